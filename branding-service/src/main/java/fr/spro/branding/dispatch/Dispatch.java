package fr.spro.branding.dispatch;

import fr.spro.contracts.DispatchEvent;
import fr.spro.contracts.DispatchEvent.DispatchApproved;
import fr.spro.contracts.DispatchEvent.DispatchProposed;
import fr.spro.contracts.DispatchEvent.DispatchShipped;
import fr.spro.contracts.DispatchEvent.DispatchWithdrawn;
import fr.spro.contracts.DispatchEvent.Item;
import fr.spro.contracts.DispatchEvent.Recipient;
import fr.spro.contracts.EntityRef;
import fr.spro.platform.messaging.outbox.Aggregate;
import fr.spro.platform.messaging.outbox.Change;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;

/// One consignment of material to one recipient, from entitlement to shipment.
///
/// @param dayId the day whose attendance is the reason
/// @param recipientVersion the required version of the recipient, later the one that was used
/// @param approvedBy the account that approved it
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
                        id, dayId, recipient, recipientVersion, group, items, state, since, approvedBy, version));
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

    Change<Dispatch, DispatchEvent> approve(String subject, Instant now) {
        return state == State.PROPOSED
                ? Change.to(
                        with(State.APPROVED, recipientVersion, now, subject),
                        new DispatchApproved(id.value(), versionedRecipient(), groupId, items, now))
                : Change.none(this);
    }

    Change<Dispatch, DispatchEvent> ship(Instant now) {
        return state == State.APPROVED
                ? Change.to(
                        with(State.SHIPPED, recipientVersion, now, approvedBy),
                        new DispatchShipped(id.value(), versionedRecipient(), groupId, items, now))
                : Change.none(this);
    }

    private Recipient versionedRecipient() {
        return new Recipient(recipient, recipientVersion);
    }

    private Dispatch with(State state, long recipientVersion, Instant since, @Nullable String approvedBy) {
        return new Dispatch(id, dayId, recipient, recipientVersion, groupId, items, state, since, approvedBy, version);
    }
}
