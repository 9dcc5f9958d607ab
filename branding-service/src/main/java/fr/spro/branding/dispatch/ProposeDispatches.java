package fr.spro.branding.dispatch;

import fr.spro.branding.directory.IdResolver;
import fr.spro.branding.directory.Recipient;
import fr.spro.branding.directory.Recipients;
import fr.spro.branding.directory.UpdateProjection.RecipientUpdated;
import fr.spro.branding.dispatch.Dispatch.State;
import fr.spro.contracts.EntityRef;
import fr.spro.platform.messaging.outbox.Store;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;

/// Proposes dispatches to coordinators: attendance entitles structure and group to material. Attendance and
/// directory are on different topics, so a dispatch may have to wait for its recipient.
@Service
public class ProposeDispatches {

    /// A participant from this structure attended this day.
    public record Command(String dayId, String structureId, long structureVersion, String groupId) {}

    private final Store<Dispatch> store;
    private final Dispatches dispatches;
    private final Recipients recipients;
    private final IdResolver idResolver;
    private final SettleMergedRecipients settleMergedRecipients;
    private final Clock clock;

    ProposeDispatches(
            Store<Dispatch> store,
            Dispatches dispatches,
            Recipients recipients,
            IdResolver idResolver,
            SettleMergedRecipients settleMergedRecipients,
            Clock clock) {
        this.store = store;
        this.dispatches = dispatches;
        this.recipients = recipients;
        this.idResolver = idResolver;
        this.settleMergedRecipients = settleMergedRecipients;
        this.clock = clock;
    }

    public void handle(Command command) {
        propose(
                Rule.REPRESENTED_STRUCTURE,
                command.dayId(),
                command.structureId(),
                command.structureVersion(),
                command.groupId());
        propose(Rule.REPRESENTED_GROUP, command.dayId(), command.groupId(), 1, command.groupId());
    }

    private void propose(Rule rule, String day, String id, long recipientVersion, String group) {
        var recipient = new EntityRef(rule.kind(), id);
        store.insert(Dispatch.entitle(rule, day, id, recipientVersion, group, clock.instant()));
        // The recipient is read after the insert, so that a concurrent update finds the waiting dispatch.
        settleMergedRecipients.handle(recipient);
        settle(DispatchId.of(rule, day, id), recipient);
    }

    /// A dispatch may also wait for the merge target of its recipient.
    @EventListener
    void onUpdate(RecipientUpdated event) {
        settleMergedRecipients.handle(event.recipient());
        dispatches
                .findByRecipientInAndState(idResolver.now().allOf(List.of(event.recipient())), State.ENTITLED)
                .forEach(dispatch -> settle(dispatch.id(), dispatch.recipient()));
    }

    /// Dispatches that wait for their recipient.
    Stream<DispatchId> due() {
        return dispatches.findByStateIn(List.of(State.ENTITLED)).stream().map(Dispatch::id);
    }

    /// Proposes a dispatch that was left by a crash, and gives up one that waited too long.
    void reconcile(DispatchId id) {
        var dispatch = store.get(id);
        settleMergedRecipients.handle(dispatch.recipient());
        settle(id, dispatch.recipient());
        store.change(id, found -> found.giveUp(clock.instant()));
    }

    private void settle(DispatchId id, EntityRef ref) {
        var known = recipients
                .findById(ref)
                .filter(recipient -> isKnown(idResolver.now().resolve(ref)))
                .map(Recipient::version)
                .orElse(0L);
        store.change(id, dispatch -> dispatch.propose(known, clock.instant()));
    }

    private boolean isKnown(EntityRef ref) {
        return recipients.findById(ref).isPresent();
    }
}
