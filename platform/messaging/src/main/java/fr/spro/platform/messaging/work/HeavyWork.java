package fr.spro.platform.messaging.work;

import fr.spro.platform.messaging.StoreTime;
import fr.spro.platform.messaging.Unavailable;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// Work that takes so much memory or time that only some of it is done at once. The rest waits for half of what its
/// request has left, and is then told to come back.
public final class HeavyWork {

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(8);

    /// Others were at work for all the time that the request could wait.
    private static final class Busy extends RuntimeException implements Unavailable {

        private static final long serialVersionUID = 1L;

        @Override
        public Duration retryAfter() {
            return Duration.ofSeconds(20);
        }
    }

    private final Semaphore free;

    public HeavyWork(int atOnce) {
        free = new Semaphore(atOnce, true);
    }

    public <T, X extends Throwable> T call(ScopedValue.CallableOp<T, X> work) throws X {
        await();
        try {
            return work.call();
        } finally {
            free.release();
        }
    }

    private void await() {
        var wait =
                StoreTime.Limit.current().left().map(left -> left.dividedBy(2)).orElse(LONGEST_WAIT);
        try {
            if (!free.tryAcquire(wait.toNanos(), TimeUnit.NANOSECONDS)) throw new Busy();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Busy();
        }
    }
}
