package fr.spro.platform.messaging.work;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Function;
import org.springframework.context.SmartLifecycle;
import org.springframework.data.mongodb.core.MongoOperations;

/// Makes the reconcilers of a service, and starts and stops them with it.
public final class Reconcilers implements SmartLifecycle {

    /// Steps are idempotent, so one that takes longer may be interrupted.
    private static final Duration GRACE = Duration.ofSeconds(15);

    private record Started(Reconciler<?> reconciler, Threads threads) {}

    private final MongoOperations mongo;
    private final Clock clock;
    private final MeterRegistry meters;
    private final Consumer<Runnable> whenReady;
    private final boolean sweeping;
    private final Function<String, Threads> threads;
    private final List<Reconciler<?>> reconcilers = new CopyOnWriteArrayList<>();
    private final List<Started> started = new ArrayList<>();
    private volatile boolean running;
    private boolean opened;

    private Reconcilers(
            MongoOperations mongo,
            Clock clock,
            MeterRegistry meters,
            Consumer<Runnable> whenReady,
            boolean sweeping,
            Function<String, Threads> threads) {
        this.mongo = mongo;
        this.clock = clock;
        this.meters = meters;
        this.whenReady = whenReady;
        this.sweeping = sweeping;
        this.threads = threads;
    }

    public Reconcilers(MongoOperations mongo, Clock clock, MeterRegistry meters) {
        this(mongo, clock, meters, Runnable::run);
    }

    /// @param whenReady runs an action once the store is ready for the jobs
    public Reconcilers(MongoOperations mongo, Clock clock, MeterRegistry meters, Consumer<Runnable> whenReady) {
        this(mongo, clock, meters, whenReady, true, Threads::virtual);
    }

    /// Reconcilers without sweeps, for tests.
    public static Reconcilers withoutSweeps(MongoOperations mongo, Clock clock, MeterRegistry meters) {
        return new Reconcilers(mongo, clock, meters, Runnable::run, false, Threads::virtual);
    }

    /// Reconcilers whose tasks a test runs by hand.
    static Reconcilers on(Threads threads, MongoOperations mongo, Clock clock, MeterRegistry meters) {
        return new Reconcilers(mongo, clock, meters, Runnable::run, true, _ -> threads);
    }

    /// Makes the reconciler of a job; it runs as soon as the service has started.
    public <T> Reconciler<T> add(Job<T> job) {
        // An instance that sweeps renews its lease at each interval, so another takes over after two are missed.
        var lease = new Lease(mongo, job.name(), job.interval().multipliedBy(3), clock);
        var reconciler = new Reconciler<>(job, lease::take, meters, clock);
        reconcilers.add(reconciler);
        synchronized (started) {
            if (opened) start(reconciler);
        }
        return reconciler;
    }

    /// All jobs of the service.
    public List<Job<?>> jobs() {
        return reconcilers.stream().<Job<?>>map(Reconciler::job).toList();
    }

    @Override
    public void start() {
        synchronized (started) {
            if (running) return;
            rejectDuplicateNames();
            running = true;
        }
        whenReady.accept(this::open);
    }

    private void rejectDuplicateNames() {
        var names = new HashSet<String>();
        for (var each : reconcilers) rejectIf(!names.add(each.name()), each);
    }

    private static void rejectIf(boolean isTaken, Reconciler<?> reconciler) {
        if (isTaken) throw new IllegalStateException("Duplicate job name " + reconciler.name());
    }

    private void open() {
        synchronized (started) {
            if (!running || opened) return;
            opened = true;
            reconcilers.forEach(this::start);
        }
    }

    private void start(Reconciler<?> reconciler) {
        var isTaken = started.stream().anyMatch(one -> one.reconciler().name().equals(reconciler.name()));
        rejectIf(isTaken, reconciler);
        var own = threads.apply(reconciler.name());
        started.add(new Started(reconciler, own));
        reconciler.start(own, sweeping);
    }

    /// Stops all at once; together they have the grace time.
    @Override
    public void stop() {
        synchronized (started) {
            running = false;
            opened = false;
            started.forEach(one -> one.reconciler().stop());
            var end = Instant.now().plus(GRACE);
            for (var one : started) {
                var left = Duration.between(Instant.now(), end);
                one.threads().stop(left.isNegative() ? Duration.ZERO : left);
            }
            started.clear();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /// Starts after the stores, before the inboxes and the web server; stops in reverse order.
    @Override
    public int getPhase() {
        return 1;
    }
}
