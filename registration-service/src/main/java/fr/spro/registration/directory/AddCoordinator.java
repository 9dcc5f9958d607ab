package fr.spro.registration.directory;

import fr.spro.platform.messaging.outbox.Change;
import fr.spro.platform.messaging.outbox.Store;
import fr.spro.platform.messaging.outbox.UnknownAggregate;
import fr.spro.platform.person.EmailAddress;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;

/// Adds a coordinator to a group: stores the person, then the group that refers to them. After a crash in
/// between, a repeated request completes it; otherwise the person is erased.
@Service
public class AddCoordinator {

    /// @param request idempotency key
    /// @param known an existing coordinator of another group; null for a new person
    /// @param substitute whether they are a substitute
    /// @param by the account of the actor
    public record Command(
            GroupId group,
            String request,
            String name,
            EmailAddress email,
            String subject,
            @Nullable CoordinatorId known,
            boolean substitute,
            String by) {}

    public sealed interface Outcome {

        record Added(Group group) implements Outcome {}

        /// The account belongs to this existing person.
        record AccountTaken(Coordinator coordinator) implements Outcome {}

        /// The group has the maximum number of coordinators.
        record Full() implements Outcome {}

        /// The person was erased in the meantime, and erased people are not restored.
        record PersonErased() implements Outcome {}
    }

    private final Store<Group> groupStore;
    private final Store<Coordinator> coordinatorStore;
    private final Coordinators coordinators;
    private final GroupCoordinators groupCoordinators;
    private final Clock clock;

    AddCoordinator(
            Store<Group> groupStore,
            Store<Coordinator> coordinatorStore,
            Coordinators coordinators,
            GroupCoordinators groupCoordinators,
            Clock clock) {
        this.groupStore = groupStore;
        this.coordinatorStore = coordinatorStore;
        this.coordinators = coordinators;
        this.groupCoordinators = groupCoordinators;
        this.clock = clock;
    }

    /// @throws UnknownAggregate if the group does not exist
    public Outcome handle(Command command) {
        var now = clock.instant();
        // Without the name, since the id of an erased person is kept.
        var id = command.known() == null ? new CoordinatorId("c-" + command.request()) : command.known();
        var group = listed(groupStore.find(command.group()), command.group());
        if (group.coordinators().contains(id)) return new Outcome.Added(group);
        if (group.isFull()) return new Outcome.Full();
        if (command.known() == null) {
            var holder = coordinators.findOtherBySubject(command.subject(), id);
            if (holder.isPresent()) return new Outcome.AccountTaken(holder.get());
            var person = Coordinator.entered(id, command.name(), command.email(), command.subject());
            try {
                coordinatorStore.insert(person.list(now));
            } catch (DuplicateKeyException entered) {
                return new Outcome.AccountTaken(
                        coordinators.findOtherBySubject(command.subject(), id).orElseThrow(() -> entered));
            }
        }
        if (coordinators.findById(id).isEmpty()) return new Outcome.PersonErased();
        var stored = listed(
                Optional.of(groupStore.change(command.group(), found -> with(found, id, command, now))),
                command.group());
        groupCoordinators.updateAccounts(stored.id());
        if (!stored.coordinators().contains(id)) return new Outcome.Full();
        return coordinators.findById(id).isEmpty() ? new Outcome.PersonErased() : new Outcome.Added(stored);
    }

    private Change<Group, ?> with(Group group, CoordinatorId id, Command command, Instant now) {
        if (!group.isListed() || group.isFull() || group.coordinators().contains(id)) return Change.none(group);
        var people = new ArrayList<>(groupCoordinators.people(group));
        people.add(coordinatorStore.find(id).orElseThrow());
        var substitutes = new ArrayList<>(group.substitutes());
        if (command.substitute()) substitutes.add(id);
        return group.coordinatedBy(
                people, substitutes, group.entry(DirectoryAction.COORDINATOR_ADDED, id, command.by(), now));
    }

    private static Group listed(Optional<Group> group, GroupId id) {
        return group.filter(Group::isListed).orElseThrow(() -> new UnknownAggregate(Group.class, id));
    }
}
