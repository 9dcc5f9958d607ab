package fr.spro.registration.day.web;

import fr.spro.platform.web.MaxBody;
import fr.spro.platform.web.RejectedRequest;
import fr.spro.platform.web.idempotency.IdempotencyKey;
import fr.spro.platform.web.openapi.ConflictIf;
import fr.spro.platform.web.openapi.RejectedIf;
import fr.spro.platform.web.security.Staff;
import fr.spro.platform.web.versions.IfMatch;
import fr.spro.registration.day.DayEdit;
import fr.spro.registration.day.DayId;
import fr.spro.registration.day.Days;
import fr.spro.registration.day.DraftDay;
import fr.spro.registration.day.DuplicateDay;
import fr.spro.registration.day.EditDay;
import fr.spro.registration.day.EnglishDay;
import fr.spro.registration.day.RegionalDay;
import fr.spro.registration.day.RegionalDay.Status;
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
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// The API for days: their list, and one with its programme; steps and moves have classes of their own.
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

    DayApi(Days days, DraftDay draftDay, AgreedEdits edits, DuplicateDay duplicateDay) {
        this.days = days;
        this.draftDay = draftDay;
        this.edits = edits;
        this.duplicateDay = duplicateDay;
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
