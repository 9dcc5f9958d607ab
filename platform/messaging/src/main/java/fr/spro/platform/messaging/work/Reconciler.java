package fr.spro.platform.messaging.work;

import fr.spro.platform.messaging.Correlation;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Runs a background job: takes a step for an item as soon as it is triggered, and sweeps at each interval
/// for due items whose trigger was lost with a process or failed with a dependency.
///
/// The first sweep after a start runs in every instance, the later ones in the instance that has the lease. An
/// item that fails is retried with growing pauses and stops neither the others nor the sweep.
public final class Reconciler<T> {

    private static final Logger LOG = LoggerFactory.getLogger(Reconciler.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);

    /// The state between a start and the next stop.
    private record Running<T>(Threads threads, KeyedExecutor<T> work) {}

    /// The failures of an item.
    ///
    /// @param inRow the number of failed steps in a row
    /// @param items the number of failed items within the last step; 1 for a step of a single item
    record Failing(int inRow, int items) {

        Failing next(Failing last) {
            return new Failing(inRow + 1, last.items());
        }
    }

    private final Job<T> job;
    private final BooleanSupplier lease;
    private final ReconcilerMetrics metrics;

    /// Items whose last step failed.
    private final Map<T, Failing> failing = new ConcurrentHashMap<>();

    /// The correlation ids of the latest triggers, for the next step.
    private final Map<T, String> correlations = new ConcurrentHashMap<>();

    private volatile boolean hasSwept;
    private volatile @Nullable Running<T> running;

    Reconciler(Job<T> job, BooleanSupplier lease, MeterRegistry meters, Clock clock) {
        this.job = job;
        this.lease = lease;
        this.metrics = new ReconcilerMetrics(job.name(), failing, meters, clock);
    }

    /// Triggers a step for this item. Returns at once and never throws. A no-op while stopped: a sweep finds
    /// the item later.
    ///
    /// @return completes after the step, whether it succeeded or not; cancelled if a stop drops it
    public CompletableFuture<Void> trigger(T item) {
        var running = this.running;
        if (running != null) {
            if (Correlation.isPresent()) correlations.put(item, Correlation.current());
            return running.work().trigger(item);
        }
        var dropped = new CompletableFuture<Void>();
        dropped.cancel(false);
        return dropped;
    }

    /// Triggers a step for this item after a pause. If the process ends before, a sweep finds the item.
    public void triggerAfter(Duration pause, T item) {
        var running = this.running;
        if (running != null) running.threads().after(pause, () -> running.work().trigger(item));
    }

    public boolean isRunning() {
        return running != null;
    }

    /// Whether this item is waiting or running.
    public boolean isActive(T item) {
        var running = this.running;
        return running != null && running.work().isActive(item);
    }

    /// The number of items that wait for a retry.
    public int failing() {
        return failing.size();
    }

    String name() {
        return job.name();
    }

    Job<T> job() {
        return job;
    }

    /// @param sweeping false if it only acts when triggered
    void start(Threads threads, boolean sweeping) {
        var started = new Running<>(threads, new KeyedExecutor<T>(threads::execute, job.concurrency(), this::handle));
        hasSwept = false;
        failing.clear();
        correlations.clear();
        running = started;
        if (sweeping) threads.after(job.firstAfter(), () -> sweepAndRepeat(started));
    }

    /// Drops waiting items and starts no more; running steps continue.
    void stop() {
        var stopped = running;
        running = null;
        if (stopped != null) stopped.work().stop();
    }

    private void sweepAndRepeat(Running<T> running) {
        try {
            sweep(running);
        } finally {
            running.threads().after(job.interval(), () -> sweepAndRepeat(running));
        }
    }

    private void sweep(Running<T> running) {
        var sample = metrics.begin();
        try {
            if (!lease.getAsBoolean() && hasSwept) {
                succeed();
                return;
            }
            var steps = new ArrayList<CompletableFuture<Void>>();
            try (var due = job.due().get()) {
                due.filter(item -> !failing.containsKey(item))
                        .filter(item -> !running.work().isActive(item))
                        .forEach(item -> steps.add(running.work().trigger(item)));
            }
            hasSwept = true;
            CompletableFuture.allOf(steps.toArray(CompletableFuture[]::new)).thenRun(() -> {
                metrics.swept(sample);
                succeed();
            });
        } catch (Exception | Error e) {
            if (this.running != running) return;
            metrics.failed();
            LOG.warn("{}: the sweep failed, the next one starts in {}: {}", job.name(), job.interval(), Causes.of(e));
        }
    }

    private void succeed() {
        if (failing.isEmpty()) metrics.succeeded();
    }

    private void handle(T item) {
        var sample = metrics.begin();
        Correlation.carrying(Optional.ofNullable(correlations.remove(item)), () -> {
            try {
                job.step().handle(item);
                failing.remove(item);
            } catch (Exception | Error e) {
                retryLater(item, e);
            } finally {
                metrics.stepped(sample);
            }
            return null;
        });
    }

    private void retryLater(T item, Throwable cause) {
        var running = this.running;
        // Interrupted by the stop.
        if (running == null) return;
        metrics.failed();
        correlations.putIfAbsent(item, Correlation.current());
        var items = cause instanceof ItemFailures.SomeItemsFailed some ? some.number() : 1;
        var failure = failing.merge(item, new Failing(1, items), Failing::next);
        var pause = pause(failure.inRow());
        LOG.warn(
                "{}: {} failed {} times, next attempt in {}: {}",
                job.name(),
                item,
                failure.inRow(),
                pause,
                Causes.of(cause));
        running.threads().after(pause, () -> {
            // Otherwise it was triggered since: it succeeded, or failed again and waits for a later retry.
            if (failure.equals(failing.get(item))) running.work().trigger(item);
        });
    }

    private Duration pause(int failures) {
        var pause = FIRST_PAUSE.multipliedBy(1L << Math.min(failures - 1, 20));
        return pause.compareTo(job.interval()) < 0 ? pause : job.interval();
    }
}
