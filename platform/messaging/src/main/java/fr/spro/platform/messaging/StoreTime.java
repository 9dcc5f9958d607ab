package fr.spro.platform.messaging;

import com.mongodb.client.MongoDatabase;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/// The time that operations on the store may take: a fixed time each, and all those of a request together.
public final class StoreTime {

    /// Limits each round trip instead of the whole operation.
    private static final ScopedValue<Boolean> PER_ROUND_TRIP = ScopedValue.newInstance();

    /// In nanoseconds of `System.nanoTime`.
    private static final ScopedValue<Long> DEADLINE = ScopedValue.newInstance();

    /// A shorter time would mean no limit to the driver.
    private static final Duration LEAST = Duration.ofMillis(1);

    private StoreTime() {}

    /// Runs the work of a request; its operations fail from the deadline on.
    ///
    /// @param deadline in nanoseconds of `System.nanoTime`
    public static <X extends Throwable> void until(long deadline, ScopedValue.CallableOp<Void, X> work) throws X {
        ScopedValue.where(DEADLINE, deadline).call(work);
    }

    /// Runs work that starts an operation of any length, which is limited per round trip only: a stream that is read
    /// slowly, or the build of an index.
    public static <T, X extends Throwable> T perRoundTrip(ScopedValue.CallableOp<T, X> work) throws X {
        return ScopedValue.where(PER_ROUND_TRIP, true).call(work);
    }

    /// @param operation the time of one operation
    static MongoDatabase limit(MongoDatabase database, Duration operation) {
        if (PER_ROUND_TRIP.isBound()) return database;
        var time = operation;
        if (DEADLINE.isBound()) {
            var left = Duration.ofNanos(DEADLINE.get() - System.nanoTime());
            if (left.compareTo(time) < 0) time = left.compareTo(LEAST) < 0 ? LEAST : left;
        }
        return database.withTimeout(time.toMillis(), TimeUnit.MILLISECONDS);
    }
}
