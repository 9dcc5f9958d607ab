package fr.spro.platform.messaging.work;

import static java.util.concurrent.TimeUnit.MINUTES;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.spro.platform.messaging.Faults;
import fr.spro.platform.messaging.StoreTime;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RequestCoalescerTests {

    private static final long PASSED = System.nanoTime() - 1;

    private static final InheritableThreadLocal<String> OF_THE_CALL = new InheritableThreadLocal<>();

    private final List<String> inherited = new CopyOnWriteArrayList<>();
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

    @Test
    void a_late_call_fails_by_itself_and_not_those_that_share_its_run() throws Exception {
        var first = ask(1);
        begun.acquire();
        var late = waitingCall(() -> before(PASSED, 2));
        var fresh = waitingCall(() -> before(System.nanoTime() + MINUTES.toNanos(1), 3));

        assertThatThrownBy(() -> late.get(5, SECONDS)).matches(Faults::isTemporary);
        mayEnd.release(2);

        assertThat(first.get(5, SECONDS)).isEqualTo(2);
        assertThat(fresh.get(5, SECONDS)).isEqualTo(6);
        assertThat(turns).containsExactly(List.of(1), List.of(2, 3));
    }

    @Test
    void a_run_with_the_deadline_of_a_late_call_fails() {
        mayEnd.release();

        assertThatThrownBy(() -> StoreTime.until(PASSED, () -> {
                    work(List.of(2, 3));
                    return null;
                }))
                .hasMessage("late");
    }

    @Test
    void a_call_without_a_deadline_gives_its_run_none() throws Exception {
        var first = ask(1);
        begun.acquire();
        var others = List.of(waitingCall(() -> before(PASSED, 2)), waitingCall(() -> doubled.handle(3)));
        mayEnd.release(2);

        assertThat(first.get(5, SECONDS)).isEqualTo(2);
        assertThat(others.getLast().get(5, SECONDS)).isEqualTo(6);
    }

    @Test
    void a_run_of_waiting_calls_inherits_nothing_from_the_thread_that_starts_it() throws Exception {
        var first = threads.submit(() -> {
            OF_THE_CALL.set("first");
            return doubled.handle(1);
        });
        begun.acquire();
        var next = waitingCall(() -> doubled.handle(2));
        mayEnd.release(2);

        assertThat(first.get(5, SECONDS)).isEqualTo(2);
        assertThat(next.get(5, SECONDS)).isEqualTo(4);
        assertThat(inherited).containsExactly("first", "nothing");
    }

    private int before(long deadline, int number) {
        var answer = new AtomicInteger();
        StoreTime.until(deadline, () -> {
            answer.set(doubled.handle(number));
            return null;
        });
        return answer.get();
    }

    private List<Integer> work(List<Integer> numbers) {
        turns.add(numbers);
        inherited.add(Objects.requireNonNullElse(OF_THE_CALL.get(), "nothing"));
        begun.release();
        mayEnd.acquireUninterruptibly();
        if (StoreTime.Limit.current().left().stream().anyMatch(Duration::isNegative))
            throw new IllegalStateException("late");
        if (numbers.stream().anyMatch(number -> number < 0)) throw new IllegalArgumentException();
        return numbers.stream().map(number -> 2 * number).toList();
    }

    private Future<Integer> ask(int number) {
        return threads.submit(() -> doubled.handle(number));
    }

    private List<Future<Integer>> askInOrder(int... numbers) {
        return IntStream.of(numbers)
                .mapToObj(number -> waitingCall(() -> doubled.handle(number)))
                .toList();
    }

    private Future<Integer> waitingCall(Callable<Integer> call) {
        var before = doubled.waiting();
        var asked = threads.submit(call);
        while (doubled.waiting() == before) Thread.onSpinWait();
        return asked;
    }
}
