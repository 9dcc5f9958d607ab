package fr.spro.platform.messaging;

import com.mongodb.client.MongoDatabase;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;

/// The time that operations on the store may take: a fixed time each, and all those of a request together.
public final class StoreTime {

    /// Limits each round trip instead of the whole operation.
    private static final ScopedValue<Boolean> PER_ROUND_TRIP = ScopedValue.newInstance();

    /// In nanoseconds of `System.nanoTime`.
    private static final ScopedValue<Long> DEADLINE = ScopedValue.newInstance();

    /// The limits of some work, for another thread that does it.
    ///
    /// @param deadline empty if there is none
    public record Limit(boolean perRoundTrip, OptionalLong deadline) {

        /// That of the current thread.
        public static Limit current() {
            return new Limit(
                    PER_ROUND_TRIP.isBound(),
                    DEADLINE.isBound() ? OptionalLong.of(DEADLINE.get()) : OptionalLong.empty());
        }

        /// The longer one of each.
        public Limit or(Limit other) {
            var both = deadline.isPresent() && other.deadline.isPresent();
            return new Limit(
                    perRoundTrip || other.perRoundTrip,
                    both
                            ? OptionalLong.of(Math.max(deadline.getAsLong(), other.deadline.getAsLong()))
                            : OptionalLong.empty());
        }

        /// The time until the deadline, if there is one.
        public Optional<Duration> left() {
            return deadline.stream()
                    .mapToObj(end -> Duration.ofNanos(end - System.nanoTime()))
                    .findFirst();
        }

        /// Runs the work in a thread that has no limits of its own.
        public void run(Runnable work) {
            ScopedValue.CallableOp<Void, RuntimeException> limited = () -> {
                if (deadline.isEmpty()) work.run();
                else ScopedValue.where(DEADLINE, deadline.getAsLong()).run(work);
                return null;
            };
            if (perRoundTrip) StoreTime.perRoundTrip(limited);
            else limited.call();
        }
    }

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
