package fr.spro.platform.messaging.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;

class KeyedExecutorTests {

    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private final List<String> done = new ArrayList<>();

    @Test
    void who_is_woken_again_before_the_work_begins_is_worked_on_once() {
        var wakeUps = new KeyedExecutor(waiting::add, done::add);

        wakeUps.wake("a");
        wakeUps.wake("b");
        wakeUps.wake("a");
        runAll();

        assertThat(done).containsExactly("a", "b");
    }

    @Test
    void a_wake_up_during_the_work_makes_it_done_once_more() {
        var itself = new ArrayList<KeyedExecutor>();
        var wakeUps = new KeyedExecutor(waiting::add, id -> {
            done.add(id);
            // As when news comes after the worker has looked for it, and before it has gone.
            if (done.size() == 1) itself.getFirst().wake(id);
        });
        itself.add(wakeUps);

        wakeUps.wake("a");
        runAll();

        assertThat(done).containsExactly("a", "a");
    }

    @Test
    void after_the_work_the_next_wake_up_is_like_the_first() {
        var wakeUps = new KeyedExecutor(waiting::add, done::add);

        wakeUps.wake("a");
        runAll();
        wakeUps.wake("a");
        runAll();

        assertThat(done).containsExactly("a", "a");
    }

    @Test
    void when_the_workers_are_stopping_nothing_happens() {
        var wakeUps = new KeyedExecutor(
                _ -> {
                    throw new RejectedExecutionException();
                },
                done::add);

        wakeUps.wake("a");
        wakeUps.wake("a");

        assertThat(done).isEmpty();
    }

    private void runAll() {
        for (var next = waiting.poll(); next != null; next = waiting.poll()) next.run();
    }
}
