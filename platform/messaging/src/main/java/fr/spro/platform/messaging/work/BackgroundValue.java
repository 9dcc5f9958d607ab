package fr.spro.platform.messaging.work;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;

/// The value of a gauge that costs a query. Each scrape starts a measurement and waits for it only briefly, so that a
/// store that does not respond delays no other metric: it returns the latest value instead, and NaN once that is older
/// than a minute.
public final class BackgroundValue implements Supplier<Number> {

    private static final Duration PATIENCE = Duration.ofMillis(100);
    private static final Duration MAX_AGE = Duration.ofMinutes(1);

    /// @param at in nanoseconds of `System.nanoTime`
    private record Measured(double value, long at) {}

    private final DoubleSupplier query;
    private final Duration maxAge;
    private CompletableFuture<Void> measurement = CompletableFuture.completedFuture(null);
    private volatile Measured latest = new Measured(Double.NaN, System.nanoTime());

    private BackgroundValue(DoubleSupplier query, Duration maxAge) {
        this.query = query;
        this.maxAge = maxAge;
    }

    public static BackgroundValue of(DoubleSupplier query) {
        return new BackgroundValue(query, MAX_AGE);
    }

    static BackgroundValue of(DoubleSupplier query, Duration maxAge) {
        return new BackgroundValue(query, maxAge);
    }

    @Override
    public synchronized Number get() {
        if (measurement.isDone()) {
            measurement = CompletableFuture.runAsync(this::measure, Thread::startVirtualThread);
            awaitBriefly();
        }
        var found = latest;
        return System.nanoTime() - found.at() < maxAge.toNanos() ? found.value() : Double.NaN;
    }

    private void measure() {
        latest = new Measured(query.getAsDouble(), System.nanoTime());
    }

    private void awaitBriefly() {
        try {
            measurement.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException keepsTheLatest) {
            // The next scrape finds its result, or measures again.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
