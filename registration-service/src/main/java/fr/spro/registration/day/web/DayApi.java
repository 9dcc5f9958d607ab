package fr.spro.registration.day.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import fr.spro.platform.web.MaxBody;
import fr.spro.platform.web.RejectedRequest;
import fr.spro.platform.web.idempotency.IdempotencyKey;
import fr.spro.platform.web.openapi.ConflictIf;
import fr.spro.platform.web.openapi.RejectedIf;
import fr.spro.platform.web.security.Staff;
import fr.spro.platform.web.versions.IfMatch;
import fr.spro.platform.web.versions.VersionConflict;
import fr.spro.platform.web.versions.Versioned;
import fr.spro.registration.day.Announcement;
import fr.spro.registration.day.DayEdit;
import fr.spro.registration.day.DayId;
import fr.spro.registration.day.Days;
import fr.spro.registration.day.DiscardDraft;
import fr.spro.registration.day.DraftDay;
import fr.spro.registration.day.DuplicateDay;
import fr.spro.registration.day.EditDay;
import fr.spro.registration.day.EnglishDay;
import fr.spro.registration.day.EnglishSession;
import fr.spro.registration.day.MoveDay;
import fr.spro.registration.day.ProgrammePart;
import fr.spro.registration.day.Question;
import fr.spro.registration.day.RegionalDay;
import fr.spro.registration.day.RegionalDay.Link;
import fr.spro.registration.day.RegionalDay.Status;
import fr.spro.registration.day.Session;
import fr.spro.registration.day.Step;
import fr.spro.registration.day.WrongState;
import fr.spro.suite.LocalizedText;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/registration/v1/days")
@PreAuthorize("hasRole('ORGANISER')")
class DayApi {

    /// A day in the list of days.
    record DaySummary(String slug, String title, Instant startsAt, Instant endsAt, int places, Status status) {

        static DaySummary of(RegionalDay day) {
            return new DaySummary(
                    day.id().value(),
                    day.title(),
                    day.startsAt(),
                    day.endsAt(),
                    day.details().places(),
                    day.status());
        }
    }

    record RoomView(String name, int capacity) {}

    record SessionView(
            String id,
            ProgrammePart kind,
            String title,
            Instant startsAt,
            Instant endsAt,
            String room,
            @Nullable Integer seats,
            List<String> speakers,
            @Nullable String summary,
            @Nullable EnglishSession english) {

        static SessionView of(Session session) {
            return new SessionView(
                    session.id().value(),
                    session.part(),
                    session.title(),
                    session.startsAt(),
                    session.endsAt(),
                    session.room(),
                    session.seats(),
                    session.speakers(),
                    session.summary(),
                    session.english());
        }
    }

    record LocalizedTextView(String fr, @Nullable String en) {

        static LocalizedTextView of(LocalizedText wording) {
            return new LocalizedTextView(wording.french(), wording.english());
        }
    }

    record OptionView(String id, LocalizedTextView label) {}

    record QuestionView(
            String id,
            Question.Kind kind,
            LocalizedTextView wording,
            @Nullable LocalizedTextView help,
            List<OptionView> options,
            boolean required,
            LocalizedTextView purpose,
            int keptDays) {

        static QuestionView of(Question question) {
            var help = question.help();
            return new QuestionView(
                    question.id().value(),
                    question.kind(),
                    LocalizedTextView.of(question.wording()),
                    help == null ? null : LocalizedTextView.of(help),
                    question.options().stream()
                            .map(option -> new OptionView(option.id(), LocalizedTextView.of(option.label())))
                            .toList(),
                    question.required(),
                    LocalizedTextView.of(question.purpose()),
                    question.keptDays());
        }
    }

