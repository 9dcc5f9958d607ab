package fr.spro.platform.messaging.work;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;

/// Runs work by key: one run per key at a time, a limited number of keys at once, in the order of their
/// triggers. No trigger is lost: one that arrives during a run causes another run after the waiting keys.
final class KeyedExecutor<T> {

    /// @param done completes when the work of all triggers so far is done; cancelled if it is dropped
    private record Run(CompletableFuture<Void> done, boolean again) {}

    private final Executor threads;
    private final Semaphore permits;
    private final Consumer<T> work;
    private final Map<T, Run> active = new ConcurrentHashMap<>();
    private volatile boolean stopped;

    /// @param threads runs each task in a thread of its own
    /// @param work if it throws, its key is dropped
    KeyedExecutor(Executor threads, int concurrency, Consumer<T> work) {
        this.threads = threads;
        this.permits = new Semaphore(concurrency, true);
        this.work = work;
    }

    /// Schedules the work for this key. Returns at once and never throws; a no-op once stopped.
    CompletableFuture<Void> trigger(T key) {
        var mine = new Run(new CompletableFuture<>(), false);
        var run = active.merge(key, mine, (current, _) -> new Run(current.done(), true));
        if (run == mine) submit(key, run);
        return run.done();
    }

    /// Whether this key is waiting or running.
    boolean isActive(T key) {
        return active.containsKey(key);
    }

    /// Drops waiting keys; running work may finish.
    void stop() {
        stopped = true;
    }

    private void submit(T key, Run run) {
        try {
            threads.execute(() -> {
                var isDone = false;
                try {
                    isDone = runOnce(key);
                } finally {
                    if (isDone) finish(key, run);
                    else drop(key, run);
                }
            });
        } catch (RejectedExecutionException stopping) {
            drop(key, run);
        }
    }

    private boolean runOnce(T key) {
        try {
            permits.acquire();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return false;
        }
        try {
            if (stopped) return false;
            active.computeIfPresent(key, (_, current) -> new Run(current.done(), false));
            work.accept(key);
            return true;
        } finally {
            permits.release();
        }
    }

    private void finish(T key, Run run) {
        var again = active.computeIfPresent(key, (_, current) -> current.again() ? current : null);
        if (again != null) submit(key, again);
        else run.done().complete(null);
    }

    private void drop(T key, Run run) {
        active.remove(key);
        run.done().cancel(false);
    }
}
