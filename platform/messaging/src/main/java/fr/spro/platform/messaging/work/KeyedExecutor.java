package fr.spro.platform.messaging.work;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;

/// Work by id, woken from anywhere: never at the same id twice at once, and no wake-up is lost, for one that
/// comes during the work makes it done once more.
public final class KeyedExecutor {

    private final Executor workers;
    private final Consumer<String> work;

    /// Ids at work, each with the number of times it was woken.
    private final Map<String, Integer> active = new ConcurrentHashMap<>();

    /// @param work must not throw
    public KeyedExecutor(Executor workers, Consumer<String> work) {
        this.workers = workers;
        this.work = work;
    }

    /// There is something to do for this id. Returns at once and never fails; when the workers are stopping it does
    /// nothing.
    public void wake(String id) {
        if (active.merge(id, 1, Integer::sum) > 1) return;
        try {
            workers.execute(() -> run(id));
        } catch (RejectedExecutionException stopping) {
            active.remove(id);
        }
    }

    /// Whether somebody is at it, who will look again if woken now.
    public boolean isAtWork(String id) {
        return active.containsKey(id);
    }

    private void run(String id) {
        int wakeUps;
        do {
            wakeUps = active.getOrDefault(id, 1);
            work.accept(id);
        } while (!active.remove(id, wakeUps));
    }
}
