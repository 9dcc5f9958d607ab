package fr.spro.registration.enrolment.web;

import fr.spro.contracts.RegistrationEvent.Places;
import fr.spro.platform.UnknownAggregate;
import fr.spro.platform.security.Staff;
import fr.spro.platform.web.ApiProblems.Fault;
import fr.spro.platform.web.IdempotencyKey;
import fr.spro.platform.web.Refused;
import fr.spro.registration.day.DayId;
import fr.spro.registration.day.Days;
import fr.spro.registration.day.RegionalDay;
import fr.spro.registration.day.SessionId;
import fr.spro.registration.directory.StructureId;
import fr.spro.registration.enrolment.CheckIn;
import fr.spro.registration.enrolment.Enrolment;
import fr.spro.registration.enrolment.Enrolment.Count;
import fr.spro.registration.enrolment.Participant;
import fr.spro.registration.enrolment.RegisterParticipant;
import fr.spro.registration.enrolment.RegisterParticipant.Outcome;
import fr.spro.registration.enrolment.Registration;
import fr.spro.registration.enrolment.RegistrationId;
import fr.spro.registration.enrolment.Registrations;
import fr.spro.registration.enrolment.Wishes;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Limit;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/registration/v1/days/{slug}")
@PreAuthorize("hasRole('ORGANISER')")
class RegistrationApi {

    private static final int PAGE = 100;

    /// What a client asks for in the name of a participant.
    record Request(
            @NotBlank @Size(max = 100) String name,
            @NotBlank @Email @Size(max = 200) String email,
            @NotNull @Pattern(regexp = "fr|en") String language,
            @Nullable String structure,
            @Nullable @Size(max = 200) String otherStructure,
            @NotNull @Size(max = 20) List<String> workshops,
            @Nullable @Size(max = 1000) String needs) {

        Wishes wishes() {
            return new Wishes(
                    structure == null ? null : new StructureId(structure),
                    otherStructure,
                    workshops.stream().map(SessionId::new).toList(),
                    needs);
        }
    }

    record Registered(String registrationId) {}

    record Seats(Count day, Map<String, Count> workshops) {}

    record View(
            String registrationId,
            String name,
            String email,
            @Nullable String structure,
            String status,
            boolean present,
            Places places) {}

    /// One page; `next` asks for the one after it.
    record Page(List<View> registrations, @Nullable String next) {}

    private final Days days;
    private final Registrations registrations;
    private final Enrolment enrolment;
    private final RegisterParticipant registerParticipant;
    private final CheckIn checkIn;

    RegistrationApi(
            Days days,
            Registrations registrations,
            Enrolment enrolment,
            RegisterParticipant registerParticipant,
            CheckIn checkIn) {
        this.days = days;
        this.registrations = registrations;
        this.enrolment = enrolment;
        this.registerParticipant = registerParticipant;
        this.checkIn = checkIn;
    }

    @GetMapping("/seats")
    Seats seats(@PathVariable String slug) {
        var fullness = enrolment.of(find(slug));
        var workshops = new LinkedHashMap<String, Count>();
        fullness.workshops().forEach((id, count) -> workshops.put(id.value(), count));
        return new Seats(fullness.day(), workshops);
    }

    @PostMapping("/registrations")
    @ResponseStatus(HttpStatus.CREATED)
    Registered register(
            @PathVariable String slug,
            @Valid @RequestBody Request request,
            @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable String key,
            Staff staff) {
        var id = new RegistrationId(IdempotencyKey.idFor(key, staff.subject(), slug));
        var participant =
                new Participant(request.name().strip(), request.email().strip(), request.language());
        var command = new RegisterParticipant.Command(id, new DayId(slug), participant, request.wishes(), false);
        return switch (registerParticipant.handle(command)) {
            case Outcome.Accepted(var accepted) -> new Registered(accepted.value());
            case Outcome.NoSuchDay() -> throw new UnknownAggregate(RegionalDay.class, command.day());
            case Outcome.NotOpen() -> throw new Refused(List.of(new Fault("day", "takes no registrations")));
            case Outcome.Faulty(var faults) ->
                throw new Refused(faults.stream()
                        .map(fault -> switch (fault) {
                            case UNKNOWN_STRUCTURE -> new Fault("structure", "is not in the directory");
                            case UNKNOWN_WORKSHOP -> new Fault("workshops", "are not all workshops of the day");
                            case WORKSHOPS_OVERLAP -> new Fault("workshops", "take place at the same time");
                        })
                        .toList());
        };
    }

    @GetMapping("/registrations")
    Page list(@PathVariable String slug, @RequestParam(defaultValue = "") String after) {
        var day = find(slug);
        var found =
                registrations.findByDayAndIdGreaterThanOrderById(day.id(), new RegistrationId(after), Limit.of(PAGE));
        var places = enrolment.placesOf(day.id(), found);
        var views = found.stream()
                .map(registration -> view(registration, places.get(registration.id())))
                .toList();
        return new Page(views, found.size() < PAGE ? null : found.getLast().id().value());
    }

    /// Notes that the participant came. To ask again changes nothing, with or without a key.
    @PostMapping("/registrations/{id}/check-in")
    View checkIn(@PathVariable String slug, @PathVariable String id) {
        return switch (checkIn.handle(new DayId(slug), new RegistrationId(id))) {
            case CheckIn.Outcome.Present(var registration) -> view(registration, enrolment.placesOf(registration));
            case CheckIn.Outcome.NotExpected() ->
                throw new Refused(List.of(new Fault("registration", "has no confirmed registration at this day")));
        };
    }

    private static View view(Registration registration, Places places) {
        var structure = registration.wishes().structure();
        return new View(
                registration.id().value(),
                registration.participant().name(),
                registration.participant().email(),
                structure == null ? null : structure.value(),
                registration.status().getClass().getSimpleName().toUpperCase(java.util.Locale.ROOT),
                registration.checkedInAt() != null,
                places);
    }

    private RegionalDay find(String slug) {
        var id = new DayId(slug);
        return days.findById(id).orElseThrow(() -> new UnknownAggregate(RegionalDay.class, id));
    }
}