    /// A day in the API.
    ///
    /// @param address the last part of the address of its public page, which follows the date of a draft
    /// @param discardedAt of a draft that the list of days does not show any more. Other days do not have the
    /// field, so that programs can send a day back as they have read it
    record DayView(
            String slug,
            String address,
            long version,
            String title,
            String description,
            String place,
            @Nullable String access,
            Instant startsAt,
            Instant endsAt,
            int places,
            List<RoomView> rooms,
            @Nullable Instant opensAt,
            @Nullable Instant closesAt,
            @Nullable String rehearsal,
            @Nullable Instant wishesUntil,
            @Nullable String zone,
            @Nullable EnglishDay english,
            @Nullable Instant choicesUntil,
            List<SessionView> sessions,
            List<Link> links,
            List<QuestionView> questions,
            Status status,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Instant discardedAt)
            implements Versioned {

        static DayView of(RegionalDay day) {
            var details = day.details();
            return new DayView(
                    day.id().value(),
                    day.address(),
                    day.version(),
                    details.title(),
                    details.description(),
                    details.place(),
                    details.access(),
                    details.startsAt(),
                    details.endsAt(),
                    details.places(),
                    details.rooms().stream()
                            .map(room -> new RoomView(room.name(), room.capacity()))
                            .toList(),
                    details.opensAt(),
                    details.closesAt(),
                    details.rehearsal() == null ? null : details.rehearsal().value(),
                    details.wishesUntil(),
                    details.zone() == null ? null : details.zone().getId(),
                    details.english(),
                    details.choicesUntil(),
                    day.sessions().stream().map(SessionView::of).toList(),
                    day.links(),
                    day.questions().asked().stream().map(QuestionView::of).toList(),
                    day.status(),
                    day.isDiscarded() ? day.discardedAt() : null);
        }
    }

    /// @param message to the participants, if the step notifies them
    record StepMessage(
            @Nullable @Size(max = Announcement.MAX_LENGTH) String message) {}

    /// The data of a copy that differ from the original.
    ///
    /// @param englishTitle by default that of the original if the copy has its title, else none
    record Copy(
            @NotNull @Pattern(regexp = "[a-z0-9-]{1,80}") String slug,
            @NotBlank @Size(max = 200) String title,
            @Nullable @Size(max = 200) String englishTitle,
            @NotNull LocalDate date) {

        LocalizedText titleText(RegionalDay original) {
            var english = EnglishDay.orNull(englishTitle);
            if (english == null && title.equals(original.title())) return original.titleText();
            return new LocalizedText(title, english);
        }
    }

    private final Days days;
    private final DraftDay draftDay;
    private final AgreedEdits edits;
    private final DuplicateDay duplicateDay;
    private final MoveDay moveDay;
    private final DiscardDraft discardDraft;

    DayApi(
            Days days,
            DraftDay draftDay,
            AgreedEdits edits,
            DuplicateDay duplicateDay,
            MoveDay moveDay,
            DiscardDraft discardDraft) {
        this.days = days;
        this.draftDay = draftDay;
        this.edits = edits;
        this.duplicateDay = duplicateDay;
        this.moveDay = moveDay;
        this.discardDraft = discardDraft;
    }

    @Operation(
            summary = "Creates a draft of a day.",
            description = "The slug is its id. Until the day is published, the `address` of its public page is the slug"
                    + " with the date of the day in place of a date in the slug; then it stays.")
    @RejectedIf("the slug is taken, or the programme is inconsistent")
    @PostMapping
    @MaxBody("1MB")
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<DayView> draft(
            @Valid @RequestBody DayDraft draft,
            @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable String key,
            Staff staff) {
        var request = IdempotencyKey.idFor(key, staff.subject(), "days");
        var outcome = draftDay.handle(draft.day(request), staff.subject());
        return created(
                outcome instanceof DraftDay.Outcome.Invalid(var errors)
                        ? new DraftDay.Outcome.Invalid(draft.asSent(errors))
                        : outcome);
    }

    @Operation(summary = "Lists all days except discarded drafts, the latest first.")
    @GetMapping
    List<DaySummary> list() {
        return days.findAllLatestFirst().stream().map(DaySummary::of).toList();
    }

    @Operation(summary = "Returns a day.")
    @GetMapping("/{slug}")
    DayView show(RegionalDay day) {
        return DayView.of(day);
    }

