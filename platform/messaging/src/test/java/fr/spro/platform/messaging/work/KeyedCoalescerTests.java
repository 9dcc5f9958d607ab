package fr.spro.platform.messaging.work;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.Test;

class KeyedCoalescerTests {

    private final List<List<String>> runs = new CopyOnWriteArrayList<>();
    private final Semaphore begun = new Semaphore(0);
    private final Semaphore mayEnd = new Semaphore(0);
    private final KeyedCoalescer<String, String, Integer> coalescer = new KeyedCoalescer<>();

    @Test
    void keeps_a_coalescer_only_while_calls_are_in_progress() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var first = threads.submit(() -> handle("a", "1"));
            var other = threads.submit(() -> handle("b", "2"));
            assertThat(begun.tryAcquire(2, 5, SECONDS))
                    .as("keys do not wait for each other")
                    .isTrue();
            assertThat(coalescer.active()).isEqualTo(2);
            mayEnd.release(2);
            first.get(5, SECONDS);
            other.get(5, SECONDS);
        }

        assertThat(coalescer.active()).isZero();
        assertThat(runs).containsExactlyInAnyOrder(List.of("1"), List.of("2"));
    }

    @Test
    void forgets_the_key_of_a_call_that_failed() {
        mayEnd.release();

        assertThatThrownBy(() -> handle("a", "fails")).isInstanceOf(IllegalStateException.class);

        assertThat(coalescer.active()).isZero();
    }

    private int handle(String key, String argument) {
        return coalescer.handle(key, argument, () -> new RequestCoalescer<>(10, this::work));
    }

    private List<Integer> work(List<String> arguments) {
        begun.release();
        mayEnd.acquireUninterruptibly();
        if (arguments.contains("fails")) throw new IllegalStateException();
        runs.add(arguments);
        return Collections.nCopies(arguments.size(), 0);
    }
}
