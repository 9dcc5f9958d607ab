package fr.spro.platform.messaging.work;

import java.time.Duration;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// What a reconciler does: it finds what is due and takes one idempotent step for each item.
///
/// @param name unique within the service; names the lease, the threads and the metrics
/// @param interval the pause between two sweeps, and the longest pause before a retry
/// @param due the items that need a step; the stream is closed afterwards
/// @param step for one item; it may run twice at the same time in two instances
/// @param concurrency the number of items at work at the same time
/// @param firstAfter the delay of the first sweep after the start
/// @param <T> identifies an item by `equals` and is written to the log: an id, never personal data
public record Job<T>(
        String name, Duration interval, Supplier<Stream<T>> due, Step<T> step, int concurrency, Duration firstAfter) {

    /// The step for one item. Whatever it throws is counted and retried.
    @FunctionalInterface
    public interface Step<T> {
        void handle(T item) throws Exception;
    }

    /// The concurrency of a job whose items wait for others rather than for this machine.
    public static final int UNLIMITED = Integer.MAX_VALUE;

    private static final int DEFAULT_CONCURRENCY = 4;

    /// A job that first sweeps after a tenth of its interval, so that not all start at once.
    public static <T> Job<T> of(String name, Duration interval, Supplier<Stream<T>> due, Step<T> step) {
        return new Job<>(name, interval, due, step, DEFAULT_CONCURRENCY, interval.dividedBy(10));
    }

    /// The same job with this concurrency.
    public Job<T> withConcurrency(int concurrency) {
        return new Job<>(name, interval, due, step, concurrency, firstAfter);
    }

    /// The same job, with its first sweep at the start.
    public Job<T> startingAtOnce() {
        return new Job<>(name, interval, due, step, concurrency, Duration.ZERO);
    }
}
