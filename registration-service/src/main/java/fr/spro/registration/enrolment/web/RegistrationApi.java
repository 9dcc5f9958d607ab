package fr.spro.registration.enrolment.web;

import fr.spro.platform.person.DeliverableAddress;
import fr.spro.platform.person.EmailAddress;
import fr.spro.platform.person.NameText;
import fr.spro.platform.person.PersonName;
import fr.spro.platform.person.ReadableName;
import fr.spro.platform.person.SplitName;
import fr.spro.platform.person.TypedName;
import fr.spro.platform.web.RejectedRequest;
import fr.spro.platform.web.idempotency.IdempotencyKey;
import fr.spro.platform.web.openapi.RejectedIf;
import fr.spro.platform.web.security.Staff;
import fr.spro.platform.web.versions.IfMatch;
import fr.spro.platform.web.versions.VersionConflict;
import fr.spro.registration.day.Answer;
import fr.spro.registration.day.RegionalDay;
import fr.spro.registration.day.SessionId;
import fr.spro.registration.day.WrongState;
import fr.spro.registration.directory.StructureId;
import fr.spro.registration.enrolment.CancelRegistration;
import fr.spro.registration.enrolment.ChangeRegistration;
import fr.spro.registration.enrolment.ConfirmRegistration;
import fr.spro.registration.enrolment.Contact;
import fr.spro.registration.enrolment.CorrectParticipant;
import fr.spro.registration.enrolment.Ended;
import fr.spro.registration.enrolment.EraseParticipant;
import fr.spro.registration.enrolment.Participant;
import fr.spro.registration.enrolment.RegisterParticipant;
import fr.spro.registration.enrolment.RegisterParticipant.Outcome;
import fr.spro.registration.enrolment.Registration;
import fr.spro.registration.enrolment.RegistrationId;
import fr.spro.registration.enrolment.Wishes;
import fr.spro.registration.seating.Occupancy.Count;
import fr.spro.registration.seating.SeatQueries;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/registration/v1/days/{slug}")
@PreAuthorize("hasRole('ORGANISER')")
class RegistrationApi {

    /// An answer to a custom question.
    record AnswerDraft(
            @Nullable @Size(max = 20) List<String> options,
            @Nullable @Size(max = Answer.MAX_LENGTH) String text) {

        static Map<String, Answer> answers(@Nullable Map<String, AnswerDraft> drafts) {
            return drafts == null
                    ? Map.of()
                    : drafts.entrySet().stream()
                            .collect(Collectors.toMap(
                                    Map.Entry::getKey, entry -> entry.getValue().answer()));
        }

        private Answer answer() {
            return Answer.of(options == null ? List.of() : options, text);
        }
    }

    /// A registration request of a client.
    ///
    /// @param firstName absent or empty if the person has only one name
    /// @param lastName the surname, or the only name; required unless `name` is there
    /// @param name both names in one text, which is split; ignored if there is a surname
    /// @param confirmed registers without confirmation by e-mail, also while registration is closed to the
    /// public
    record Request(
            @Nullable @ReadableName @Size(max = NameText.MAX_LENGTH)
            String firstName,

            @Nullable @ReadableName(required = true) @Size(max = NameText.MAX_LENGTH)
            String lastName,

            @NotBlank @DeliverableAddress String email,
            @NotNull @Pattern(regexp = "fr|en") String language,
            @Nullable String structure,
            @Nullable @Size(max = 200) String otherStructure,
            @NotNull @Size(max = 20) List<String> workshops,
            @Nullable @Size(max = 1000) String needs,
            @Nullable @Size(max = 20) Map<String, @Valid AnswerDraft> answers,
            @Nullable Boolean confirmed,

            @Nullable @Schema(deprecated = true) @Size(max = NameText.MAX_LENGTH)
            String name) {

        Request {
            var typed = TypedName.of(firstName, lastName, name);
            firstName = typed.first();
            lastName = typed.last();
        }

        Participant participant() {
            return new Participant(PersonName.of(firstName, lastName), EmailAddress.of(email), language);
        }

        /// Registered by staff, so no confirmation is needed.
        boolean isByStaff() {
            return confirmed != null && confirmed;
        }

        Wishes wishes() {
            return new Wishes(
                    structure == null ? null : new StructureId(structure),
                    otherStructure,
                    workshops.stream().map(SessionId::new).toList(),
                    needs,
                    AnswerDraft.answers(answers));
        }
    }

