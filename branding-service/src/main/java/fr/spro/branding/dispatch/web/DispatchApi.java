package fr.spro.branding.dispatch.web;

import fr.spro.branding.directory.IdResolver;
import fr.spro.branding.dispatch.Dispatch;
import fr.spro.branding.dispatch.Dispatch.State;
import fr.spro.branding.dispatch.MoveDispatch;
import fr.spro.branding.dispatch.Step;
import fr.spro.contracts.DispatchEvent.Item;
import fr.spro.contracts.EntityRef;
import fr.spro.contracts.MergedIds;
import fr.spro.platform.web.RejectedRequest;
import fr.spro.platform.web.openapi.RejectedIf;
import fr.spro.platform.web.security.Staff;
import io.swagger.v3.oas.annotations.Operation;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.support.DefaultMessageSourceResolvable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/branding/v1/dispatches")
@PreAuthorize("hasAnyRole('ORGANISER', 'COORDINATOR')")
class DispatchApi {

    private static final int PAGE = 100;

    /// A dispatch in the API.
    record View(
            String dispatchId,
            String dayId,
            EntityRef.Kind recipientKind,
            String recipientId,
            String groupId,
            List<Item> items,
            State state,
            Instant since) {
        /// Recipient and group are merge targets, if they were merged.
        static View of(Dispatch dispatch, MergedIds<EntityRef> merged) {
            return new View(
                    dispatch.id().value(),
                    dispatch.dayId(),
                    dispatch.recipient().kind(),
                    merged.resolve(dispatch.recipient()).id(),
                    merged.resolve(EntityRef.group(dispatch.groupId())).id(),
                    dispatch.items(),
                    dispatch.state(),
                    dispatch.since());
        }
    }

    /// One page; `next` is the `after` of the following page.
    record Page(List<View> dispatches, @Nullable String next) {}

    private final MoveDispatch moveDispatch;
    private final IdResolver idResolver;

    DispatchApi(MoveDispatch moveDispatch, IdResolver idResolver) {
        this.moveDispatch = moveDispatch;
        this.idResolver = idResolver;
    }

    @Operation(summary = "Returns a page of the visible dispatches.")
    @GetMapping
    Page list(
            @RequestParam(required = false) @Nullable State state,
            @RequestParam(defaultValue = "") String after,
            Staff staff) {
        var merged = idResolver.now();
        var states = state == null ? List.of(State.values()) : List.of(state);
        var views = moveDispatch.visible(DispatchController.actor(staff), states).stream()
                .map(dispatch -> View.of(dispatch, merged))
                .filter(view -> view.dispatchId().compareTo(after) > 0)
                .sorted(Comparator.comparing(View::dispatchId))
                .limit(PAGE)
                .toList();
        return new Page(views, views.size() < PAGE ? null : views.getLast().dispatchId());
    }

    @Operation(summary = "Returns a dispatch.")
    @GetMapping("/{id}")
    View show(Dispatch dispatch) {
        return View.of(dispatch, idResolver.now());
    }

    @Operation(
            summary = "Approves or ships the dispatch, or takes its shipment back.",
            description = "Idempotent, with or without a key. A shipment is mailed to its recipient a minute later. For"
                    + " a week `unship` sets the dispatch back to `APPROVED`; a recipient who was notified is"
                    + " mailed that it has not left.")
    @RejectedIf("the dispatch is in another state, its day is not marked as held, or it was shipped too long ago")
    @PostMapping("/{id}/{step:approve|ship|unship}")
    View move(Dispatch dispatch, @PathVariable String step, Staff staff) {
        var outcome = moveDispatch.handle(dispatch.id(), Step.ofKey(step), staff.subject());
        return switch (outcome) {
            case MoveDispatch.Outcome.Done(var moved) -> View.of(moved, idResolver.now());
            case MoveDispatch.Outcome.TooEarly _ -> throw RejectedRequest.because("day", "day-not-held");
            case MoveDispatch.Outcome.TooLate _ -> throw RejectedRequest.because("state", "shipped-long-ago");
            case MoveDispatch.Outcome.Impossible(var now) ->
                throw RejectedRequest.because(
                        "state", "wrong-state", new DefaultMessageSourceResolvable("dispatch.state." + now.state()));
        };
    }
}
