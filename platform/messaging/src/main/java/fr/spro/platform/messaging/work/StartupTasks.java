package fr.spro.platform.messaging.work;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/// Runs the start-up tasks before anything else starts. A task that fails does not stop the service: it
/// starts, reports that it is not ready and why, and retries with growing pauses until it succeeds.
public final class StartupTasks implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(StartupTasks.class);
    private static final Duration MAX_PAUSE = Duration.ofSeconds(10);

    private final Map<String, String> failures = new ConcurrentHashMap<>();
    private final CompletableFuture<Void> completed = new CompletableFuture<>();
    private final Duration firstPause;
    private List<StartupTask> pending;
    private volatile boolean running;
    private @Nullable Thread retries;

    public StartupTasks(List<StartupTask> tasks) {
        this(tasks, Duration.ofMillis(500));
    }

    StartupTasks(List<StartupTask> tasks, Duration firstPause) {
        this.pending = List.copyOf(tasks);
        this.firstPause = firstPause;
    }

    /// Whether all tasks have succeeded.
    public boolean areCompleted() {
        return completed.isDone();
    }

    /// The tasks that have failed and are retried, each with the reason of its last failure.
    public Map<String, String> failures() {
        return new TreeMap<>(failures);
    }

    /// Runs the action once all tasks have succeeded: immediately, or later in the retrying thread.
    public void whenCompleted(Runnable action) {
        completed.thenRun(action);
    }

    /// Runs each task once; failed ones are retried in a separate thread.
    @Override
    public synchronized void start() {
        running = true;
        attempt();
        if (!pending.isEmpty())
            retries = Thread.ofVirtual().name("startup-tasks").start(this::retry);
    }

    private void retry() {
        var pause = firstPause;
        while (running && !pending.isEmpty()) {
            try {
                Thread.sleep(pause);
            } catch (InterruptedException stopped) {
                return;
            }
            attempt();
            var doubled = pause.multipliedBy(2);
            pause = doubled.compareTo(MAX_PAUSE) < 0 ? doubled : MAX_PAUSE;
        }
    }

    private void attempt() {
        pending = pending.stream().filter(task -> !succeeds(task)).toList();
        if (pending.isEmpty()) completed.complete(null);
    }

    private boolean succeeds(StartupTask task) {
        try {
            task.work().run();
            if (failures.remove(task.name()) != null) LOG.info("Start-up task {} succeeded", task.name());
            return true;
        } catch (RuntimeException e) {
            var reason = reason(e);
            if (!reason.equals(failures.put(task.name(), reason))) {
                LOG.warn("Not ready: start-up task {} failed and is retried: {}", task.name(), reason);
            }
            return false;
        }
    }

    /// Our own messages and the class names of the driver's exceptions, whose messages differ each time.
    private static String reason(RuntimeException thrown) {
        var name = thrown instanceof IllegalStateException
                ? thrown.getMessage()
                : thrown.getClass().getSimpleName();
        var cause = thrown.getCause();
        return cause == null ? name : "%s (%s)".formatted(name, cause.getClass().getSimpleName());
    }

    @Override
    public synchronized void stop() {
        running = false;
        if (retries != null) retries.interrupt();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return Integer.MIN_VALUE;
    }
}
