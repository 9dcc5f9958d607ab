package fr.spro.registration.directory;

import fr.spro.platform.messaging.outbox.Change;
import fr.spro.platform.messaging.outbox.Store;
import java.time.Clock;
import org.springframework.stereotype.Service;

/// Removes a coordinator from a group. A person without another group is erased, here and in all services.
@Service
public class RemoveCoordinator {

    /// @param version of the group that was read
    /// @param by the account of the actor
    public record Command(GroupId group, CoordinatorId coordinator, long version, String by) {}

    public sealed interface Outcome {

        /// The coordinator was removed, now or before.
        record Removed(Group group) implements Outcome {}

        record Conflict(Group current) implements Outcome {}
    }

    private final Store<Group> store;
    private final Coordinators coordinators;
    private final GroupCoordinators groupCoordinators;
    private final Clock clock;

    RemoveCoordinator(Store<Group> store, Coordinators coordinators, GroupCoordinators groupCoordinators, Clock clock) {
        this.store = store;
        this.coordinators = coordinators;
        this.groupCoordinators = groupCoordinators;
        this.clock = clock;
    }

    /// @throws fr.spro.platform.messaging.outbox.UnknownAggregate if the group never existed
    public Outcome handle(Command command) {
        var id = command.coordinator();
        var stored = store.change(
                command.group(),
                found -> found.version() == command.version()
                                && found.coordinators().contains(id)
                        ? without(found, command)
                        : Change.none(found));
        if (stored.coordinators().contains(id)) return new Outcome.Conflict(stored);
        coordinators.findById(id).ifPresent(groupCoordinators::erase);
        return new Outcome.Removed(stored);
    }

    private Change<Group, ?> without(Group group, Command command) {
        var others = groupCoordinators.people(group).stream()
                .filter(person -> !person.id().equals(command.coordinator()))
                .toList();
        var entry =
                group.entry(DirectoryAction.COORDINATOR_REMOVED, command.coordinator(), command.by(), clock.instant());
        return group.coordinatedBy(others, group.substitutes(), entry);
    }
}
