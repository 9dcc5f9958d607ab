package fr.spro.registration.imports;

import fr.spro.platform.messaging.outbox.Store;
import fr.spro.registration.enrolment.Registrar;
import fr.spro.registration.enrolment.RequestLimits;
import fr.spro.registration.imports.Import.Ending;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Service;

/// Confirms or gives up a previewed import.
@Service
public class ConfirmImport {

    private final Store<Import> store;
    private final Chunks chunks;
    private final CheckPeople checkPeople;
    private final RunImports runImports;
    private final RequestLimits limits;
    private final Clock clock;

    ConfirmImport(
            Store<Import> store,
            Chunks chunks,
            CheckPeople checkPeople,
            RunImports runImports,
            RequestLimits limits,
            Clock clock) {
        this.store = store;
        this.chunks = chunks;
        this.checkPeople = checkPeople;
        this.runImports = runImports;
        this.limits = limits;
        this.clock = clock;
    }

    /// Starts the import; from then on it runs to the end. Idempotent. A list of people of one structure is
    /// registered all or none: it is given up if anything has changed since the check.
    ///
    /// @return still checked if the account registers too many people today: nothing is done, and the list is kept
    public Import handle(ImportId id, Registrar by) {
        var asked = store.get(id);
        var isChecked = asked.status() == Import.Status.CHECKED;
        var isTeam = isChecked && asked.kind() == Import.Kind.TEAM;
        if (isTeam && !checkPeople.isStillValid(asked)) return end(id, Ending.CHANGED);
        var isOfPeople = isChecked && asked.kind().isOfPeople();
        if (isOfPeople && !limits.mayRegister(id.value(), asked.toAdd(), by)) return asked;
        var confirmed = store.change(id, found -> found.confirm(by.account(), clock.instant()));
        giveBack(confirmed, by.account());
        runImports.trigger(id);
        return confirmed;
    }

    /// When this account may register so many people by lists again; empty if now.
    public Optional<Instant> roomFrom(Import list, Registrar by) {
        return list.toAdd() > limits.roomForLists(by) ? Optional.of(limits.roomForListsFrom()) : Optional.empty();
    }

    /// Its rows are deleted immediately.
    public Import cancel(ImportId id) {
        return end(id, Ending.RENOUNCED);
    }

    /// The same, because another list replaces it.
    public Import replace(ImportId id) {
        return end(id, Ending.CORRECTED);
    }

    private Import end(ImportId id, Ending why) {
        var expired = store.change(id, found -> found.expire(why, clock.instant()));
        if (expired.isOver()) chunks.delete(id);
        giveBack(expired, expired.by());
        return expired;
    }

    /// Given up meanwhile, or after a crash between the count and the confirmation.
    private void giveBack(Import ended, String account) {
        if (ended.status() == Import.Status.EXPIRED && ended.kind().isOfPeople())
            limits.giveBack(ended.id().value(), ended.toAdd(), account);
    }
}
