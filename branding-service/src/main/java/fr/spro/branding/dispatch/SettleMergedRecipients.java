package fr.spro.branding.dispatch;

import fr.spro.branding.directory.IdResolver;
import fr.spro.branding.directory.Recipient;
import fr.spro.branding.directory.Recipients;
import fr.spro.contracts.EntityRef;
import fr.spro.contracts.MergedIds;
import fr.spro.platform.messaging.outbox.Store;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Service;

/// Two recipients were found to be one: what goes to both for the same reason goes once, and all of it belongs to the
/// group of the one that stays. Idempotent.
@Service
public class SettleMergedRecipients {

    private final Store<Dispatch> store;
    private final Dispatches dispatches;
    private final Recipients recipients;
    private final IdResolver idResolver;
    private final Clock clock;

    SettleMergedRecipients(
            Store<Dispatch> store, Dispatches dispatches, Recipients recipients, IdResolver idResolver, Clock clock) {
        this.store = store;
        this.dispatches = dispatches;
        this.recipients = recipients;
        this.idResolver = idResolver;
        this.clock = clock;
    }

    /// @param recipient any of those that mean the same
    public void handle(EntityRef recipient) {
        var merged = idResolver.now();
        var same = merged.allOf(List.of(recipient));
        if (same.size() == 1) return;
        var surplus = surplus(same, merged);
        while (surplus.isPresent()) {
            store.change(surplus.get().id(), found -> found.replace(clock.instant()));
            // Somebody may approve one meanwhile, so they are read again after each.
            surplus = surplus(same, merged);
        }
        moveToItsGroup(same, merged);
    }

    /// Of those for the same reason the one that is furthest stays, else the staying one's own.
    private Optional<Dispatch> surplus(Set<EntityRef> same, MergedIds<EntityRef> merged) {
        var standing = dispatches.findByRecipientIn(same).stream()
                .filter(dispatch -> !dispatch.isOff())
                .sorted(Comparator.comparing(Dispatch::state)
                        .reversed()
                        .thenComparing(dispatch -> merged.isAlias(dispatch.recipient()))
                        .thenComparing(dispatch -> dispatch.id().value()))
                .toList();
        return standing.stream()
                .filter(Dispatch::isUndecided)
                .filter(dispatch ->
                        standing.subList(0, standing.indexOf(dispatch)).stream().anyMatch(dispatch::isForTheSameAs))
                .findFirst();
    }

    private void moveToItsGroup(Set<EntityRef> same, MergedIds<EntityRef> merged) {
        for (var dispatch : dispatches.findByRecipientIn(same)) {
            if (!merged.isAlias(dispatch.recipient())) continue;
            recipients
                    .findById(merged.end(dispatch.recipient()))
                    .map(Recipient::groupId)
                    .ifPresent(group -> store.change(dispatch.id(), found -> found.moveTo(group)));
        }
    }
}
