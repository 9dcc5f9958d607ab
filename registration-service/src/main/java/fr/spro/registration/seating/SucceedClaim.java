package fr.spro.registration.seating;

import fr.spro.platform.messaging.outbox.Store;
import fr.spro.registration.day.RegionalDay;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

/// Puts a new claim where another one was that has ended: for the day and in the workshops that both chose. Nobody
/// else moves. Idempotent.
@Component
public class SucceedClaim {

    /// Each further try is due to a concurrent change of the day or its lists.
    private static final int MAX_TRIES = 50;

    private final Store<RegionalDay> days;
    private final Seatings seatings;

    public SucceedClaim(Store<RegionalDay> days, Seatings seatings) {
        this.days = days;
        this.seatings = seatings;
    }

    /// A no-op if the one has left the lists, or if the other joins them later or has joined them already.
    ///
    /// @throws OptimisticLockingFailureException if the lists change faster
    public void handle(Claim ended, Claim next) {
        if (!next.active()) return;
        for (int i = 0; i < MAX_TRIES; i++) {
            var stored = seatings.stored(next.day());
            var changed = changed(Arrivals.of(stored.arrivals()), ended.key(), next);
            if (changed.isEmpty()) return;
            var update = new Update();
            changed.forEach(update::set);
            if (days.apply(next.day(), stored.isUnchanged(), update)) return;
        }
        throw new OptimisticLockingFailureException(
                "The lists of %s change too fast".formatted(next.day().value()));
    }

    private static Map<String, List<String>> changed(Arrivals arrivals, String ended, Claim next) {
        var lists = new HashMap<String, List<String>>();
        lists.put(Arrivals.DAY, arrivals.ofDay());
        next.workshops().forEach(workshop -> lists.put(Arrivals.list(workshop), arrivals.of(workshop)));
        lists.values().removeIf(list -> !list.contains(ended) || list.contains(next.key()));
        lists.replaceAll((_, list) -> replaced(list, ended, next.key()));
        return lists;
    }

    private static List<String> replaced(List<String> list, String ended, String next) {
        return list.stream().map(id -> id.equals(ended) ? next : id).toList();
    }
}
