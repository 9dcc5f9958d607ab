package fr.spro.registration.kiosk.web;

import fr.spro.contracts.RegistrationEvent.Places;
import fr.spro.registration.day.RegionalDay;
import fr.spro.registration.day.Session;
import fr.spro.registration.day.SessionId;
import fr.spro.registration.enrolment.Registration;
import fr.spro.registration.kiosk.Guest;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The greeting at a tablet: the participant's workshops and their rooms.
///
/// @param checkedInBefore the earlier check-in, if there is one
public record KioskWelcome(
        String name, @Nullable Instant checkedInBefore, List<Session> workshops, List<Session> waiting) {

    static KioskWelcome of(Registration registration, Places places, RegionalDay day, boolean before) {
        return new KioskWelcome(
                Guest.abbreviate(registration.participant().name()),
                before ? registration.attendance().checkedInAt() : null,
                workshops(places, day, true),
                workshops(places, day, false));
    }

    private static List<Session> workshops(Places places, RegionalDay day, boolean seated) {
        return places.workshops().stream()
                .filter(place -> place.seated() == seated && (seated || Objects.nonNull(place.rank())))
                .map(place -> day.session(new SessionId(place.sessionId())))
                .flatMap(Optional::stream)
                .sorted(Comparator.comparing(Session::startsAt))
                .toList();
    }
}