    /// The choices of a participant; absent answers are not changed.
    record Choice(
            @Nullable String structure,
            @Nullable @Size(max = 200) String otherStructure,
            @NotNull @Size(max = 20) List<String> workshops,
            @Nullable @Size(max = 1000) String needs,
            @Nullable @Size(max = 20) Map<String, @Valid AnswerDraft> answers) {

        Wishes wishes(Wishes before) {
            return new Wishes(
                    structure == null ? null : new StructureId(structure),
                    otherStructure,
                    workshops.stream().map(SessionId::new).toList(),
                    needs,
                    answers == null ? before.answers() : AnswerDraft.answers(answers));
        }
    }

    /// Name and address of a participant.
    ///
    /// @param firstName absent or empty if the person has only one name
    /// @param lastName the surname, or the only name; required unless `name` is there
    /// @param name both names in one text, which is split; ignored if there is a surname
    record Identity(
            @Nullable @ReadableName @Size(max = NameText.MAX_LENGTH)
            String firstName,

            @Nullable @ReadableName(required = true) @Size(max = NameText.MAX_LENGTH)
            String lastName,

            @NotBlank @DeliverableAddress String email,

            @Nullable @Schema(deprecated = true) @Size(max = NameText.MAX_LENGTH)
            String name) {

        Identity {
            var typed = TypedName.of(firstName, lastName, name);
            firstName = typed.first();
            lastName = typed.last();
        }

        /// The same text as before is the same name: it is not split again.
        PersonName nameOf(Participant before) {
            var isSame = before.name().full().equals(name) && SplitName.of(name).equals(typed());
            return isSame ? before.name() : typed();
        }

        private PersonName typed() {
            return PersonName.of(firstName, lastName);
        }

        boolean isOf(Contact contact) {
            var participant = contact.participant();
            return participant.name().equals(nameOf(participant))
                    && contact.enteredAddress().equals(EmailAddress.of(email));
        }
    }

    record Registered(String registrationId) {}

    record Seats(Count day, Map<String, Count> workshops) {}

    /// @param reason for staff only
    record Cancellation(@Nullable @Size(max = 300) String reason) {}

    private final RegistrationViews views;
    private final SeatQueries seats;
    private final RegisterParticipant registerParticipant;
    private final ChangeRegistration changeRegistration;
    private final CorrectParticipant correctParticipant;
    private final ConfirmRegistration confirmRegistration;
    private final CancelRegistration cancelRegistration;
    private final EraseParticipant eraseParticipant;
    private final Clock clock;

    RegistrationApi(
            RegistrationViews views,
            SeatQueries seats,
            RegisterParticipant registerParticipant,
            ChangeRegistration changeRegistration,
            CorrectParticipant correctParticipant,
            ConfirmRegistration confirmRegistration,
            CancelRegistration cancelRegistration,
            EraseParticipant eraseParticipant,
            Clock clock) {
        this.views = views;
        this.seats = seats;
        this.registerParticipant = registerParticipant;
        this.changeRegistration = changeRegistration;
        this.correctParticipant = correctParticipant;
        this.confirmRegistration = confirmRegistration;
        this.cancelRegistration = cancelRegistration;
        this.eraseParticipant = eraseParticipant;
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
            @Valid @RequestBody Request request,
            @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable String key,
            Staff staff) {
        var id = new RegistrationId(
                IdempotencyKey.idFor(key, staff.subject(), day.id().value()));
        var command = new RegisterParticipant.Command(
                id, day.id(), request.participant(), request.wishes(), request.isByStaff());
        return switch (registerParticipant.handle(command)) {
            case Outcome.Accepted(var accepted, var _) -> {
                if (request.isByStaff()) confirmRegistration.handle(accepted);
                yield ResponseEntity.created(URI.create("/api/registration/v1/days/%s/registrations/%s"
                                .formatted(day.id().value(), accepted.value())))
                        .body(new Registered(accepted.value()));
            }
            case Outcome.Known(var _, var other, var _) -> throw known(other);
            case Outcome.NotOpen(var now) -> throw notOpen(now);
            case Outcome.NoSuchDay _, Outcome.Moved _ -> throw notOpen(day);
            case Outcome.Invalid(var violations) -> throw new RejectedRequest(violations);
        };
    }

