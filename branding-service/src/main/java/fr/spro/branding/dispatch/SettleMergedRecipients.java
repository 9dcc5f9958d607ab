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

/// Merges the dispatches of merged recipients: duplicates are replaced, and the rest moves to the group of
/// the merge target. Idempotent.
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

    /// @param recipient any of the aliases
    public void handle(EntityRef recipient) {
        var merged = idResolver.now();
        var same = merged.allOf(List.of(recipient));
        if (same.size() == 1) return;
        var surplus = surplus(same, merged);
        while (surplus.isPresent()) {
            store.change(surplus.get().id(), found -> found.replace(clock.instant()));
            // Dispatches may be approved concurrently, so they are read again each time.
            surplus = surplus(same, merged);
        }
        moveToItsGroup(same, merged);
    }

    /// Of duplicates the most advanced one stays, otherwise that of the merge target.
    private Optional<Dispatch> surplus(Set<EntityRef> same, MergedIds<EntityRef> merged) {
        var active = dispatches.findByRecipientIn(same).stream()
                .filter(dispatch -> !dispatch.isInactive())
                .sorted(Comparator.comparing(Dispatch::state)
                        .reversed()
                        .thenComparing(dispatch -> merged.isAlias(dispatch.recipient()))
                        .thenComparing(dispatch -> dispatch.id().value()))
                .toList();
        return active.stream()
                .filter(Dispatch::isUndecided)
                .filter(dispatch ->
                        active.subList(0, active.indexOf(dispatch)).stream().anyMatch(dispatch::isDuplicateOf))
                .findFirst();
    }

    private void moveToItsGroup(Set<EntityRef> same, MergedIds<EntityRef> merged) {
        for (var dispatch : dispatches.findByRecipientIn(same)) {
            if (!merged.isAlias(dispatch.recipient())) continue;
            recipients
                    .findById(merged.resolve(dispatch.recipient()))
                    .map(Recipient::groupId)
                    .ifPresent(group -> store.change(dispatch.id(), found -> found.moveTo(group)));
        }
    }
}
