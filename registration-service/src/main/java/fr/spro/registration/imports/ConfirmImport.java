package fr.spro.registration.imports;

import fr.spro.platform.messaging.outbox.Store;
import fr.spro.platform.messaging.outbox.UnknownAggregate;
import java.time.Clock;
import org.springframework.stereotype.Service;

/// Somebody has seen what an import will do and wants it, or does not.
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

    /// From here on it is carried out, whatever happens. To ask again changes nothing. People who belong together
    /// are registered all or not at all: if anything has changed since they were checked, it is given up.
    ///
    /// @param by the subject of who confirms
    public Import handle(ImportId id, String by) {
        var asked = store.find(id).orElseThrow(() -> new UnknownAggregate(Import.class, id));
        var isTogether = asked.status() == Import.Status.CHECKED && asked.kind() == Import.Kind.TOGETHER;
        if (isTogether && !checkPeople.holds(asked)) return giveUp(id);
        var confirmed = store.change(id, found -> found.confirm(by, clock.instant()));
        runImports.trigger(id);
        return confirmed;
    }

    /// Its rows are deleted at once.
    public Import giveUp(ImportId id) {
        var expired = store.change(id, found -> found.expire(clock.instant()));
        if (expired.isOver()) chunks.forget(id);
        return expired;
    }
}
