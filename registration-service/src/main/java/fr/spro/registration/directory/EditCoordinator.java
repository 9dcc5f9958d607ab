package fr.spro.registration.directory;

import fr.spro.platform.messaging.outbox.Change;
import fr.spro.platform.messaging.outbox.Store;
import fr.spro.platform.messaging.outbox.UnknownAggregate;
import fr.spro.platform.person.EmailAddress;
import java.time.Clock;
import java.util.ArrayList;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;

/// Changes a coordinator: the person first, then the groups with their account. `ReconcileDirectory`
/// completes the second step after a crash.
@Service
public class EditCoordinator {

    /// @param version the version that was read
    /// @param group the group in which `substitute` changes
    /// @param by the account of the actor
    public record Command(
            CoordinatorId id,
            long version,
            String name,
            EmailAddress email,
            String subject,
            GroupId group,
            boolean substitute,
            String by) {}

    public sealed interface Outcome {

        record Edited(Coordinator coordinator) implements Outcome {}

        /// The coordinator was changed or removed concurrently; the current state.
        record Conflict(Coordinator current) implements Outcome {}

        /// The account belongs to another person.
        record SubjectTaken(Coordinator coordinator) implements Outcome {}
    }

    private final Store<Group> groupStore;
    private final Store<Coordinator> coordinatorStore;
    private final Groups groups;
    private final Coordinators coordinators;
    private final GroupCoordinators groupCoordinators;
    private final Clock clock;

    EditCoordinator(
            Store<Group> groupStore,
            Store<Coordinator> coordinatorStore,
            Groups groups,
            Coordinators coordinators,
            GroupCoordinators groupCoordinators,
            Clock clock) {
        this.groupStore = groupStore;
        this.coordinatorStore = coordinatorStore;
        this.groups = groups;
        this.coordinators = coordinators;
        this.groupCoordinators = groupCoordinators;
        this.clock = clock;
    }

    /// @throws UnknownAggregate if the id never existed
    public Outcome handle(Command command) {
        var holder = coordinators.findOtherBySubject(command.subject(), command.id());
        if (holder.isPresent()) return new Outcome.SubjectTaken(holder.get());
        try {
            return edit(command);
        } catch (DuplicateKeyException entered) {
            return new Outcome.SubjectTaken(coordinators
                    .findOtherBySubject(command.subject(), command.id())
                    .orElseThrow(() -> entered));
        }
    }

    private Outcome edit(Command command) {
        var wanted = Coordinator.entered(command.id(), command.name(), command.email(), command.subject());
        var stored = coordinatorStore.change(
                command.id(),
                found -> found.version() == command.version()
                        ? found.write(wanted, command.by(), clock.instant())
                        : Change.none(found));
        if (!stored.hasSameDataAs(wanted)) return new Outcome.Conflict(stored);
        groupStore.change(command.group(), found -> withSubstitute(found, command));
        for (var group : groups.findByCoordinators(command.id())) groupCoordinators.updateAccounts(group.id());
        return new Outcome.Edited(stored);
    }

    private Change<Group, ?> withSubstitute(Group group, Command command) {
        var id = command.id();
        var isNamed = group.coordinators().contains(id);
        if (!isNamed || group.isSubstitute(id) == command.substitute()) return Change.none(group);
        var substitutes = new ArrayList<>(group.substitutes());
        substitutes.remove(id);
        if (command.substitute()) substitutes.add(id);
        var entry = group.entry(DirectoryAction.COORDINATOR_CHANGED, id, command.by(), clock.instant());
        return group.coordinatedBy(groupCoordinators.people(group), substitutes, entry);
    }
}