    @Operation(summary = "Returns a registration.")
    @GetMapping("/registrations/{id}")
    RegistrationView show(Registration registration) {
        return view(registration);
    }

    @Operation(summary = "Changes workshops, structure or needs.", description = "Idempotent.")
    @RejectedIf("the wishes are invalid, or it is too late")
    @PutMapping("/registrations/{id}/choice")
    RegistrationView choose(
            Registration registration, IfMatch ifMatch, @Valid @RequestBody Choice choice, Staff staff) {
        var before = registration.wishes();
        var wishes = choice.wishes(before);
        if (!wishes.equals(before)) requireCurrent(registration, ifMatch);
        var shown = changeRegistration.shown(registration);
        var command = new ChangeRegistration.Command(registration.id(), wishes, shown, null, staff.subject());
        return switch (changeRegistration.handle(command)) {
            case ChangeRegistration.Outcome.Changed(var changed) -> view(changed);
            case ChangeRegistration.Outcome.Conflict(var current, var _) ->
                throw new VersionConflict(current.version());
            case ChangeRegistration.Outcome.TooLate(var why) -> throw tooLate(why);
            case ChangeRegistration.Outcome.Loses _ -> throw new IllegalStateException("Everything was agreed to");
            case ChangeRegistration.Outcome.Invalid(var violations) -> throw new RejectedRequest(violations);
        };
    }

    @Operation(summary = "Changes name or address; a new address is confirmed by its owner.")
    @RejectedIf("another registration for the day has the address, or it is too late")
    @PutMapping("/registrations/{id}/identity")
    RegistrationView correct(
            Registration registration, IfMatch ifMatch, @Valid @RequestBody Identity identity, Staff staff) {
        var before = registration.participant();
        if (!identity.isOf(registration.contact())) requireCurrent(registration, ifMatch);
        var command = new CorrectParticipant.Command(
                registration.id(),
                identity.nameOf(before),
                EmailAddress.of(identity.email()),
                registration.contact().shown(),
                staff.subject());
        return switch (correctParticipant.handle(command)) {
            case CorrectParticipant.Outcome.Corrected(var corrected) -> view(corrected);
            case CorrectParticipant.Outcome.AddressTaken(var other) -> throw known(other);
            case CorrectParticipant.Outcome.TooLate(var why) -> throw tooLate(why);
            case CorrectParticipant.Outcome.Conflict(var current) -> throw new VersionConflict(current.version());
        };
    }

    @Operation(summary = "Cancels a registration.", description = "Idempotent, with or without a key.")
    @RejectedIf("the day is archived")
    @PostMapping("/registrations/{id}/cancel")
    RegistrationView cancel(
            Registration registration,
            @Valid @RequestBody(required = false) @Nullable Cancellation cancellation,
            Staff staff) {
        var reason = cancellation == null ? null : cancellation.reason();
        var cancelled = cancelRegistration.handle(registration.id(), staff.subject(), reason);
        if (cancelled.isActive()) throw tooLate(Ended.DAY_ARCHIVED);
        return view(cancelled);
    }

    @Operation(summary = "Erases the person.", description = "The bare id stays, in state `ERASED`.")
    @DeleteMapping("/registrations/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void erase(Registration registration, Staff staff) {
        eraseParticipant.handle(registration.id(), staff.subject());
    }

    private RejectedRequest notOpen(RegionalDay day) {
        return RejectedRequest.because("day", "not-open", WrongState.words(day, clock.instant()));
    }

    static RejectedRequest tooLate(Ended why) {
        return RejectedRequest.because("registration", "too-late", why.words());
    }

    static RejectedRequest known(Registration other) {
        return RejectedRequest.because(
                "email",
                "address-registered",
                other.participant().name().full(),
                other.id().value());
    }

    private static void requireCurrent(Registration registration, IfMatch ifMatch) {
        if (registration.version() != ifMatch.version()) throw new VersionConflict(registration.version());
    }

    private RegistrationView view(Registration registration) {
        return views.of(registration);
    }
}