    @Operation(
            summary = "Replaces the day.",
            description = "Affected participants are notified. English texts and questions that the request does not"
                    + " have are kept; an empty `english` removes the texts." + AgreedEdits.DESCRIPTION)
    @RejectedIf("the programme is inconsistent, the slug differs, or the day is archived or a discarded draft")
    @ConflictIf(value = AgreedEdits.CONFLICT, property = AgreedEdits.EFFECTS, type = ImpactView.class)
    @PutMapping("/{slug}")
    @MaxBody("1MB")
    DayView edit(
            RegionalDay day,
            IfMatch ifMatch,
            @RequestParam(defaultValue = "") String agreement,
            @Valid @RequestBody DayDraft draft,
            Staff staff) {
        if (!draft.slug().equals(day.id().value())) throw RejectedRequest.because("slug", "slug-changed");
        var command =
                new EditDay.Command(day.id(), staff.subject(), ifMatch.version(), DayEdit.Rewrite.as(draft.over(day)));
        return edits.handle(command, agreement, draft::asSent);
    }

    @Operation(
            summary = "Discards a draft.",
            description = "Idempotent. The list of days does not show it any more; it can be recovered.")
    @RejectedIf("the day was ever published")
    @DeleteMapping("/{slug}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void discard(RegionalDay day, Staff staff) {
        var now = discardDraft.handle(day.id(), staff.subject());
        if (!now.isDiscarded()) throw new RejectedRequest(WrongState.of(now));
    }

    @Operation(summary = "Recovers a discarded draft.", description = "Idempotent.")
    @PostMapping("/{slug}/recover")
    DayView recover(RegionalDay day, Staff staff) {
        return DayView.of(discardDraft.recover(day.id(), staff.subject()));
    }

    @Operation(summary = "Creates a draft with the programme of this day.")
    @RejectedIf("the slug is taken")
    @PostMapping("/{slug}/copies")
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<DayView> copy(
            RegionalDay day,
            @Valid @RequestBody Copy copy,
            @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable String key,
            Staff staff) {
        var request = IdempotencyKey.idFor(key, staff.subject(), "days");
        return created(duplicateDay.handle(new DuplicateDay.Command(
                day.id(), new DayId(copy.slug()), request, copy.titleText(day), copy.date(), staff.subject())));
    }

    @Operation(
            summary = "Changes the state of the day.",
            description =
                    "Idempotent, with or without a key: a step that was taken before is accepted with any version,"
                        + " unless its message differs from the one that was sent. Cancelling and reinstating notify"
                        + " the participants, with the message. A reinstated day has its state from before the"
                        + " cancellation: registration is open again if it was. A day is held from its start on,"
                        + " before the end of its last session only with `early`.")
    @RejectedIf("the state of the day or the time does not allow this step")
    @ConflictIf("The step was taken before without this message, which is not sent to anybody.")
    @PostMapping("/{slug}/{step:publish|close|hold|cancel|archive|reopen|revert|reinstate}")
    DayView move(
            RegionalDay day,
            IfMatch ifMatch,
            @PathVariable String step,
            @RequestParam(defaultValue = "false") boolean early,
            @Valid @RequestBody(required = false) @Nullable StepMessage body,
            Staff staff) {
        var message = body == null ? null : body.message();
        var command = new MoveDay.Command(
                day.id(),
                Step.valueOf(step.toUpperCase(Locale.ROOT)),
                early,
                staff.subject(),
                ifMatch.version(),
                message);
        return switch (moveDay.handle(command)) {
            case MoveDay.Outcome.Done(var now) -> DayView.of(now);
            case MoveDay.Outcome.TakenWithout _ -> throw RejectedRequest.conflict("message", "step-taken");
            case MoveDay.Outcome.Impossible(var now) -> throw new RejectedRequest(WrongState.of(now));
            case MoveDay.Outcome.TooEarly _ -> throw RejectedRequest.because("startsAt", "day-not-begun");
            case MoveDay.Outcome.Over _ -> throw RejectedRequest.because("endsAt", "day-over");
            case MoveDay.Outcome.NotOver _ -> throw RejectedRequest.because("early", "day-not-over");
            case MoveDay.Outcome.Conflict(var now) -> throw new VersionConflict(now.version());
        };
    }

    private static ResponseEntity<DayView> created(DraftDay.Outcome outcome) {
        return switch (outcome) {
            case DraftDay.Outcome.Drafted(var day) ->
                ResponseEntity.created(URI.create(
                                "/api/registration/v1/days/" + day.id().value()))
                        .body(DayView.of(day));
            case DraftDay.Outcome.SlugTaken() -> throw RejectedRequest.because("slug", "address-taken");
            case DraftDay.Outcome.Invalid(var errors) -> throw new RejectedRequest(errors);
        };
    }
}
