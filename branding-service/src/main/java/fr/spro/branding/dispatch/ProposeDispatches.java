package fr.spro.branding.dispatch;

import fr.spro.branding.directory.IdResolver;
import fr.spro.branding.directory.Recipient;
import fr.spro.branding.directory.Recipients;
import fr.spro.branding.directory.UpdateProjection.RecipientUpdated;
import fr.spro.branding.dispatch.Dispatch.State;
import fr.spro.contracts.EntityRef;
import fr.spro.platform.messaging.outbox.Store;
import fr.spro.platform.messaging.work.ItemFailures;
import fr.spro.platform.messaging.work.Job;
import fr.spro.platform.messaging.work.Reconciler;
import fr.spro.platform.messaging.work.Reconcilers;
import java.time.Clock;
import java.time.Duration;
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
    private final Reconciler<DispatchId> reconciler;
    private final Clock clock;

    ProposeDispatches(
            Store<Dispatch> store,
            Dispatches dispatches,
            Recipients recipients,
            IdResolver idResolver,
            SettleMergedRecipients settleMergedRecipients,
            Reconcilers reconcilers,
            Clock clock) {
        this.store = store;
        this.dispatches = dispatches;
        this.recipients = recipients;
        this.idResolver = idResolver;
        this.settleMergedRecipients = settleMergedRecipients;
        this.clock = clock;
        this.reconciler =
                reconcilers.add(Job.of("propose-dispatches", Duration.ofMinutes(1), this::due, this::reconcile));
    }

    public void handle(Command command) {
        var failures = new ItemFailures();
        var group = command.groupId();
        var structure = command.structureId();
        propose(failures, command, Rule.REPRESENTED_STRUCTURE, structure, command.structureVersion());
        propose(failures, command, Rule.REPRESENTED_GROUP, group, 1);
        failures.throwIfAny();
    }

    /// A dispatch that fails does not stop the other one.
    private void propose(ItemFailures failures, Command command, Rule rule, String id, long recipientVersion) {
        var dispatch = DispatchId.of(rule, command.dayId(), id);
        var recipient = new EntityRef(rule.kind(), id);
        failures.run(dispatch, () -> {
            var isNew = store.insert(
                    Dispatch.entitle(rule, command.dayId(), id, recipientVersion, command.groupId(), clock.instant()));
            if (!isNew) store.change(dispatch, found -> found.restore(clock.instant()));
            // The recipient is read after the insert, so that a concurrent update finds the waiting dispatch.
            settleMergedRecipients.handle(recipient);
            settle(dispatch, recipient);
        });
    }

    /// A dispatch may also wait for the merge target of its recipient. Each is proposed by itself.
    @EventListener
    void onUpdate(RecipientUpdated event) {
        settleMergedRecipients.handle(event.recipient());
        dispatches
                .findIdsByRecipientInAndState(idResolver.now().allOf(List.of(event.recipient())), State.ENTITLED)
                .forEach(dispatch -> reconciler.trigger(dispatch.id()));
    }

    /// Dispatches that wait for their recipient.
    Stream<DispatchId> due() {
        return dispatches.findIdsByState(State.ENTITLED).stream().map(Dispatches.Found::id);
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
