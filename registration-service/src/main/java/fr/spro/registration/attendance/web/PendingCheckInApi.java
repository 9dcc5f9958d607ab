package fr.spro.registration.attendance.web;

import fr.spro.platform.web.openapi.RejectedIf;
import fr.spro.platform.web.security.Staff;
import fr.spro.registration.attendance.DecideCheckIn;
import fr.spro.registration.attendance.ListPendingCheckIns;
import fr.spro.registration.attendance.ListPendingCheckIns.Line;
import fr.spro.registration.attendance.PendingCheckIn;
import fr.spro.registration.attendance.Refusal;
import fr.spro.registration.day.RegionalDay;
import io.swagger.v3.oas.annotations.Operation;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/registration/v1/days/{slug}/attendance/pending")
@PreAuthorize("hasRole('ORGANISER')")
class PendingCheckInApi {

    /// A check-in that did not fit its registration.
    ///
    /// @param sessionId absent for the day as a whole
    /// @param reason why it was not recorded
    /// @param acceptable whether the person can be made present
    record PendingView(
            String id,
            String registrationId,
            String name,
            @Nullable String sessionId,
            Instant at,
            Refusal reason,
            boolean acceptable) {

        static PendingView of(Line line) {
            var checkIn = line.checkIn();
            return new PendingView(
                    checkIn.id().value(),
                    checkIn.registration().value(),
                    line.name().full(),
                    checkIn.session() == null ? null : checkIn.session().value(),
                    checkIn.at(),
                    checkIn.reason(),
                    line.isAcceptable());
        }
    }

    /// All pending check-ins of a day, the earliest first.
    record PendingList(List<PendingView> pending) {}

    private final ListPendingCheckIns listPendingCheckIns;
    private final DecideCheckIn decideCheckIn;

    PendingCheckInApi(ListPendingCheckIns listPendingCheckIns, DecideCheckIn decideCheckIn) {
        this.listPendingCheckIns = listPendingCheckIns;
        this.decideCheckIn = decideCheckIn;
    }

    @Operation(summary = "Returns the check-ins that did not fit their registration and await a decision.")
    @GetMapping
    PendingList list(RegionalDay day) {
        return new PendingList(listPendingCheckIns.of(day.requirePublic()).stream()
                .map(PendingView::of)
                .toList());
    }

    @Operation(
            summary = "Records the person as present.",
            description =
                    "A cancelled or lapsed registration becomes active again. Somebody with the badge of another day"
                            + " is present with the registration for this day. Idempotent, with or without a key.")
    @RejectedIf(
            "the badge belongs to another day and the person is not registered for this one, the person is erased, or"
                    + " the day is cancelled or archived")
    @PostMapping("/{pending}/accept")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void accept(PendingCheckIn pending, Staff staff) {
        if (decideCheckIn.accept(pending.id(), staff.subject()) instanceof DecideCheckIn.Outcome.Refused(var reason)) {
            throw AttendanceApi.rejection(reason);
        }
    }

    @Operation(
            summary = "Sets the check-in aside.",
            description = "Late duplicates of it stay set aside. Idempotent, with or without a key.")
    @PostMapping("/{pending}/dismiss")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void dismiss(PendingCheckIn pending, Staff staff) {
        decideCheckIn.dismiss(pending.id(), staff.subject());
    }

    @Operation(
            summary = "Takes back that the check-in was set aside.",
            description = "It awaits a decision again. A no-op if it was not set aside.")
    @PostMapping("/{pending}/reopen")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void reopen(PendingCheckIn pending, Staff staff) {
        decideCheckIn.reopen(pending.id(), staff.subject());
    }
}
