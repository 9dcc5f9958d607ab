package fr.spro.registration.enrolment.web;

import fr.spro.platform.web.RejectedRequest;
import fr.spro.platform.web.openapi.ConflictIf;
import fr.spro.platform.web.openapi.RejectedIf;
import fr.spro.platform.web.security.Staff;
import fr.spro.registration.day.RegionalDay;
import fr.spro.registration.enrolment.ConfirmRegistration;
import fr.spro.registration.enrolment.Ended;
import fr.spro.registration.enrolment.Registration;
import fr.spro.registration.enrolment.ResendRefusal;
import fr.spro.registration.enrolment.ResendRequest;
import fr.spro.registration.enrolment.RestoreRegistration;
import io.swagger.v3.oas.annotations.Operation;
import java.time.Clock;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// The API for somebody who asks an organiser: who has not confirmed, or was cancelled by mistake.
@RestController
@RequestMapping("/api/registration/v1/days/{slug}/registrations/{id}")
@PreAuthorize("hasRole('ORGANISER')")
class ConfirmationApi {

    private final ConfirmRegistration confirmRegistration;
    private final ResendRequest resendRequest;
    private final RestoreRegistration restoreRegistration;
    private final RegistrationViews views;
    private final Clock clock;

    ConfirmationApi(
            ConfirmRegistration confirmRegistration,
            ResendRequest resendRequest,
            RestoreRegistration restoreRegistration,
            RegistrationViews views,
            Clock clock) {
        this.confirmRegistration = confirmRegistration;
        this.resendRequest = resendRequest;
        this.restoreRegistration = restoreRegistration;
        this.views = views;
        this.clock = clock;
    }

    @Operation(summary = "Confirms a registration for a person who asked for it.", description = "Idempotent.")
    @RejectedIf("the registration has ended, or the day is cancelled or archived")
    @PostMapping("/confirm")
    RegistrationView confirm(RegionalDay day, Registration registration, Staff staff) {
        var confirmed = confirmRegistration.handle(registration.id(), staff.subject());
        if (!confirmed.isConfirmed()) {
            throw RegistrationRejections.tooLate(Ended.of(confirmed, day).orElse(Ended.DAY_ARCHIVED));
        }
        return views.of(confirmed);
    }

    @Operation(
            summary = "Undoes the cancellation of a registration.",
            description = "Idempotent. It joins the end of the lists; the response has the places. A registration that"
                    + " was not confirmed is to be confirmed again.")
    @RejectedIf(
            "the registration has lapsed or is erased, was not confirmed and the day is over or cancelled, the day is"
                    + " archived, or another registration for the day has the address")
    @PostMapping("/restore")
    RegistrationView restore(RegionalDay day, Registration registration, Staff staff) {
        var restored = restoreRegistration.undo(registration.id(), staff.subject());
        if (!restored.id().equals(registration.id())) throw RegistrationRejections.known(restored);
        if (!restored.isActive()) throw RegistrationRejections.tooLate(notRestored(restored, day));
        return views.of(restored);
    }

    @Operation(
            summary = "Sends the message with the link again.",
            description = "To a person who has not confirmed: the link to confirm. To others: a new link, with the"
                    + " present state of the registration; earlier links no longer work. At most every ten minutes, and"
                    + " as often in a day as the public page for lost links.")
    @ConflictIf(
            "Nothing was sent: the registration has ended, it is to be confirmed and the day is cancelled or over, a"
                    + " message was sent in the last ten minutes, or as many today as an address may receive. `errors`"
                    + " has the reason, such as `day-over`.")
    @PostMapping("/resend")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void resend(Registration registration, Staff staff) {
        resendRequest.handle(registration.id(), staff.subject()).ifPresent(refusal -> {
            throw conflict(refusal);
        });
    }

    private Ended notRestored(Registration registration, RegionalDay day) {
        return switch (registration.restoreRefusal(day, clock.instant()).orElseThrow()) {
            case ERASED -> Ended.ERASED;
            case LAPSED -> Ended.LAPSED;
            case DAY_ARCHIVED -> Ended.DAY_ARCHIVED;
            case DAY_CANCELLED -> Ended.DAY_CANCELLED;
            case DAY_OVER -> Ended.DAY_OVER;
            case ACTIVE -> throw new IllegalStateException("It is active");
        };
    }

    private static RejectedRequest conflict(ResendRefusal refusal) {
        return switch (refusal) {
            case CANCELLED -> RejectedRequest.conflict("registration", "registration-cancelled");
            case LAPSED -> RejectedRequest.conflict("registration", "registration-lapsed");
            case ERASED -> RejectedRequest.conflict("registration", "person-erased");
            case DAY_CANCELLED -> RejectedRequest.conflict("day", "day-cancelled");
            case DAY_OVER -> RejectedRequest.conflict("day", "day-over");
            case RECENT -> RejectedRequest.conflict("registration", "sent-recently");
            case DAILY -> RejectedRequest.conflict("registration", "sent-often");
        };
    }
}
