package fr.spro.registration.enrolment.web;

import fr.spro.platform.person.EmailAddress;
import fr.spro.platform.web.RejectedRequest;
import fr.spro.platform.web.openapi.RejectedIf;
import fr.spro.platform.web.security.Staff;
import fr.spro.platform.web.versions.IfMatch;
import fr.spro.platform.web.versions.VersionConflict;
import fr.spro.registration.enrolment.ChangeRegistration;
import fr.spro.registration.enrolment.CorrectParticipant;
import fr.spro.registration.enrolment.Registration;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// The API for changes to a registration that stands: choices, name and address.
@RestController
@RequestMapping("/api/registration/v1/days/{slug}/registrations/{id}")
@PreAuthorize("hasRole('ORGANISER')")
@Tag(name = "Registration")
class RegistrationChangesApi {

    private final ChangeRegistration changeRegistration;
    private final CorrectParticipant correctParticipant;
    private final RegistrationViews views;

    RegistrationChangesApi(
            ChangeRegistration changeRegistration, CorrectParticipant correctParticipant, RegistrationViews views) {
        this.changeRegistration = changeRegistration;
        this.correctParticipant = correctParticipant;
        this.views = views;
    }

    @Operation(summary = "Changes workshops, structure or needs.", description = "Idempotent.")
    @RejectedIf("the wishes are invalid, or it is too late")
    @PutMapping("/choice")
    RegistrationView choose(
            Registration registration, IfMatch ifMatch, @Valid @RequestBody RegistrationChoice choice, Staff staff) {
        var before = registration.wishes();
        var wishes = choice.wishes(before.answers());
        if (!wishes.equals(before)) requireCurrent(registration, ifMatch);
        var shown = changeRegistration.shown(registration);
        var command = new ChangeRegistration.Command(registration.id(), wishes, shown, null, staff.subject());
        return switch (changeRegistration.handle(command)) {
            case ChangeRegistration.Outcome.Changed(var changed) -> views.of(changed);
            case ChangeRegistration.Outcome.Conflict(var current, var _) ->
                throw new VersionConflict(current.version());
            case ChangeRegistration.Outcome.TooLate(var why) -> throw RegistrationRejections.tooLate(why);
            case ChangeRegistration.Outcome.Loses _ -> throw new IllegalStateException("Everything was agreed to");
            case ChangeRegistration.Outcome.Invalid(var violations) -> throw new RejectedRequest(violations);
        };
    }

    @Operation(summary = "Changes name or address; a new address is confirmed by its owner.")
    @RejectedIf("another registration for the day has the address, or it is too late")
    @PutMapping("/identity")
    RegistrationView correct(
            Registration registration,
            IfMatch ifMatch,
            @Valid @RequestBody RegistrationIdentity identity,
            Staff staff) {
        var before = registration.participant();
        if (!identity.isOf(registration.contact())) requireCurrent(registration, ifMatch);
        var command = new CorrectParticipant.Command(
                registration.id(),
                identity.nameOf(before),
                EmailAddress.of(identity.email()),
                registration.contact().shown(),
                staff.subject());
        return switch (correctParticipant.handle(command)) {
            case CorrectParticipant.Outcome.Corrected(var corrected, var _) -> views.of(corrected);
            case CorrectParticipant.Outcome.AddressTaken(var other) -> throw RegistrationRejections.known(other);
            case CorrectParticipant.Outcome.TooLate(var why) -> throw RegistrationRejections.tooLate(why);
            case CorrectParticipant.Outcome.Conflict(var current) -> throw new VersionConflict(current.version());
        };
    }

    private static void requireCurrent(Registration registration, IfMatch ifMatch) {
        if (registration.version() != ifMatch.version()) throw new VersionConflict(registration.version());
    }
}
