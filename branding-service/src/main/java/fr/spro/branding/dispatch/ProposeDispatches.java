package fr.spro.branding.dispatch;

import fr.spro.branding.directory.IdResolver;
import fr.spro.branding.directory.Recipient;
import fr.spro.branding.directory.Recipients;
import fr.spro.branding.directory.UpdateProjection.News;
import fr.spro.branding.dispatch.Dispatch.State;
import fr.spro.platform.messaging.outbox.Store;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;

/// Fills the coordinators' queue: somebody came, so their structure and group have a right to material. Attendance and
/// directory are told on different topics, so a dispatch may have to wait until its recipient is known.
@Service
public class ProposeDispatches {

    /// A participant from this structure came to this day.
    public record Command(String dayId, String structureId, long structureVersion, String groupId) {}

    private final Store<Dispatch> store;
    private final Dispatches dispatches;
    private final Recipients recipients;
    private final IdResolver meanings;
    private final SettleMergedRecipients settleMergedRecipients;
    private final Clock clock;

    ProposeDispatches(
            Store<Dispatch> store,
            Dispatches dispatches,
            Recipients recipients,
            IdResolver meanings,
            SettleMergedRecipients settleMergedRecipients,
            Clock clock) {
        this.store = store;
        this.dispatches = dispatches;
        this.recipients = recipients;
        this.meanings = meanings;
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

    private void propose(Rule rule, String day, String recipient, long recipientVersion, String group) {
        store.insert(Dispatch.entitle(rule, day, recipient, recipientVersion, group, clock.instant()));
        // Only now is it looked whether the recipient is known: news that comes in between finds the dispatch waiting.
        settleMergedRecipients.handle(rule.kind(), recipient);
        settle(DispatchId.of(rule, day, recipient), recipient);
    }

    /// A dispatch may also wait for the one that its recipient was merged into.
    @EventListener
    void recipientIsKnownBetter(News news) {
        recipients
                .findById(news.recipientId())
                .ifPresent(known -> settleMergedRecipients.handle(known.kind(), known.id()));
        for (var recipient : meanings.now().allOf(List.of(news.recipientId()))) {
            dispatches
                    .findByRecipientIdAndState(recipient, State.ENTITLED)
                    .forEach(dispatch -> settle(dispatch.id(), recipient));
        }
    }

    /// Dispatches that wait for their recipient.
    Stream<DispatchId> due() {
        return dispatches.findByStateIn(List.of(State.ENTITLED)).stream().map(Dispatch::id);
    }

    /// Proposes a dispatch that a crash left waiting, and gives up one that waited too long.
    void reconcile(DispatchId id) {
        var dispatch = store.get(id);
        settleMergedRecipients.handle(dispatch.recipientKind(), dispatch.recipientId());
        settle(id, dispatch.recipientId());
        store.change(id, found -> found.giveUp(clock.instant()));
    }

    private void settle(DispatchId id, String recipientId) {
        var known = recipients
                .findById(recipientId)
                .filter(recipient -> isKnown(meanings.now().end(recipientId)))
                .map(Recipient::heard)
                .orElse(0L);
        store.change(id, dispatch -> dispatch.propose(known, clock.instant()));
    }

    private boolean isKnown(String recipientId) {
        return recipients.findById(recipientId).isPresent();
    }
}
