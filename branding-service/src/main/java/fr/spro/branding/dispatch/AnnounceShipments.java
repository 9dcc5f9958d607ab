package fr.spro.branding.dispatch;

import fr.spro.platform.messaging.outbox.Store;
import fr.spro.platform.messaging.work.Job;
import fr.spro.platform.messaging.work.Reconciler;
import fr.spro.platform.messaging.work.Reconcilers;
import java.time.Clock;
import java.time.Duration;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;

/// Publishes a shipment a little after it was recorded, so that a mistake that is taken back at once is mailed to
/// nobody. The time is stored in the dispatch: the sweep finds what a killed process left.
@Service
class AnnounceShipments {

    private final Store<Dispatch> store;
    private final Dispatches dispatches;
    private final ShippingSettings settings;
    private final Clock clock;
    private final Reconciler<DispatchId> reconciler;

    AnnounceShipments(
            Store<Dispatch> store,
            Dispatches dispatches,
            ShippingSettings settings,
            Reconcilers reconcilers,
            Clock clock) {
        this.store = store;
        this.dispatches = dispatches;
        this.settings = settings;
        this.clock = clock;
        this.reconciler =
                reconcilers.add(Job.of("announce-shipments", Duration.ofMinutes(1), this::due, this::announce));
    }

    Duration settle() {
        return settings.settle();
    }

    void schedule(Dispatch dispatch) {
        if (dispatch.announceAt() == null) return;
        var pause = Duration.between(clock.instant(), dispatch.announceAt());
        reconciler.triggerAfter(pause.isPositive() ? pause : Duration.ZERO, dispatch.id());
    }

    private Stream<DispatchId> due() {
        return dispatches.findIdsToAnnounce(clock.instant()).stream().map(Dispatches.Found::id);
    }

    private void announce(DispatchId id) {
        store.change(id, found -> found.announce(clock.instant()));
    }
}
