package fr.spro.registration.day.web;

import fr.spro.platform.web.MaxBody;
import fr.spro.platform.web.RejectedRequest;
import fr.spro.platform.web.openapi.ConflictIf;
import fr.spro.platform.web.openapi.RejectedIf;
import fr.spro.platform.web.security.Staff;
import fr.spro.platform.web.versions.IfMatch;
import fr.spro.registration.day.Announcement;
import fr.spro.registration.day.DayEdit;
import fr.spro.registration.day.DayEdit.SessionsMove;
import fr.spro.registration.day.EditDay;
import fr.spro.registration.day.PreviewEdit;
import fr.spro.registration.day.RegionalDay;
import fr.spro.registration.day.WrongState;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Moves a day, and shows what a change would mean before it is made.
@RestController
@RequestMapping("/api/registration/v1/days/{slug}")
@PreAuthorize("hasRole('ORGANISER')")
class DayChangesApi {

    /// @param sessionsMove by default with the start of the day
    /// @param message to the participants
    record Rescheduling(
            @NotNull Instant startsAt,
            @NotNull Instant endsAt,
            @NotBlank @Size(max = 300) String place,
            @Nullable SessionsMove sessionsMove,
            @Nullable @Size(max = Announcement.MAX_LENGTH) String message) {

        DayEdit edit(RegionalDay day) {
            var move = Objects.requireNonNullElse(sessionsMove, SessionsMove.WITH_DAY);
            return new DayEdit.Describe(day.details().at(startsAt, endsAt, place.strip()), day.links(), move, message);
        }
    }

    private final AgreedEdits edits;
    private final PreviewEdit previewEdit;

    DayChangesApi(AgreedEdits edits, PreviewEdit previewEdit) {
        this.edits = edits;
        this.previewEdit = previewEdit;
    }

    @Operation(
            summary = "Moves the day to another time or place.",
            description = "Its sessions and deadlines move with it. Participants are notified, with the message."
                    + AgreedEdits.DESCRIPTION)
    @RejectedIf("a session would be outside the day, or the day is archived or a discarded draft")
    @ConflictIf(value = AgreedEdits.CONFLICT, property = AgreedEdits.EFFECTS, type = ImpactView.class)
    @PostMapping("/reschedule")
    DayView reschedule(
            RegionalDay day,
            IfMatch ifMatch,
            @RequestParam(defaultValue = "") String agreement,
            @Valid @RequestBody Rescheduling body,
            Staff staff) {
        var command = new EditDay.Command(day.id(), staff.subject(), ifMatch.version(), body.edit(day));
        return edits.handle(command, agreement);
    }

    @Operation(
            summary = "Shows whom a replacement of the day would affect.",
            description = "Changes nothing: who loses a place, which numbers of places rise by more than people wait,"
                + " how many are notified, whose answers are deleted, and the `agreement` that the replacement needs,"
                + " if any.")
    @RejectedIf("the programme is inconsistent, or the day is archived or a discarded draft")
    @PostMapping("/impact")
    @MaxBody("1MB")
    ImpactView impact(RegionalDay day, @Valid @RequestBody DayDraft draft, Staff staff) {
        var command = new EditDay.Command(day.id(), staff.subject(), DayEdit.Rewrite.as(draft.over(day)));
        return switch (previewEdit.handle(command)) {
            case PreviewEdit.Outcome.Shown(var preview) -> ImpactView.of(preview);
            case PreviewEdit.Outcome.Invalid(var violations) -> throw new RejectedRequest(draft.asSent(violations));
            case PreviewEdit.Outcome.ReadOnly() -> throw new RejectedRequest(WrongState.of(day));
            case PreviewEdit.Outcome.Conflict() -> throw new IllegalStateException("No version was read");
        };
    }
}
