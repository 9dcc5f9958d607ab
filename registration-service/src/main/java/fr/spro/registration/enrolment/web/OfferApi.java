package fr.spro.registration.enrolment.web;

import fr.spro.platform.web.RejectedRequest;
import fr.spro.platform.web.openapi.ConflictIf;
import fr.spro.platform.web.openapi.RejectedIf;
import fr.spro.platform.web.security.Staff;
import fr.spro.registration.day.RegionalDay;
import fr.spro.registration.day.SessionId;
import fr.spro.registration.enrolment.Ended;
import fr.spro.registration.enrolment.Registration;
import fr.spro.registration.enrolment.Registrations;
import fr.spro.registration.enrolment.web.OfferAnswers.Result;
import io.swagger.v3.oas.annotations.Operation;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// The API for a person who answers an offered seat by telephone.
@RestController
@RequestMapping("/api/registration/v1/days/{slug}/registrations/{id}")
@PreAuthorize("hasRole('ORGANISER')")
class OfferApi {

    private final OfferAnswers offerAnswers;
    private final Registrations registrations;
    private final RegistrationViews views;

    OfferApi(OfferAnswers offerAnswers, Registrations registrations, RegistrationViews views) {
        this.offerAnswers = offerAnswers;
        this.registrations = registrations;
        this.views = views;
    }

    @Operation(
            summary = "Accepts the offered place at the day for a person who asked for it.",
            description = "Idempotent. Cancel the registration to leave the place to somebody else.")
    @RejectedIf("the registration has ended, or the day is cancelled or over")
    @ConflictIf("The place is not offered, or its time is over. `errors` has the reason, such as `offer-over`.")
    @PostMapping("/offer/accept")
    RegistrationView acceptDay(RegionalDay day, Registration registration, Staff staff) {
        return answered(offerAnswers.accept(registration, null, staff.subject()), day, registration);
    }

    @Operation(
            summary = "Accepts the offered seat in a workshop for a person who asked for it.",
            description = "Idempotent.")
    @RejectedIf("the registration has ended, or the day is cancelled or over")
    @ConflictIf("The seat is not offered, or its time is over. `errors` has the reason, such as `offer-over`.")
    @PostMapping("/sessions/{session}/offer/accept")
    RegistrationView accept(RegionalDay day, Registration registration, @PathVariable String session, Staff staff) {
        var workshop = day.getWorkshop(new SessionId(session)).id();
        return answered(offerAnswers.accept(registration, workshop, staff.subject()), day, registration);
    }

    @Operation(
            summary = "Leaves the offered seat in a workshop to somebody else, for a person who asked for it.",
            description = "Idempotent: the registration no longer has this workshop.")
    @RejectedIf("the registration has ended, or the day is cancelled or over")
    @ConflictIf("The time of the offer is over, or the seat was accepted before. `errors` has the reason, such as"
            + " `offer-over`.")
    @PostMapping("/sessions/{session}/offer/decline")
    RegistrationView decline(RegionalDay day, Registration registration, @PathVariable String session, Staff staff) {
        var workshop = day.getWorkshop(new SessionId(session)).id();
        return answered(offerAnswers.decline(registration, workshop, staff.subject()), day, registration);
    }

    private RegistrationView answered(Result result, RegionalDay day, Registration registration) {
        return switch (result) {
            case ACCEPTED, LEFT ->
                views.of(registrations.findById(registration.id()).orElseThrow());
            case KEPT -> throw RejectedRequest.conflict("offer", "offer-accepted");
            case DAY_MISSED, WORKSHOP_MISSED -> throw RejectedRequest.conflict("offer", "offer-over");
            case GONE -> throw RejectedRequest.conflict("offer", "offer-gone");
            case ENDED ->
                throw RegistrationRejections.tooLate(Ended.of(registration, day).orElse(Ended.LAPSED));
        };
    }
}
