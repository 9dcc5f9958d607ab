package fr.spro.platform.messaging.work;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RequestCoalescerTests {

    private final List<List<Integer>> turns = new CopyOnWriteArrayList<>();
    private final Semaphore begun = new Semaphore(0);
    private final Semaphore mayEnd = new Semaphore(0);
    private final RequestCoalescer<Integer, Integer> doubled = new RequestCoalescer<>(3, this::work);
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    @AfterEach
    void end() {
        mayEnd.release(1_000);
        threads.close();
    }

    @Test
    void runs_a_single_call_immediately() {
        mayEnd.release();

        assertThat(doubled.handle(7)).isEqualTo(14);
        assertThat(turns).containsExactly(List.of(7));
    }

    @Test
    void serves_all_calls_that_arrive_during_a_run_by_the_next_run() throws Exception {
        var first = ask(1);
        begun.acquire();
        var others = askInOrder(2, 3, 4, 5);
        mayEnd.release(3);

        assertThat(first.get(5, SECONDS)).isEqualTo(2);
        for (int i = 0; i < others.size(); i++)
            assertThat(others.get(i).get(5, SECONDS)).isEqualTo(2 * (i + 2));
        assertThat(turns).containsExactly(List.of(1), List.of(2, 3, 4), List.of(5));
    }

    @Test
    void a_failed_run_throws_to_its_own_calls_only() throws Exception {
        var first = ask(1);
        begun.acquire();
        var others = askInOrder(2, -1, 4, 5);
        mayEnd.release(3);

        assertThat(first.get(5, SECONDS)).isEqualTo(2);
        for (var failed : others.subList(0, 3)) {
            assertThatThrownBy(() -> failed.get(5, SECONDS)).hasCauseInstanceOf(IllegalArgumentException.class);
        }
        assertThat(others.getLast().get(5, SECONDS)).isEqualTo(10);
    }

    private List<Integer> work(List<Integer> numbers) {
        turns.add(numbers);
        begun.release();
        mayEnd.acquireUninterruptibly();
        if (numbers.stream().anyMatch(number -> number < 0)) throw new IllegalArgumentException();
        return numbers.stream().map(number -> 2 * number).toList();
    }

    private Future<Integer> ask(int number) {
        return threads.submit(() -> doubled.handle(number));
    }

    private List<Future<Integer>> askInOrder(int... numbers) throws InterruptedException {
        var asked = new ArrayList<Future<Integer>>();
        for (var number : numbers) {
            var before = doubled.waiting();
            asked.add(ask(number));
            while (doubled.waiting() == before) Thread.onSpinWait();
        }
        return asked;
    }
}
