package fr.spro.registration.day;

import fr.spro.platform.messaging.outbox.Store;
import java.time.Clock;
import org.springframework.stereotype.Service;

/// Discards a draft that was prepared by mistake, and recovers it. Nothing was published about it, and nobody can have
/// registered.
@Service
public class DiscardDraft {

    private final Store<RegionalDay> store;
    private final Clock clock;

    DiscardDraft(Store<RegionalDay> store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /// Idempotent.
    ///
    /// @param by the account of the actor
    /// @return the day: discarded, unless it was published before
    public RegionalDay handle(DayId id, String by) {
        return store.change(id, found -> new DayChanges(found).discard(by, clock.instant()));
    }

    /// The way back. Idempotent.
    ///
    /// @param by the account of the actor
    public RegionalDay recover(DayId id, String by) {
        return store.change(id, found -> new DayChanges(found).recover(by, clock.instant()));
    }
}
