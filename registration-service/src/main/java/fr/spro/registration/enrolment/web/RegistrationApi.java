package fr.spro.registration.enrolment.web;

import fr.spro.platform.web.RejectedRequest;
import fr.spro.platform.web.idempotency.IdempotencyKey;
import fr.spro.platform.web.openapi.RejectedIf;
import fr.spro.platform.web.security.Staff;
import fr.spro.registration.day.RegionalDay;
import fr.spro.registration.enrolment.ConfirmRegistration;
import fr.spro.registration.enrolment.RegisterParticipant;
import fr.spro.registration.enrolment.RegisterParticipant.Outcome;
import fr.spro.registration.enrolment.Registration;
import fr.spro.registration.enrolment.RegistrationId;
import fr.spro.registration.seating.Occupancy.Count;
import fr.spro.registration.seating.SeatQueries;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.Valid;
import java.net.URI;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// The API for registrations of a day: how full it is, a new one, and one that is there.
@RestController
@RequestMapping("/api/registration/v1/days/{slug}")
@PreAuthorize("hasRole('ORGANISER')")
class RegistrationApi {

    record Registered(String registrationId) {}

    record Seats(Count day, Map<String, Count> workshops) {}

    private final RegistrationViews views;
    private final SeatQueries seats;
    private final RegisterParticipant registerParticipant;
    private final ConfirmRegistration confirmRegistration;
    private final Clock clock;

    RegistrationApi(
            RegistrationViews views,
            SeatQueries seats,
            RegisterParticipant registerParticipant,
            ConfirmRegistration confirmRegistration,
            Clock clock) {
        this.views = views;
        this.seats = seats;
        this.registerParticipant = registerParticipant;
        this.confirmRegistration = confirmRegistration;
        this.clock = clock;
    }

    @Operation(summary = "Returns the occupancy of the day and its workshops.")
    @GetMapping("/seats")
    Seats seats(RegionalDay day) {
        var occupancy = seats.of(day);
        var workshops = new LinkedHashMap<String, Count>();
        occupancy.workshops().forEach((id, count) -> workshops.put(id.value(), count));
        return new Seats(occupancy.day(), workshops);
    }

    @Operation(
            summary = "Registers a participant, who confirms by e-mail.",
            description = "If another registration for the day has the address, nothing changes and nobody is mailed:"
                    + " the error names it.")
    @RejectedIf(
            "the day is not open for registration, another registration for the day has the address, or the wishes are"
                    + " invalid")
    @PostMapping("/registrations")
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<Registered> register(
            RegionalDay day,
            @Valid @RequestBody RegistrationRequest request,
            @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable String key,
            Staff staff) {
        var id = new RegistrationId(
                IdempotencyKey.idFor(key, staff.subject(), day.id().value()));
        var command = new RegisterParticipant.Command(
                id, day.id(), request.participant(), request.wishes(), request.isByStaff());
        return switch (registerParticipant.handle(command)) {
            case Outcome.Accepted(var accepted, var _) -> {
                if (request.isByStaff()) confirmRegistration.entered(accepted, staff.subject(), false);
                yield ResponseEntity.created(URI.create("/api/registration/v1/days/%s/registrations/%s"
                                .formatted(day.id().value(), accepted.value())))
                        .body(new Registered(accepted.value()));
            }
            case Outcome.Known(var _, var other, var _) -> throw RegistrationRejections.known(other);
            case Outcome.NotOpen(var now) -> throw RegistrationRejections.notOpen(now, clock.instant());
            case Outcome.NoSuchDay _, Outcome.Moved _ -> throw RegistrationRejections.notOpen(day, clock.instant());
            case Outcome.Invalid(var violations) -> throw new RejectedRequest(violations);
        };
    }

    @Operation(summary = "Returns a registration.")
    @GetMapping("/registrations/{id}")
    RegistrationView show(Registration registration) {
        return views.of(registration);
    }
}
