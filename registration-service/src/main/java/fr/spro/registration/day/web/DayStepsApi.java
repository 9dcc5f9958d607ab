package fr.spro.registration.day.web;

import fr.spro.platform.web.RejectedRequest;
import fr.spro.platform.web.openapi.ConflictIf;
import fr.spro.platform.web.openapi.RejectedIf;
import fr.spro.platform.web.security.Staff;
import fr.spro.platform.web.versions.IfMatch;
import fr.spro.platform.web.versions.VersionConflict;
import fr.spro.registration.day.Announcement;
import fr.spro.registration.day.DiscardDraft;
import fr.spro.registration.day.MoveDay;
import fr.spro.registration.day.RegionalDay;
import fr.spro.registration.day.Step;
import fr.spro.registration.day.WrongState;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// The API for the steps of a day, from its publication to the archive, and for drafts that are discarded.
@RestController
@RequestMapping("/api/registration/v1/days/{slug}")
@PreAuthorize("hasRole('ORGANISER')")
@Tag(name = "Day")
class DayStepsApi {

    /// @param message to the participants, if the step notifies them
    record StepMessage(
            @Nullable @Size(max = Announcement.MAX_LENGTH) String message) {}

    private final MoveDay moveDay;
    private final DiscardDraft discardDraft;

    DayStepsApi(MoveDay moveDay, DiscardDraft discardDraft) {
        this.moveDay = moveDay;
        this.discardDraft = discardDraft;
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
    @PostMapping("/{step:publish|close|hold|cancel|archive|reopen|revert|reinstate}")
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

    @Operation(
            summary = "Discards a draft.",
            description = "Idempotent. The list of days does not show it any more; it can be recovered.")
    @RejectedIf("the day was ever published")
    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void discard(RegionalDay day, Staff staff) {
        var now = discardDraft.handle(day.id(), staff.subject());
        if (!now.isDiscarded()) throw new RejectedRequest(WrongState.of(now));
    }

    @Operation(summary = "Recovers a discarded draft.", description = "Idempotent.")
    @PostMapping("/recover")
    DayView recover(RegionalDay day, Staff staff) {
        return DayView.of(discardDraft.recover(day.id(), staff.subject()));
    }
}
