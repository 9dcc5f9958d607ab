package fr.spro.registration.reports;

import fr.spro.platform.messaging.outbox.TextId;
import fr.spro.registration.day.DayId;
import fr.spro.registration.day.SessionId;

/// Identity of a report: one per workshop of a day.
public record ReportId(String value) implements TextId {

    public static ReportId of(DayId day, SessionId workshop) {
        return new ReportId("%s~%s".formatted(day.value(), workshop.value()));
    }
}
