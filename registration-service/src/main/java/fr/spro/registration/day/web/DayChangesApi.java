package fr.spro.registration.day.web;

import fr.spro.platform.web.MaxBody;
import fr.spro.platform.web.RejectedRequest;
import fr.spro.platform.web.openapi.RejectedIf;
import fr.spro.platform.web.security.Staff;
import fr.spro.platform.web.versions.IfMatch;
import fr.spro.registration.day.Announcement;
import fr.spro.registration.day.DayEdit;
import fr.spro.registration.day.DayEdit.SessionsMove;
import fr.spro.registration.day.EditDay;
import fr.spro.registration.day.Impact;
import fr.spro.registration.day.PreviewEdit;
import fr.spro.registration.day.RegionalDay;
import fr.spro.registration.day.Session;
import fr.spro.registration.day.web.DayApi.DayView;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
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

    /// @param workshop absent for the place at the day
    record LossView(@Nullable String workshop, int people, boolean removed) {

        static LossView of(Impact.Loss loss) {
            return new LossView(id(loss.workshop()), loss.people(), loss.isRemoved());
        }
    }

    /// @param workshop absent for the places at the day
    record JumpView(@Nullable String workshop, int from, int to, int waiting) {

        static JumpView of(Impact.Jump jump) {
            return new JumpView(id(jump.workshop()), jump.from(), jump.to(), jump.waiting());
        }
    }

    record ImpactView(int notified, List<LossView> losses, List<JumpView> jumps) {

        static ImpactView of(Impact impact) {
            return new ImpactView(
                    impact.notified(),
                    impact.losses().stream().map(LossView::of).toList(),
                    impact.jumps().stream().map(JumpView::of).toList());
        }
    }

    private final EditDay editDay;
    private final PreviewEdit previewEdit;

    DayChangesApi(EditDay editDay, PreviewEdit previewEdit) {
        this.editDay = editDay;
        this.previewEdit = previewEdit;
    }

    @Operation(
            summary = "Moves the day to another time or place.",
            description = "Its sessions move with it. Participants are notified, with the message.")
    @RejectedIf("a session would be outside the day, or the day is archived")
    @PostMapping("/reschedule")
    DayView reschedule(RegionalDay day, IfMatch ifMatch, @Valid @RequestBody Rescheduling body, Staff staff) {
        var command = new EditDay.Command(day.id(), staff.subject(), ifMatch.version(), body.edit(day));
        return DayApi.edited(editDay.handle(command));
    }

    @Operation(
            summary = "Shows whom a replacement of the day would affect.",
            description = "Changes nothing: who loses a place, which numbers of places rise by more than people wait,"
                    + " and how many are notified.")
    @RejectedIf("the programme is inconsistent")
    @PostMapping("/impact")
    @MaxBody("1MB")
    ImpactView impact(RegionalDay day, @Valid @RequestBody DayDraft draft, Staff staff) {
        var command = new EditDay.Command(day.id(), staff.subject(), DayEdit.Rewrite.as(draft.over(day)));
        return switch (previewEdit.handle(command)) {
            case PreviewEdit.Outcome.Shown(var preview) -> ImpactView.of(preview.impact());
            case PreviewEdit.Outcome.Invalid(var violations) -> throw new RejectedRequest(violations);
            case PreviewEdit.Outcome.Conflict() -> throw new IllegalStateException("No version was read");
        };
    }

    private static @Nullable String id(@Nullable Session workshop) {
        return workshop == null ? null : workshop.id().value();
    }
}
