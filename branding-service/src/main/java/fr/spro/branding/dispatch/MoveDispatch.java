package fr.spro.branding.dispatch;

import fr.spro.branding.directory.DayClosings;
import fr.spro.branding.directory.IdResolver;
import fr.spro.branding.directory.Recipient;
import fr.spro.branding.directory.Recipients;
import fr.spro.branding.dispatch.Dispatch.State;
import fr.spro.contracts.EntityRef;
import fr.spro.platform.messaging.outbox.Store;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;

/// Lists, approves and ships the dispatches of an actor's groups.
@Service
public class MoveDispatch {

    /// The acting account, for all groups or only its own.
    public record Actor(String subject, boolean allGroups) {}

    public sealed interface Outcome {
        /// The step was done, now or before.
        record Done(Dispatch dispatch) implements Outcome {}

        /// The dispatch is in a state that does not allow the step.
        record Impossible(Dispatch dispatch) implements Outcome {}

        /// The day is not marked as held, so that its attendance may still change.
        record TooEarly(Dispatch dispatch) implements Outcome {}

        /// The shipment is too long ago to be taken back.
        record TooLate(Dispatch dispatch) implements Outcome {}
    }

    private final Store<Dispatch> store;
    private final Dispatches dispatches;
    private final Recipients recipients;
    private final IdResolver idResolver;
    private final DayClosings dayClosings;
    private final AnnounceShipments announceShipments;
    private final Clock clock;

    MoveDispatch(
            Store<Dispatch> store,
            Dispatches dispatches,
            Recipients recipients,
            IdResolver idResolver,
            DayClosings dayClosings,
            AnnounceShipments announceShipments,
            Clock clock) {
        this.store = store;
        this.dispatches = dispatches;
        this.recipients = recipients;
        this.idResolver = idResolver;
        this.dayClosings = dayClosings;
        this.announceShipments = announceShipments;
        this.clock = clock;
    }

    /// The actor's dispatches in these states.
    public List<Dispatch> visible(Actor actor, Collection<State> states) {
        return actor.allGroups()
                ? dispatches.findByStateIn(states)
                : dispatches.findByGroupIdInAndStateIn(groupsOf(actor), states);
    }

    /// Empty if there is none, or none that the actor may see.
    public Optional<Dispatch> find(Actor actor, DispatchId id) {
        return store.find(id)
                .filter(dispatch -> actor.allGroups() || groupsOf(actor).contains(dispatch.groupId()));
    }

    /// Whether it is approved only after its day is marked as held.
    public boolean isTooEarly(Dispatch dispatch) {
        return dispatch.state() == State.PROPOSED
                && dayClosings
                        .findById(dispatch.dayId())
                        .filter(day -> !day.held())
                        .isPresent();
    }

    /// Whether its shipment can still be taken back.
    public boolean canBeUnshipped(Dispatch dispatch) {
        return dispatch.canBeUnshipped(clock.instant());
    }

    /// How long after its shipment is recorded its recipient is notified.
    public Duration settle() {
        return announceShipments.settle();
    }

    /// @param by the account of an actor who may see it
    public Outcome handle(DispatchId id, Step step, String by) {
        var proposed = store.get(id);
        if (step == Step.APPROVE && isTooEarly(proposed)) return new Outcome.TooEarly(proposed);
        var now = clock.instant();
        var dispatch = store.change(id, found -> switch (step) {
            case APPROVE -> found.approve(by, now);
            case SHIP -> found.ship(by, now.plus(announceShipments.settle()), now);
            case UNSHIP -> found.unship(by, now);
        });
        if (step == Step.SHIP) announceShipments.schedule(dispatch);
        if (dispatch.state() == step.target) return new Outcome.Done(dispatch);
        return step == Step.UNSHIP && dispatch.state() == State.SHIPPED
                ? new Outcome.TooLate(dispatch)
                : new Outcome.Impossible(dispatch);
    }

    private Collection<String> groupsOf(Actor actor) {
        var own = recipients.findBySubjectsContaining(actor.subject()).stream()
                .map(Recipient::ref)
                .toList();
        return idResolver.now().allOf(own).stream().map(EntityRef::id).toList();
    }
}
