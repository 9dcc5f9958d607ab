package fr.spro.registration.imports;

import fr.spro.platform.messaging.outbox.Store;
import fr.spro.platform.messaging.work.KeyedExecutor;
import fr.spro.platform.messaging.work.Lease;
import fr.spro.registration.day.DayChangeListener;
import fr.spro.registration.imports.Import.Status;
import jakarta.annotation.PreDestroy;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;

/// Carries out confirmed imports, chunk after chunk, one instance at a time: woken when one is confirmed, and every ten
/// seconds for what a crash left undone. Each chunk can be carried out again.
@Service
class RunImports {

    private static final Logger LOG = LoggerFactory.getLogger(RunImports.class);
    private static final String DUTY = "run-intakes";

    /// A preview that nobody confirms is forgotten.
    private static final Duration KEPT = Duration.ofHours(24);

    private final Store<Import> store;
    private final Imports intakes;
    private final Chunks chunks;
    private final ApplyRows applyRows;
    private final List<DayChangeListener> followers;
    private final Lease lease;
    private final Clock clock;
    private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
    private final KeyedExecutor wakeUps = new KeyedExecutor(workers, _ -> run());

    RunImports(
            Store<Import> store,
            Imports intakes,
            Chunks chunks,
            ApplyRows applyRows,
            List<DayChangeListener> followers,
            MongoOperations mongo,
            Clock clock) {
        this.store = store;
        this.intakes = intakes;
        this.chunks = chunks;
        this.applyRows = applyRows;
        this.followers = followers;
        // Short, for a killed instance holds it to its end; it is renewed with each chunk.
        this.lease = new Lease(mongo, DUTY, Duration.ofSeconds(15), clock);
        this.clock = clock;
    }

    /// Returns at once.
    void wake() {
        wakeUps.wake(DUTY);
    }

    @Scheduled(initialDelay = 2_000, fixedDelay = 10_000)
    void sweep() {
        if (!intakes.findByStatusOrderByCheckedAt(Status.RUNNING).isEmpty()) wake();
    }

    /// Rows hold personal data: those of previews that nobody confirmed, and what a crash left behind.
    @Scheduled(initialDelay = 30_000, fixedDelay = 3_600_000)
    void forget() {
        var before = clock.instant().minus(KEPT);
        for (var intake : intakes.findByStatusAndCheckedAtBefore(Status.CHECKED, before)) {
            store.change(intake.id(), found -> found.expire(clock.instant()));
        }
        for (var id : chunks.olderThan(before)) {
            if (intakes.findById(id).map(Import::isOver).orElse(true)) chunks.forget(id);
        }
    }

    @PreDestroy
    void stop() {
        workers.shutdown();
    }

    /// One chunk of each in turn, so that five people do not wait for twenty thousand.
    private void run() {
        var isAtWork = true;
        while (isAtWork && !workers.isShutdown()) {
            isAtWork = false;
            for (var intake : intakes.findByStatusOrderByCheckedAt(Status.RUNNING)) {
                if (!lease.take()) return;
                isAtWork |= step(intake);
            }
        }
    }

    private boolean step(Import intake) {
        try {
            var number = intake.done();
            var applied = applyRows.handle(intake, chunks.rows(intake.id(), number));
            var after = store.change(
                    intake.id(), found -> found.advance(number, applied.tally(), applied.left(), clock.instant()));
            if (after.isOver()) end(after);
            return true;
        } catch (RuntimeException e) {
            LOG.warn(
                    "Import {} could not be carried on; the next sweep goes on",
                    intake.id().value(),
                    e);
            return false;
        }
    }

    private void end(Import intake) {
        chunks.forget(intake.id());
        // Somebody may have left or come between the places that were told and now.
        for (var follower : followers) intake.days().forEach(follower::dayChanged);
        LOG.info("Import {} is done: {} rows", intake.id().value(), intake.size());
    }
}
