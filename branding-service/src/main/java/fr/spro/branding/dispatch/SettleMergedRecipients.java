package fr.spro.branding.dispatch;

import fr.spro.branding.directory.IdResolver;
import fr.spro.branding.directory.Recipient;
import fr.spro.branding.directory.Recipients;
import fr.spro.contracts.DispatchEvent.RecipientKind;
import fr.spro.contracts.MergedIds;
import fr.spro.platform.messaging.outbox.Store;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Service;

/// Two recipients were found to be one: what goes to both for the same reason goes once, and all of it belongs to the
/// group of the one that stays. To ask again changes nothing.
@Service
public class SettleMergedRecipients {

    private final Store<Dispatch> store;
    private final Dispatches dispatches;
    private final Recipients recipients;
    private final IdResolver meanings;
    private final Clock clock;

    SettleMergedRecipients(
            Store<Dispatch> store, Dispatches dispatches, Recipients recipients, IdResolver meanings, Clock clock) {
        this.store = store;
        this.dispatches = dispatches;
        this.recipients = recipients;
        this.meanings = meanings;
        this.clock = clock;
    }

    /// @param recipient any of the ids that mean the same
    public void handle(RecipientKind kind, String recipient) {
        var aliases = meanings.now();
        var same = aliases.allOf(List.of(recipient));
        if (same.size() == 1) return;
        var surplus = surplus(kind, same, aliases);
        while (surplus.isPresent()) {
            store.change(surplus.get().id(), found -> found.replace(clock.instant()));
            // Somebody may approve one meanwhile, so it is looked anew after each.
            surplus = surplus(kind, same, aliases);
        }
        moveToItsGroup(kind, same, aliases);
    }

    /// Of those for the same reason the one that is furthest stays, else the staying one's own.
    private Optional<Dispatch> surplus(RecipientKind kind, Set<String> same, MergedIds aliases) {
        var standing = dispatches.findByRecipientKindAndRecipientIdIn(kind, same).stream()
                .filter(dispatch -> !dispatch.isOff())
                .sorted(Comparator.comparing(Dispatch::state)
                        .reversed()
                        .thenComparing(dispatch -> aliases.isAlias(dispatch.recipientId()))
                        .thenComparing(dispatch -> dispatch.id().value()))
                .toList();
        return standing.stream()
                .filter(Dispatch::isUndecided)
                .filter(dispatch ->
                        standing.subList(0, standing.indexOf(dispatch)).stream().anyMatch(dispatch::isForTheSameAs))
                .findFirst();
    }

    private void moveToItsGroup(RecipientKind kind, Set<String> same, MergedIds aliases) {
        for (var dispatch : dispatches.findByRecipientKindAndRecipientIdIn(kind, same)) {
            if (!aliases.isAlias(dispatch.recipientId())) continue;
            recipients
                    .findById(aliases.end(dispatch.recipientId()))
                    .map(Recipient::groupId)
                    .ifPresent(group -> store.change(dispatch.id(), found -> found.moveTo(group)));
        }
    }
}
