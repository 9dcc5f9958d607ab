package fr.spro.registration.seating;

import fr.spro.platform.messaging.outbox.Store;
import fr.spro.registration.day.DayId;
import fr.spro.registration.day.RegionalDay;
import fr.spro.registration.seating.Seatings.Stored;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

/// Gives lists of a day another order, which is decided again whenever the day or its lists have changed meanwhile.
@Component
class ReorderLists {

    /// Each further try is due to a concurrent change.
    private static final int MAX_TRIES = 50;

    private final Store<RegionalDay> days;
    private final Seatings seatings;

    ReorderLists(Store<RegionalDay> days, Seatings seatings) {
        this.days = days;
        this.seatings = seatings;
    }

    /// @param order the lists to change by their paths; none if they are as wanted
    /// @throws OptimisticLockingFailureException if the lists change faster; to be repeated
    void handle(DayId day, Function<Stored, Map<String, List<String>>> order) {
        for (int i = 0; i < MAX_TRIES; i++) {
            var stored = seatings.stored(day);
            var changed = order.apply(stored);
            if (changed.isEmpty()) return;
            var update = new Update();
            changed.forEach(update::set);
            if (days.apply(day, stored.isUnchanged(), update)) return;
        }
        throw new OptimisticLockingFailureException("The lists of %s change too fast".formatted(day.value()));
    }
}
