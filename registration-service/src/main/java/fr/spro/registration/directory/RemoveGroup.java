package fr.spro.registration.directory;

import fr.spro.platform.messaging.outbox.Change;
import fr.spro.platform.messaging.outbox.Store;
import fr.spro.platform.messaging.outbox.UnknownAggregate;
import java.time.Clock;
import org.springframework.stereotype.Service;

/// Removes a group without structures from the directory. Coordinators without another group are erased.
@Service
public class RemoveGroup {

    /// @param version the version that was read
    /// @param by the account of the actor
    public record Command(GroupId id, long version, String by) {}

    public sealed interface Outcome {

        /// It was removed, now or before.
        record Removed(Group group) implements Outcome {}

        record Conflict(Group current) implements Outcome {}

        record NotEmpty(Group group) implements Outcome {}
    }

    private final Store<Group> store;
    private final Structures structures;
    private final GroupCoordinators groupCoordinators;
    private final Clock clock;

    RemoveGroup(Store<Group> store, Structures structures, GroupCoordinators groupCoordinators, Clock clock) {
        this.store = store;
        this.structures = structures;
        this.groupCoordinators = groupCoordinators;
        this.clock = clock;
    }

    /// @throws UnknownAggregate if the id never existed
    public Outcome handle(Command command) {
        var before = store.get(command.id());
        if (structures.existsInGroup(command.id())) return new Outcome.NotEmpty(before);
        var stored = store.change(
                command.id(),
                found -> found.version() == command.version()
                        ? found.remove(command.by(), clock.instant())
                        : Change.none(found));
        if (stored.isListed()) return new Outcome.Conflict(stored);
        // A structure may have been added concurrently; `ReconcileDirectory` checks again.
        if (structures.existsInGroup(command.id())) {
            return new Outcome.NotEmpty(store.change(command.id(), found -> found.restore(clock.instant())));
        }
        groupCoordinators.people(before).forEach(groupCoordinators::erase);
        return new Outcome.Removed(stored);
    }
}
