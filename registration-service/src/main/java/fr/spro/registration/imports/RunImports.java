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

/// Runs confirmed imports chunk by chunk: immediately after the confirmation, and every ten seconds for those
/// left by a crash. Chunks are idempotent.
@Service
class RunImports {

    private static final Logger LOG = LoggerFactory.getLogger(RunImports.class);

    private final Store<Import> store;
    private final Imports importJobs;
    private final Chunks chunks;
    private final ApplyRows applyRows;
    private final List<DayChangeListener> listeners;
    private final Reconciler<ImportId> reconciler;
    private final Clock clock;

    /// The running imports at the last sweep, each with the number of chunks done; null before the first one.
    private @Nullable Map<ImportId, Integer> lastSeen;

    RunImports(
            Store<Import> store,
            Imports importJobs,
            Chunks chunks,
            ApplyRows applyRows,
            List<DayChangeListener> listeners,
            Reconcilers reconcilers,
            Clock clock) {
        this.store = store;
        this.importJobs = importJobs;
        this.chunks = chunks;
        this.applyRows = applyRows;
        this.listeners = listeners;
        this.reconciler = reconcilers.add(Job.of("run-imports", Duration.ofSeconds(10), this::due, this::handle)
                .withConcurrency(1));
        this.clock = clock;
    }

    /// Returns at once.
    void trigger(ImportId id) {
        reconciler.trigger(id);
    }

    /// Stalled imports: those without progress since the last sweep.
    private Stream<ImportId> due() {
        var before = lastSeen;
        var running = importJobs.findProgressByStatus(Status.RUNNING);
        lastSeen = running.stream().collect(Collectors.toMap(Imports.Progress::id, Imports.Progress::done));
        return running.stream()
                .filter(importJob -> before == null || Objects.equals(before.get(importJob.id()), importJob.done()))
                .map(Imports.Progress::id);
    }

    /// Applies one chunk and queues the next one behind other imports, so that five people need not wait for
    /// twenty thousand.
    void handle(ImportId id) {
        var importJob = store.get(id);
        if (importJob.status() != Status.RUNNING) return;
        var number = importJob.done();
        var applied = applyRows.handle(importJob, chunks.rows(id, number));
        // Another instance has applied this chunk in the meantime, and continues.
        if (store.get(id).done() != number) return;
        var after =
                store.change(id, found -> found.advance(number, applied.tally(), applied.skipped(), clock.instant()));
        if (after.isOver()) end(after);
        else trigger(id);
    }

    private void end(Import importJob) {
        chunks.delete(importJob.id());
        // Places may have changed since the last notification.
        for (var listener : listeners) importJob.days().forEach(listener::dayChanged);
        LOG.info("Import {} is done: {} rows", importJob.id().value(), importJob.size());
    }
}
