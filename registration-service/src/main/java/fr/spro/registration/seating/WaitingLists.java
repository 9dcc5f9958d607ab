package fr.spro.registration.seating;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import fr.spro.platform.messaging.outbox.Store;
import fr.spro.platform.messaging.outbox.TextId;
import fr.spro.registration.day.DayId;
import fr.spro.registration.day.RegionalDay;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

/// Keeps the lists of arrivals consistent with the claims. Joining and leaving are single guarded, idempotent
/// writes.
@Component
public class WaitingLists {

    private static final Logger LOG = LoggerFactory.getLogger(WaitingLists.class);

    /// An unchanged claim needs two steps at most; each further one is due to a concurrent write.
    private static final int MAX_STEPS = 50;

    private final Store<RegionalDay> days;
    private final Seatings seatings;
    private final Claims claims;
    private final Counter unsettled;

    public WaitingLists(Store<RegionalDay> days, Seatings seatings, Claims claims, MeterRegistry meters) {
        this.days = days;
        this.seatings = seatings;
        this.claims = claims;
        this.unsettled = Counter.builder("spro.seating.unsettled")
                .description("Claims that concurrent writes kept from being settled, left to the next reconciliation")
                .register(meters);
    }

    /// Makes the lists consistent with a claim, which may change concurrently: it is read again after each
    /// write, so that the last writer has seen the latest claim. If claim or lists change faster, the rest is
    /// counted, logged and left to the next reconciliation.
    ///
    /// @return whether lists and claim are consistent
    public boolean settle(TextId id) {
        for (int i = 0; i < MAX_STEPS; i++) {
            var claim = claims.get(id);
            var correction = seatings.of(claim.day()).correction(claim);
            if (correction.isNone()) return true;
            apply(claim, correction);
        }
        unsettled.increment();
        LOG.warn("Claim {} was not settled in {} steps; the next reconciliation continues", id.value(), MAX_STEPS);
        return false;
    }

    /// Stores the allocated orders as orders of arrival. Idempotent.
    ///
    /// @param orders the ids for each workshop in the order of their seats
    /// @param preferences the wishes of claims with several parallel workshops, the preferred one first
    /// @return false if it was done before
    public boolean allocate(
            DayId day, Map<String, List<String>> orders, Map<String, List<String>> preferences, Instant at) {
        var update = new Update()
                .set(Arrivals.ALLOCATED, at)
                .set(Arrivals.SESSIONS, orders)
                .set(Arrivals.PREFERENCES, preferences);
        return days.apply(day, where(Arrivals.ALLOCATED).exists(false), update);
    }

    /// A no-op if a list to join already contains the claim, or its preferences have changed.
    private void apply(Claim claim, Correction correction) {
        var id = claim.key();
        var join = new ArrayList<String>();
        if (correction.arrive()) join.add(Arrivals.DAY);
        correction.join().forEach(workshop -> join.add(Arrivals.list(workshop)));
        var preferences = where(Arrivals.preferences(id));
        var guards = new ArrayList<Criteria>();
        guards.add(correction.read() == null ? preferences.exists(false) : preferences.is(correction.read()));
        var update = new Update();
        for (var list : join) {
            guards.add(where(list).ne(id));
            update.push(list, id);
        }
        if (correction.leaveDay()) update.pull(Arrivals.DAY, id);
        correction.leave().forEach(workshop -> update.pull(Arrivals.list(workshop), id));
        if (correction.setPreferences()) {
            if (correction.preferences() == null) update.unset(Arrivals.preferences(id));
            else update.set(Arrivals.preferences(id), correction.preferences());
        }
        days.apply(claim.day(), new Criteria().andOperator(guards), update);
    }
}
