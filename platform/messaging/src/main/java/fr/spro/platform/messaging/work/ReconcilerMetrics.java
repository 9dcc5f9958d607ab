package fr.spro.platform.messaging.work;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/// What a reconciler says about itself, tagged with its name.
final class ReconcilerMetrics {

    private final Timer sweeps;
    private final Timer steps;
    private final Counter failures;
    private final MeterRegistry meters;
    private final Clock clock;
    private volatile Instant lastSuccess;

    ReconcilerMetrics(String name, Map<?, ?> failing, MeterRegistry meters, Clock clock) {
        this.meters = meters;
        this.clock = clock;
        this.lastSuccess = clock.instant();
        sweeps = Timer.builder("spro.reconciler.sweeps")
                .description("from looking for what is due to the end of the last step")
                .tag("name", name)
                .register(meters);
        steps = Timer.builder("spro.reconciler.steps")
                .description("steps for one item, failed ones included")
                .tag("name", name)
                .register(meters);
        failures = Counter.builder("spro.reconciler.failures")
                .description("steps and sweeps that failed")
                .tag("name", name)
                .register(meters);
        Gauge.builder("spro.reconciler.failing", failing, Map::size)
                .description("items whose last step failed and is going to be retried")
                .tag("name", name)
                .register(meters);
        Gauge.builder("spro.reconciler.age", this, ReconcilerMetrics::age)
                .description("time since a sweep ended with no item failing")
                .baseUnit("seconds")
                .tag("name", name)
                .register(meters);
    }

    Timer.Sample begin() {
        return Timer.start(meters);
    }

    void stepped(Timer.Sample sample) {
        sample.stop(steps);
    }

    void swept(Timer.Sample sample) {
        sample.stop(sweeps);
    }

    void failed() {
        failures.increment();
    }

    /// Nothing fails here, or another instance has the lease.
    void succeeded() {
        lastSuccess = clock.instant();
    }

    private double age() {
        return Duration.between(lastSuccess, clock.instant()).toMillis() / 1000.0;
    }
}
