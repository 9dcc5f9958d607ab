package fr.spro.platform.messaging.work;

import static java.util.stream.Collectors.toSet;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/// Runs the start-up tasks before anything else starts, and what follows from them. A task that fails does not stop the
/// service: it starts, reports that it is not ready and why, and retries with growing pauses until it succeeds.
public final class StartupTasks implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(StartupTasks.class);
    private static final Duration MAX_PAUSE = Duration.ofSeconds(10);

    /// A task that has not succeeded yet.
    ///
    /// @param requires the names of the tasks that must have succeeded before it runs
    private record Pending(StartupTask task, Set<String> requires) {}

    private final Set<String> first;
    private final Set<String> succeeded = ConcurrentHashMap.newKeySet();
    private final Map<String, String> failures = new ConcurrentHashMap<>();
    private final List<Pending> pending;
    private final Duration firstPause;
    private volatile boolean running;
    private @Nullable Thread retries;

    public StartupTasks(List<StartupTask> tasks) {
        this(tasks, Duration.ofMillis(500));
    }

    StartupTasks(List<StartupTask> tasks, Duration firstPause) {
        this.first = tasks.stream().map(StartupTask::name).collect(toSet());
        this.pending = new ArrayList<>(
                tasks.stream().map(task -> new Pending(task, Set.of())).toList());
        this.firstPause = firstPause;
    }

    /// Whether all tasks have succeeded, those that were added included.
    public synchronized boolean areCompleted() {
        return succeeded.containsAll(first) && pending.isEmpty();
    }

    /// The tasks that have failed and are retried, each with the reason of its last failure.
    public Map<String, String> failures() {
        return new TreeMap<>(failures);
    }

    /// Adds a task that runs when all tasks of the start have succeeded: immediately, or later in the retrying thread.
    public void afterwards(StartupTask task) {
        after(first, task);
    }

    /// The same for a task that requires only some of them.
    public void after(Set<String> required, StartupTask task) {
        var added = new Pending(task, required);
        if (hasSucceeded(added)) return;
        synchronized (this) {
            pending.add(added);
        }
        retryInBackground();
    }

    /// Runs each task once; failed ones are retried in a separate thread.
    @Override
    public void start() {
        running = true;
        attempt();
        retryInBackground();
    }

    private synchronized void retryInBackground() {
        if (!running || retries != null || pending.isEmpty()) return;
        retries = Thread.ofVirtual().name("startup-tasks").start(this::retry);
    }

    private void retry() {
        var pause = firstPause;
        while (isWorkLeft()) {
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

    private synchronized boolean isWorkLeft() {
        if (running && !pending.isEmpty()) return true;
        if (Thread.currentThread() == retries) retries = null;
        return false;
    }

    private void attempt() {
        for (var each : pending()) {
            if (hasSucceeded(each)) remove(each);
        }
    }

    private synchronized List<Pending> pending() {
        return List.copyOf(pending);
    }

    private synchronized void remove(Pending done) {
        pending.remove(done);
    }

    private boolean hasSucceeded(Pending each) {
        return succeeded.containsAll(each.requires()) && succeeds(each.task());
    }

    private boolean succeeds(StartupTask task) {
        try {
            task.work().run();
            succeeded.add(task.name());
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
        retries = null;
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
