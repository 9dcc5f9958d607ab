package fr.spro.registration.attendance;

import fr.spro.platform.messaging.outbox.TextId;
import fr.spro.registration.day.DayId;
import fr.spro.registration.day.SessionId;
import fr.spro.registration.enrolment.RegistrationId;
import org.jspecify.annotations.Nullable;

/// Natural key of a pending check-in: one registration at one day or session, whichever device sent it.
public record PendingCheckInId(String value) implements TextId {

    static PendingCheckInId of(DayId day, RegistrationId registration, @Nullable SessionId session) {
        var place = session == null ? "day" : "session-" + session.value();
        return new PendingCheckInId("%s.%s.%s".formatted(day.value(), registration.value(), place));
    }
}
