package fr.spro.platform.messaging.work;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/// The metrics of a reconciler, tagged with its name.
final class ReconcilerMetrics {

    private final Timer sweeps;
    private final Timer steps;
    private final Counter failures;
    private final MeterRegistry meters;
    private final Clock clock;
    private volatile Instant lastSuccess;

    ReconcilerMetrics(String name, Map<?, Reconciler.Failing> failing, MeterRegistry meters, Clock clock) {
        this.meters = meters;
        this.clock = clock;
        this.lastSuccess = clock.instant();
        sweeps = Timer.builder("spro.reconciler.sweeps")
                .description("duration of a sweep with its steps")
                .tag("name", name)
                .register(meters);
        steps = Timer.builder("spro.reconciler.steps")
                .description("steps, including failed ones")
                .tag("name", name)
                .register(meters);
        failures = Counter.builder("spro.reconciler.failures")
                .description("failed steps and sweeps")
                .tag("name", name)
                .register(meters);
        Gauge.builder("spro.reconciler.failing", failing, ReconcilerMetrics::items)
                .description("items that wait for a retry")
                .tag("name", name)
                .register(meters);
        Gauge.builder("spro.reconciler.age", this, ReconcilerMetrics::age)
                .description("time since the last sweep without failures")
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

    /// No item fails in this instance, or another one has the lease.
    void succeeded() {
        lastSuccess = clock.instant();
    }

    private static int items(Map<?, Reconciler.Failing> failing) {
        return failing.values().stream().mapToInt(Reconciler.Failing::items).sum();
    }

    private double age() {
        return Duration.between(lastSuccess, clock.instant()).toMillis() / 1000.0;
    }
}
