package fr.spro.registration.attendance.web;

import fr.spro.platform.web.RejectedRequest;
import fr.spro.platform.web.openapi.RejectedIf;
import fr.spro.platform.web.security.Staff;
import fr.spro.registration.attendance.CheckIn;
import fr.spro.registration.attendance.CheckIn.Outcome;
import fr.spro.registration.attendance.Refusal;
import fr.spro.registration.attendance.WithdrawCheckIn;
import fr.spro.registration.day.RegionalDay;
import fr.spro.registration.day.SessionId;
import fr.spro.registration.directory.CoordinatorAccess;
import fr.spro.registration.enrolment.Registration;
import io.swagger.v3.oas.annotations.Operation;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/registration/v1/days/{slug}")
@PreAuthorize("hasRole('ORGANISER')")
class AttendanceApi {

    record SessionView(String sessionId, Instant at) {}

    /// The attendance of a participant.
    record View(
            String registrationId,
            boolean present,
            @Nullable Instant checkedInAt,
            List<SessionView> sessions) {

        static View of(Registration registration) {
            return new View(
                    registration.id().value(),
                    registration.attendance().isCheckedIn(),
                    registration.attendance().checkedInAt(),
                    registration.attendance().sessions().stream()
                            .map(attended -> new SessionView(attended.session().value(), attended.at()))
                            .toList());
        }
    }

    private final CoordinatorAccess access;
    private final CheckIn checkIn;
    private final WithdrawCheckIn withdrawCheckIn;

    AttendanceApi(CoordinatorAccess access, CheckIn checkIn, WithdrawCheckIn withdrawCheckIn) {
        this.access = access;
        this.checkIn = checkIn;
        this.withdrawCheckIn = withdrawCheckIn;
    }

    @Operation(
            summary = "Checks the participant in to the day.",
            description = "Also confirms a registration that is to be confirmed, and accepts an offered place."
                    + " Idempotent, with or without a key.")
    @RejectedIf("the registration is not active, the day is cancelled or archived, or it is too early")
    @PostMapping("/registrations/{id}/check-in")
    View checkIn(Registration registration, Staff staff) {
        return view(checkIn.handle(registration.day(), registration.id(), null, access.of(staff), staff.subject()));
    }

    @Operation(
            summary = "Checks the participant in to a session, and so to the day.",
            description = "Also confirms a registration that is to be confirmed, and accepts an offered place."
                    + " Idempotent, with or without a key.")
    @RejectedIf("the registration is not active, the day is cancelled or archived, or it is too early")
    @PostMapping("/registrations/{id}/sessions/{session}/check-in")
    View checkInSession(RegionalDay day, Registration registration, @PathVariable String session, Staff staff) {
        var known = day.getSession(new SessionId(session));
        return view(checkIn.handle(day.id(), registration.id(), known.id(), access.of(staff), staff.subject()));
    }

    @Operation(
            summary = "Withdraws a check-in to the day, with those to its sessions.",
            description = "For mistakes. Late duplicates from devices do not restore it. Idempotent.")
    @RejectedIf("the day is archived, or the person is erased")
    @DeleteMapping("/registrations/{id}/check-in")
    View withdraw(Registration registration, Staff staff) {
        return withdraw(registration, null, staff);
    }

    @Operation(
            summary = "Withdraws a check-in to a session, but not to the day.",
            description = "For mistakes. Late duplicates from devices do not restore it. Idempotent.")
    @RejectedIf("the day is archived, or the person is erased")
    @DeleteMapping("/registrations/{id}/sessions/{session}/check-in")
    View withdrawSession(RegionalDay day, Registration registration, @PathVariable String session, Staff staff) {
        return withdraw(registration, new SessionId(session), staff);
    }

    private View withdraw(Registration registration, @Nullable SessionId session, Staff staff) {
        var command = new WithdrawCheckIn.Command(registration.day(), registration.id(), session, staff.subject());
        return switch (withdrawCheckIn.handle(command, access.of(staff))) {
            case WithdrawCheckIn.Outcome.Withdrawn(var now) -> View.of(now);
            case WithdrawCheckIn.Outcome.Refused(var reason) -> throw rejection(reason);
        };
    }

    private static View view(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Recorded(var registration) -> View.of(registration);
            case Outcome.AlreadyRecorded(var registration) -> View.of(registration);
            case Outcome.Refused(var reason) -> throw rejection(reason);
        };
    }

    static RejectedRequest rejection(Refusal reason) {
        return switch (reason) {
            case TOO_EARLY -> RejectedRequest.because("day", "check-in-too-early");
            case DAY_CANCELLED -> RejectedRequest.because("day", "day-cancelled");
            case DAY_ARCHIVED -> RejectedRequest.because("day", "day-archived");
            case CANCELLED -> RejectedRequest.because("registration", "registration-cancelled");
            case LAPSED -> RejectedRequest.because("registration", "registration-lapsed");
            case ERASED -> RejectedRequest.because("registration", "person-erased");
            case OTHER_DAY -> RejectedRequest.because("registration", "badge-of-another-day");
            case UNKNOWN_SESSION, WITHDRAWN, UNKNOWN -> RejectedRequest.because("registration", "not-expected");
        };
    }
}
