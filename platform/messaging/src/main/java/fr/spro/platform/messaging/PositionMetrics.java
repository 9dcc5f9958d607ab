package fr.spro.platform.messaging;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/// Takes the measurements of positions on Kafka each half minute, with one client and beside the
/// scrape, which so costs no request.
public final class PositionMetrics implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(PositionMetrics.class);
    private static final Duration INTERVAL = Duration.ofSeconds(30);

    /// One kind of positions, and its gauges.
    public interface Measurement {

        /// Called once the service has been composed.
        void register(MeterRegistry meters);

        /// @throws IllegalStateException if Kafka is not reachable or rejects the request
        void measure(Admin admin);
    }

    /// Between a start and the next stop.
    private record Running(Admin admin, ScheduledExecutorService timer) {}

    private final Map<String, Object> kafka;
    private final List<Measurement> measurements;
    private final MeterRegistry meters;
    private final Consumer<Runnable> whenReady;
    private @Nullable Running running;

    /// @param kafka address and credentials of Kafka
    /// @param whenReady runs an action once the topics exist
    public PositionMetrics(
            Map<String, Object> kafka,
            List<Measurement> measurements,
            MeterRegistry meters,
            Consumer<Runnable> whenReady) {
        this.kafka = kafka;
        this.measurements = measurements;
        this.meters = meters;
        this.whenReady = whenReady;
    }

    @Override
    public synchronized void start() {
        measurements.forEach(each -> each.register(meters));
        var timer = Executors.newSingleThreadScheduledExecutor(
                Thread.ofVirtual().name("position-metrics").factory());
        var started = new Running(Admin.create(kafka), timer);
        running = started;
        whenReady.accept(() -> repeat(started));
    }

    private synchronized void repeat(Running started) {
        if (running != started) return;
        Runnable all = () -> measurements.forEach(each -> attempt(each, started.admin()));
        started.timer().scheduleWithFixedDelay(all, 0, INTERVAL.toSeconds(), TimeUnit.SECONDS);
    }

    private static void attempt(Measurement measurement, Admin admin) {
        try {
            measurement.measure(admin);
        } catch (RuntimeException e) {
            LOG.warn("{} are not known: {}", measurement.getClass().getSimpleName(), e.toString());
        }
    }

    @Override
    public synchronized void stop() {
        if (running == null) return;
        running.timer().shutdownNow();
        running.admin().close(Duration.ZERO);
        running = null;
    }

    @Override
    public synchronized boolean isRunning() {
        return running != null;
    }
}
