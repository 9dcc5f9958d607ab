package fr.spro.platform.messaging.work;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.springframework.data.mongodb.core.MongoOperations;

/// The tasks of reconcilers, which a test takes in any order: each pause takes any time.
public final class TaskQueue implements Threads {

    private final List<Runnable> tasks = new ArrayList<>();

    /// Reconcilers that do nothing until a test runs their tasks.
    public Reconcilers reconcilers(MongoOperations mongo, Clock clock, MeterRegistry meters) {
        return Reconcilers.on(this, mongo, clock, meters);
    }

    @Override
    public synchronized void execute(Runnable task) {
        tasks.add(task);
    }

    @Override
    public synchronized void after(Duration pause, Runnable task) {
        tasks.add(task);
    }

    @Override
    public synchronized void stop(Duration grace) {
        tasks.clear();
    }

    /// Removes one of the tasks.
    public synchronized Optional<Runnable> take(RandomGenerator random) {
        return tasks.isEmpty() ? Optional.empty() : Optional.of(tasks.remove(random.nextInt(tasks.size())));
    }
}
