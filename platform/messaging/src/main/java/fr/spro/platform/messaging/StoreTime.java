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

    private StoreTime() {}

    /// Runs the work of a request; its operations fail from the deadline on.
    ///
    /// @param deadline in nanoseconds of `System.nanoTime`
    public static <X extends Throwable> void until(long deadline, ScopedValue.CallableOp<Void, X> work) throws X {
        ScopedValue.where(DEADLINE, deadline).call(work);
    }

    /// Opens a stream that may be read for any time: it is limited per round trip only. In a request its deadline
    /// holds.
    public static <T, X extends Throwable> T perRoundTrip(ScopedValue.CallableOp<T, X> work) throws X {
        return ScopedValue.where(PER_ROUND_TRIP, true).call(work);
    }

    /// @param operation the time of one operation
    static MongoDatabase limit(MongoDatabase database, Duration operation) {
        if (!DEADLINE.isBound()) return PER_ROUND_TRIP.isBound() ? database : limited(database, operation);
        var left = Duration.ofNanos(DEADLINE.get() - System.nanoTime());
        var isShorter = PER_ROUND_TRIP.isBound() || left.compareTo(operation) < 0;
        return limited(database, isShorter ? left : operation);
    }

    /// Zero would mean no limit.
    private static MongoDatabase limited(MongoDatabase database, Duration time) {
        return database.withTimeout(Math.max(1, time.toMillis()), TimeUnit.MILLISECONDS);
    }
}
