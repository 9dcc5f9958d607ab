package fr.spro.registration.enrolment.web;

import fr.spro.platform.web.CalendarEntry;
import fr.spro.platform.web.CalendarFile;
import fr.spro.platform.web.CalendarSequence;
import fr.spro.platform.web.UnknownLink;
import fr.spro.registration.day.Days;
import fr.spro.registration.day.RegionalDay;
import fr.spro.registration.enrolment.OwnLinks;
import fr.spro.registration.enrolment.ParticipantState;
import fr.spro.registration.enrolment.Registration;
import fr.spro.registration.enrolment.Registrations;
import fr.spro.registration.seating.SeatQueries;
import fr.spro.suite.Dates;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/// A participant's calendar file, which says what the own page says: confirmed with a place, tentative without one yet,
/// cancelled once the registration has ended. It has no secret link, since calendars are shared.
@Controller
class OwnCalendarController {

    private final OwnLinks links;
    private final Days days;
    private final Registrations registrations;
    private final SeatQueries seats;
    private final CalendarEntries entries;

    OwnCalendarController(
            OwnLinks links, Days days, Registrations registrations, SeatQueries seats, CalendarEntries entries) {
        this.links = links;
        this.days = days;
        this.registrations = registrations;
        this.seats = seats;
        this.entries = entries;
    }

    @GetMapping("/inscriptions/{secret}/journee.ics")
    ResponseEntity<byte[]> show(@PathVariable String secret, Locale language) {
        var id = links.find(secret).id();
        var events = registrations.findEventSequenceById(id).orElseThrow(UnknownLink::new);
        // Read afterwards: an older state with a newer sequence would win.
        var registration = registrations.findById(id).orElseThrow(UnknownLink::new);
        var day = days.findById(registration.day()).orElseThrow(UnknownLink::new);
        var sequence = CalendarSequence.ofRegistration(events.sequence(), day.version());
        var entry = entries.of(day, registration.id().value(), sequence, language);
        return CalendarEntries.response(file(entry, registration, day, language));
    }

    private CalendarFile file(CalendarEntry entry, Registration registration, RegionalDay day, Locale language) {
        var state = ParticipantState.of(day, registration, seats);
        if (!state.isActive() || state.code() == ParticipantState.Code.DAY_CANCELLED) return entry.cancelled();
        var description = Stream.concat(workshops(state, day, language), Stream.of(entries.publicPage(day)))
                .collect(Collectors.joining("\n"));
        return state.hasPlace() ? entry.confirmed(description) : entry.tentative(description);
    }

    /// Those with a seat, with their times.
    private static Stream<String> workshops(ParticipantState state, RegionalDay day, Locale language) {
        return day.sessions().stream()
                .filter(session -> state.hasSeatIn(session.id()))
                .map(session -> "%s – %s, %s, %s"
                        .formatted(
                                Dates.time(session.startsAt(), day.zone(), language),
                                Dates.time(session.endsAt(), day.zone(), language),
                                session.titleText().in(language),
                                session.room()));
    }
}
