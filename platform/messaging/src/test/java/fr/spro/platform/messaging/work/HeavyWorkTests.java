package fr.spro.platform.messaging.work;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.spro.platform.messaging.StoreTime;
import fr.spro.platform.messaging.Unavailable;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class HeavyWorkTests {

    private final HeavyWork work = new HeavyWork(2);
    private final Semaphore begun = new Semaphore(0);
    private final Semaphore mayEnd = new Semaphore(0);

    @Test
    void the_third_is_told_to_come_back_within_the_time_of_its_request() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            threads.submit(this::block);
            threads.submit(this::block);
            assertThat(begun.tryAcquire(2, 5, SECONDS)).isTrue();

            var before = System.nanoTime();
            var deadline = before + Duration.ofMillis(400).toNanos();
            StoreTime.<RuntimeException>until(deadline, () -> {
                assertThatThrownBy(() -> work.call(() -> 3)).isInstanceOf(Unavailable.class);
                return null;
            });
            assertThat(System.nanoTime()).as("time is left for a response").isLessThan(deadline + 2_000_000_000L);
            mayEnd.release(2);
        }

        assertThat(work.call(() -> 3)).as("the places are free again").isEqualTo(3);
    }

    @Test
    void whoever_waits_goes_on_when_a_place_is_free() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            threads.submit(this::block);
            threads.submit(this::block);
            assertThat(begun.tryAcquire(2, 5, SECONDS)).isTrue();
            var third = threads.submit(() -> work.call(() -> 3));

            mayEnd.release();

            assertThat(third.get(5, SECONDS)).isEqualTo(3);
            mayEnd.release();
        }
    }

    @Test
    void a_place_is_free_again_after_a_failure() {
        var failed = new AtomicInteger();
        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(() -> work.call(() -> {
                        failed.incrementAndGet();
                        throw new IllegalStateException();
                    }))
                    .isInstanceOf(IllegalStateException.class);
        }

        assertThat(failed).hasValue(3);
    }

    private int block() {
        return work.call(() -> {
            begun.release();
            mayEnd.acquireUninterruptibly();
            return 1;
        });
    }
}
