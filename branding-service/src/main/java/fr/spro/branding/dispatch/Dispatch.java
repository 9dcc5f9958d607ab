package fr.spro.branding.dispatch;

import fr.spro.contracts.DispatchEvent;
import fr.spro.contracts.DispatchEvent.DispatchApproved;
import fr.spro.contracts.DispatchEvent.DispatchProposed;
import fr.spro.contracts.DispatchEvent.DispatchShipped;
import fr.spro.contracts.DispatchEvent.DispatchUnshipped;
import fr.spro.contracts.DispatchEvent.DispatchWithdrawn;
import fr.spro.contracts.DispatchEvent.Item;
import fr.spro.contracts.DispatchEvent.Recipient;
import fr.spro.contracts.EntityRef;
import fr.spro.platform.messaging.outbox.Aggregate;
import fr.spro.platform.messaging.outbox.Change;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;

/// One consignment of material to one recipient, from entitlement to shipment.
///
/// @param dayId the day whose attendance is the reason
/// @param recipientVersion the required version of the recipient, later the one that was used
/// @param approvedBy the account that approved it
/// @param announceAt when its shipment is published, if it is not yet
/// @param moves what people did with it, in order; null in older documents
public record Dispatch(
        @Id DispatchId id,
        String dayId,
        EntityRef recipient,
        long recipientVersion,
        String groupId,
        List<Item> items,
        State state,
        Instant since,
        @Nullable String approvedBy,
        @Nullable Instant announceAt,
        @Nullable List<Move> moves,
        long version)
        implements Aggregate {

    /// `ENTITLED` until the required version of the recipient is known.
    public enum State {
        ENTITLED,
        PROPOSED,
        APPROVED,
        SHIPPED,
        NOT_DONE,
        /// Its recipient was merged with another one that gets the same by another dispatch.
        REPLACED,
        /// Every check-in that entitled to it was withdrawn.
        WITHDRAWN
    }

    /// A step that a member of the staff took.
    public record Move(Step step, String by, Instant at) {}

    /// How long a shipment can be taken back.
    static final Duration MAX_UNSHIP = Duration.ofDays(7);

    /// How long to wait for an unknown recipient.
    static final Duration MAX_WAIT = Duration.ofDays(30);

    static Change<Dispatch, DispatchEvent> entitle(
            Rule rule, String dayId, String recipientId, long recipientVersion, String groupId, Instant now) {
        return Change.to(new Dispatch(
                DispatchId.of(rule, dayId, recipientId),
                dayId,
                new EntityRef(rule.kind(), recipientId),
                recipientVersion,
                groupId,
                rule.items(),
                State.ENTITLED,
                now,
                null,
                null,
                null,
                0));
    }

    /// @param known the known version of the recipient, 0 for none
    Change<Dispatch, DispatchEvent> propose(long known, Instant now) {
        if (state != State.ENTITLED || known < recipientVersion || known == 0) return Change.none(this);
        var proposed = with(State.PROPOSED, known, now, null);
        return Change.to(
                proposed, new DispatchProposed(id.value(), proposed.versionedRecipient(), groupId, items, now));
    }

    /// Withdraws it, unless it is approved: then the material leaves.
    Change<Dispatch, DispatchEvent> withdraw(Instant now) {
        return switch (state) {
            case ENTITLED -> Change.to(with(State.WITHDRAWN, recipientVersion, now, null));
            case PROPOSED ->
                Change.to(
                        with(State.WITHDRAWN, recipientVersion, now, null),
                        new DispatchWithdrawn(id.value(), versionedRecipient(), groupId, now));
            case APPROVED, SHIPPED, NOT_DONE, REPLACED, WITHDRAWN -> Change.none(this);
        };
    }

    /// Somebody entitles to it again.
    Change<Dispatch, DispatchEvent> restore(Instant now) {
        return state == State.WITHDRAWN
                ? Change.to(with(State.ENTITLED, recipientVersion, now, null))
                : Change.none(this);
    }

    /// Marks it as a duplicate of another dispatch to the same recipient, unless it is approved.
    Change<Dispatch, DispatchEvent> replace(Instant now) {
        return isUndecided() ? Change.to(with(State.REPLACED, recipientVersion, now, null)) : Change.none(this);
    }

    /// Moves it to the group of the recipient's merge target.
    Change<Dispatch, DispatchEvent> moveTo(String group) {
        return groupId.equals(group)
                ? Change.none(this)
                : Change.to(new Dispatch(
                        id,
                        dayId,
                        recipient,
                        recipientVersion,
                        group,
                        items,
                        state,
                        since,
                        approvedBy,
                        announceAt,
                        moves,
                        version));
    }

    /// Whether both have the same rule and day, and so are duplicates if their recipients are merged.
    boolean isDuplicateOf(Dispatch other) {
        return id.isBySameRuleAs(other.id) && dayId.equals(other.dayId);
    }

    boolean isUndecided() {
        return state == State.ENTITLED || state == State.PROPOSED;
    }

    boolean isInactive() {
        return state == State.NOT_DONE || state == State.REPLACED || state == State.WITHDRAWN;
    }

    Change<Dispatch, DispatchEvent> giveUp(Instant now) {
        return state == State.ENTITLED && since.plus(MAX_WAIT).isBefore(now)
                ? Change.to(with(State.NOT_DONE, recipientVersion, now, null))
                : Change.none(this);
    }

    Change<Dispatch, DispatchEvent> approve(String by, Instant now) {
        return state == State.PROPOSED
                ? Change.to(
                        with(State.APPROVED, recipientVersion, now, by).moved(Step.APPROVE, by, null),
                        new DispatchApproved(id.value(), versionedRecipient(), groupId, items, now))
                : Change.none(this);
    }

    /// It left. It is published, and so mailed, a little later: until then `unship` leaves no trace elsewhere.
    Change<Dispatch, DispatchEvent> ship(String by, Instant announceAt, Instant now) {
        return state == State.APPROVED
                ? Change.to(
                        with(State.SHIPPED, recipientVersion, now, approvedBy).moved(Step.SHIP, by, announceAt))
                : Change.none(this);
    }

    /// Publishes a shipment that nobody took back.
    Change<Dispatch, DispatchEvent> announce(Instant now) {
        return state == State.SHIPPED && announceAt != null && !now.isBefore(announceAt)
                ? Change.to(
                        with(State.SHIPPED, recipientVersion, since, approvedBy),
                        new DispatchShipped(id.value(), versionedRecipient(), groupId, items, since))
                : Change.none(this);
    }

    /// It has not left: it is approved as before.
    Change<Dispatch, DispatchEvent> unship(String by, Instant now) {
        if (!canBeUnshipped(now)) return Change.none(this);
        var approved = with(State.APPROVED, recipientVersion, now, approvedBy).moved(Step.UNSHIP, by, null);
        return isAnnounced()
                ? Change.to(approved, new DispatchUnshipped(id.value(), versionedRecipient(), groupId, items, now))
                : Change.to(approved);
    }

    public boolean canBeUnshipped(Instant now) {
        return state == State.SHIPPED && now.isBefore(unshipUntil());
    }

    /// Until when a shipment can be taken back.
    public Instant unshipUntil() {
        return since.plus(MAX_UNSHIP);
    }

    /// Whether its shipment is published, so that its recipient is notified.
    public boolean isAnnounced() {
        return state == State.SHIPPED && announceAt == null;
    }

    public List<Move> history() {
        return moves == null ? List.of() : moves;
    }

    private Recipient versionedRecipient() {
        return new Recipient(recipient, recipientVersion);
    }

    private Dispatch with(State state, long recipientVersion, Instant since, @Nullable String approvedBy) {
        return new Dispatch(
                id, dayId, recipient, recipientVersion, groupId, items, state, since, approvedBy, null, moves, version);
    }

    private Dispatch moved(Step step, String by, @Nullable Instant announceAt) {
        var all = Stream.concat(history().stream(), Stream.of(new Move(step, by, since)))
                .toList();
        return new Dispatch(
                id,
                dayId,
                recipient,
                recipientVersion,
                groupId,
                items,
                state,
                since,
                approvedBy,
                announceAt,
                all,
                version);
    }
}
