package fr.spro.registration.imports;

import fr.spro.platform.messaging.outbox.Store;
import java.time.Clock;
import org.springframework.stereotype.Service;

/// Confirms or gives up a previewed import.
@Service
public class ConfirmImport {

    private final Store<Import> store;
    private final Chunks chunks;
    private final CheckPeople checkPeople;
    private final RunImports runImports;
    private final Clock clock;

    ConfirmImport(Store<Import> store, Chunks chunks, CheckPeople checkPeople, RunImports runImports, Clock clock) {
        this.store = store;
        this.chunks = chunks;
        this.checkPeople = checkPeople;
        this.runImports = runImports;
        this.clock = clock;
    }

    /// Starts the import; from then on it runs to the end. Idempotent. A list of people of one structure is
    /// registered all or none: it is given up if anything has changed since the check.
    ///
    /// @param by the account of the actor
    public Import handle(ImportId id, String by) {
        var asked = store.get(id);
        var isTeam = asked.status() == Import.Status.CHECKED && asked.kind() == Import.Kind.TEAM;
        if (isTeam && !checkPeople.isStillValid(asked)) return cancel(id);
        var confirmed = store.change(id, found -> found.confirm(by, clock.instant()));
        runImports.trigger(id);
        return confirmed;
    }

    /// Its rows are deleted immediately.
    public Import cancel(ImportId id) {
        var expired = store.change(id, found -> found.expire(clock.instant()));
        if (expired.isOver()) chunks.delete(id);
        return expired;
    }
}
