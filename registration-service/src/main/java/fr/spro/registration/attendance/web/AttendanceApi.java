package fr.spro.registration.attendance.web;

import fr.spro.platform.web.ApiProblems.Fault;
import fr.spro.platform.web.Refused;
import fr.spro.registration.attendance.CheckIn;
import fr.spro.registration.attendance.CheckIn.Outcome;
import fr.spro.registration.day.DayId;
import fr.spro.registration.day.SessionId;
import fr.spro.registration.enrolment.Registration;
import fr.spro.registration.enrolment.RegistrationId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/registration/v1/days/{slug}")
@PreAuthorize("hasRole('ORGANISER')")
class AttendanceApi {

    record SessionView(String sessionId, Instant at) {}

    /// Whether and when somebody came.
    record View(
            String registrationId,
            boolean present,
            @Nullable Instant checkedInAt,
            List<SessionView> sessions) {

        static View of(Registration registration) {
            return new View(
                    registration.id().value(),
                    registration.checkedInAt() != null,
                    registration.checkedInAt(),
                    registration.attended().stream()
                            .map(attended -> new SessionView(attended.session().value(), attended.at()))
                            .toList());
        }
    }

    private final CheckIn checkIn;

    AttendanceApi(CheckIn checkIn) {
        this.checkIn = checkIn;
    }

    /// Notes that the participant came to the day. To ask again changes nothing, with or without a key.
    @PostMapping("/registrations/{id}/check-in")
    View checkIn(@PathVariable String slug, @PathVariable String id) {
        return noted(checkIn.handle(new DayId(slug), new RegistrationId(id), null));
    }

    /// Notes that the participant came to a session, and so to the day. To ask again changes nothing.
    @PostMapping("/registrations/{id}/sessions/{session}/check-in")
    View checkIn(@PathVariable String slug, @PathVariable String id, @PathVariable String session) {
        return noted(checkIn.handle(new DayId(slug), new RegistrationId(id), new SessionId(session)));
    }

    private static View noted(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Noted(var registration) -> View.of(registration);
            case Outcome.NotedBefore(var registration) -> View.of(registration);
            case Outcome.NotExpected() ->
                throw new Refused(
                        List.of(new Fault("registration", "does not count at this day, or there is no such session")));
        };
    }
}
