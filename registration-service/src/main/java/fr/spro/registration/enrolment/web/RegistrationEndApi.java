package fr.spro.registration.enrolment.web;

import fr.spro.platform.web.openapi.RejectedIf;
import fr.spro.platform.web.security.Staff;
import fr.spro.registration.enrolment.CancelRegistration;
import fr.spro.registration.enrolment.Ended;
import fr.spro.registration.enrolment.EraseParticipant;
import fr.spro.registration.enrolment.Registration;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// The API for the end of a registration: it is cancelled, or the person erased.
@RestController
@RequestMapping("/api/registration/v1/days/{slug}/registrations/{id}")
@PreAuthorize("hasRole('ORGANISER')")
@Tag(name = "Registration")
class RegistrationEndApi {

    /// @param reason for staff only
    record Cancellation(@Nullable @Size(max = 300) String reason) {}

    private final CancelRegistration cancelRegistration;
    private final EraseParticipant eraseParticipant;
    private final RegistrationViews views;

    RegistrationEndApi(
            CancelRegistration cancelRegistration, EraseParticipant eraseParticipant, RegistrationViews views) {
        this.cancelRegistration = cancelRegistration;
        this.eraseParticipant = eraseParticipant;
        this.views = views;
    }

    @Operation(summary = "Cancels a registration.", description = "Idempotent, with or without a key.")
    @RejectedIf("the day is archived")
    @PostMapping("/cancel")
    RegistrationView cancel(
            Registration registration,
            @Valid @RequestBody(required = false) @Nullable Cancellation cancellation,
            Staff staff) {
        var reason = cancellation == null ? null : cancellation.reason();
        var cancelled = cancelRegistration.handle(registration.id(), staff.subject(), reason);
        if (cancelled.isActive()) throw RegistrationRejections.tooLate(Ended.DAY_ARCHIVED);
        return views.of(cancelled);
    }

    @Operation(summary = "Erases the person.", description = "The bare id stays, in state `ERASED`.")
    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void erase(Registration registration, Staff staff) {
        eraseParticipant.handle(registration.id(), staff.subject());
    }
}
