package fr.spro.platform.messaging.work;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;

/// Threads that a test runs by hand: tasks in order, pauses without waiting.
final class ManualThreads implements Threads {

    private record Timed(Duration pause, Runnable task) {}

    private final Queue<Runnable> tasks = new ArrayDeque<>();
    private final List<Timed> timed = new ArrayList<>();

    @Override
    public void execute(Runnable task) {
        tasks.add(task);
    }

    @Override
    public void after(Duration pause, Runnable task) {
        timed.add(new Timed(pause, task));
    }

    @Override
    public void stop(Duration grace) {
        timed.clear();
    }

    void runTasks() {
        for (var next = tasks.poll(); next != null; next = tasks.poll()) next.run();
    }

    List<Duration> pauses() {
        return timed.stream().map(Timed::pause).toList();
    }

    /// Ends all pauses of this length, then runs the tasks that follow.
    void pass(Duration pause) {
        var over = timed.stream().filter(each -> each.pause().equals(pause)).toList();
        timed.removeAll(over);
        over.forEach(each -> each.task().run());
        runTasks();
    }
}
