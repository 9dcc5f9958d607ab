package fr.spro.registration.imports;

import fr.spro.platform.messaging.outbox.Store;
import fr.spro.platform.messaging.work.Job;
import fr.spro.platform.messaging.work.Reconciler;
import fr.spro.platform.messaging.work.Reconcilers;
import fr.spro.registration.day.DayChangeListener;
import fr.spro.registration.imports.Import.Status;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/// Carries out confirmed imports chunk by chunk: at once when one is confirmed, and every ten seconds for what a
/// crash left undone. A chunk can be carried out again.
@Service
class RunImports {

    private static final Logger LOG = LoggerFactory.getLogger(RunImports.class);

    private final Store<Import> store;
    private final Imports intakes;
    private final Chunks chunks;
    private final ApplyRows applyRows;
    private final List<DayChangeListener> followers;
    private final Reconciler<ImportId> reconciler;
    private final Clock clock;

    /// The running imports at the last sweep, each with the number of chunks done; null before the first one.
    private @Nullable Map<ImportId, Integer> lastSeen;

    RunImports(
            Store<Import> store,
            Imports intakes,
            Chunks chunks,
            ApplyRows applyRows,
            List<DayChangeListener> followers,
            Reconcilers reconcilers,
            Clock clock) {
        this.store = store;
        this.intakes = intakes;
        this.chunks = chunks;
        this.applyRows = applyRows;
        this.followers = followers;
        this.reconciler = reconcilers.add(Job.of("run-imports", Duration.ofSeconds(10), this::due, this::handle)
                .withConcurrency(1));
        this.clock = clock;
    }

    /// Returns at once.
    void trigger(ImportId id) {
        reconciler.trigger(id);
    }

    /// Imports that nobody works at: those that have not advanced since the last sweep.
    private Stream<ImportId> due() {
        var before = lastSeen;
        var running = intakes.findByStatusOrderByCheckedAt(Status.RUNNING);
        lastSeen = running.stream().collect(Collectors.toMap(Import::id, Import::done));
        return running.stream()
                .filter(intake -> before == null || Objects.equals(before.get(intake.id()), intake.done()))
                .map(Import::id);
    }

    /// One chunk, then the next one after those of the other imports: five people need not wait for twenty
    /// thousand.
    private void handle(ImportId id) {
        var intake = store.get(id);
        if (intake.status() != Status.RUNNING) return;
        var number = intake.done();
        var applied = applyRows.handle(intake, chunks.rows(id, number));
        // The first sweep of a new instance may take up an import that another one works at; that one goes on.
        if (store.get(id).done() != number) return;
        var after = store.change(id, found -> found.advance(number, applied.tally(), applied.left(), clock.instant()));
        if (after.isOver()) end(after);
        else trigger(id);
    }

    private void end(Import intake) {
        chunks.forget(intake.id());
        // Somebody may have left or come between the places that were told and now.
        for (var follower : followers) intake.days().forEach(follower::dayChanged);
        LOG.info("Import {} is done: {} rows", intake.id().value(), intake.size());
    }
}
