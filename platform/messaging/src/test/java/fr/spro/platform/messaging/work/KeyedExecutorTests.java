package fr.spro.platform.messaging.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;

class KeyedExecutorTests {

    private final ManualThreads threads = new ManualThreads();
    private final List<String> done = new ArrayList<>();
    private final KeyedExecutor<String> executor = new KeyedExecutor<>(threads::execute, 1, done::add);

    @Test
    void runs_once_for_all_triggers_before_the_work() {
        executor.trigger("a");
        executor.trigger("b");
        executor.trigger("a");
        threads.runTasks();

        assertThat(done).containsExactly("a", "b");
    }

    @Test
    void runs_again_after_the_waiting_keys_for_a_trigger_during_the_work() {
        var itself = new ArrayList<KeyedExecutor<String>>();
        var executor = new KeyedExecutor<String>(threads::execute, 1, key -> {
            done.add(key);
            // As if something changes after the worker has read and before it has ended.
            if (done.size() == 1) itself.getFirst().trigger(key);
        });
        itself.add(executor);

        var all = executor.trigger("a");
        executor.trigger("b");
        threads.runTasks();

        assertThat(done).containsExactly("a", "b", "a");
        assertThat(all).isCompleted();
    }

    @Test
    void a_key_whose_work_throws_can_be_triggered_again() {
        var isBroken = new boolean[] {true};
        var executor = new KeyedExecutor<String>(threads::execute, 1, key -> {
            if (isBroken[0]) throw new NoClassDefFoundError("missing");
            done.add(key);
        });
        executor.trigger("a");
        assertThatThrownBy(threads::runTasks).isInstanceOf(NoClassDefFoundError.class);
        assertThat(executor.isActive("a")).isFalse();

        isBroken[0] = false;
        executor.trigger("a");
        threads.runTasks();

        assertThat(done).containsExactly("a");
    }

    @Test
    void runs_again_for_a_trigger_after_the_work() {
        executor.trigger("a");
        threads.runTasks();
        executor.trigger("a");
        threads.runTasks();

        assertThat(done).containsExactly("a", "a");
    }

    @Test
    void drops_waiting_keys_when_stopped() {
        var dropped = executor.trigger("a");

        executor.stop();
        threads.runTasks();

        assertThat(done).isEmpty();
        assertThat(dropped).isCancelled();
        assertThat(executor.isActive("a")).isFalse();
    }

    @Test
    void does_nothing_when_the_threads_are_stopping() {
        var executor = new KeyedExecutor<String>(
                _ -> {
                    throw new RejectedExecutionException();
                },
                1,
                done::add);

        executor.trigger("a");

        assertThat(executor.trigger("a")).isCancelled();
        assertThat(done).isEmpty();
    }
}
