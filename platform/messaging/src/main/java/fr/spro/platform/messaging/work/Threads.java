package fr.spro.platform.messaging.work;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/// The threads of one reconciler between its start and its stop.
interface Threads {

    /// Runs the task in a thread of its own.
    void execute(Runnable task);

    /// Runs the task after the pause, unless it is stopped by then.
    void after(Duration pause, Runnable task);

    /// Starts no more tasks, waits this long for running ones, then interrupts them.
    void stop(Duration grace);

    static Threads virtual(String name) {
        return new Virtual(
                Executors.newThreadPerTaskExecutor(
                        Thread.ofVirtual().name(name + "-", 0).factory()),
                Executors.newSingleThreadScheduledExecutor(
                        Thread.ofVirtual().name(name + "-timer").factory()));
    }

    record Virtual(ExecutorService workers, ScheduledExecutorService timer) implements Threads {

        @Override
        public void execute(Runnable task) {
            workers.execute(task);
        }

        @Override
        public void after(Duration pause, Runnable task) {
            try {
                timer.schedule(task, pause.toMillis(), TimeUnit.MILLISECONDS);
            } catch (RejectedExecutionException stopping) {
                // The sweep after the next start finds it.
            }
        }

        @Override
        public void stop(Duration grace) {
            timer.shutdownNow();
            workers.shutdown();
            try {
                workers.awaitTermination(grace.toMillis(), TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            workers.shutdownNow();
        }
    }
}
