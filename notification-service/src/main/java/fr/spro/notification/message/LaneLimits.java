package fr.spro.notification.message;

import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadRegistry;
import io.github.resilience4j.ratelimiter.RateLimiter;
import io.github.resilience4j.ratelimiter.RateLimiterRegistry;
import org.springframework.stereotype.Component;

/// How many mails of a lane are in transfer at the same time, and how many begin in a second: by the settings of
/// Resilience4j for the names of the lanes.
@Component
class LaneLimits {

    private final BulkheadRegistry bulkheads;
    private final RateLimiterRegistry rates;

    LaneLimits(BulkheadRegistry bulkheads, RateLimiterRegistry rates) {
        this.bulkheads = bulkheads;
        this.rates = rates;
    }

    /// The number of transfers at the same time.
    int workers(Lane lane) {
        return bulkhead(lane).getBulkheadConfig().getMaxConcurrentCalls();
    }

    /// A worker of this lane does this.
    void work(Lane lane, Runnable task) {
        bulkhead(lane).executeRunnable(task);
    }

    /// Waits for the next transfer of the lane.
    ///
    /// @return false if it would have to wait for longer than the settings allow
    boolean awaitTurn(Lane lane) {
        return rate(lane).acquirePermission();
    }

    private Bulkhead bulkhead(Lane lane) {
        return bulkheads.bulkhead(lane.key());
    }

    private RateLimiter rate(Lane lane) {
        return rates.rateLimiter(lane.key());
    }
}
