package fr.spro.registration.directory;

import fr.spro.platform.messaging.outbox.Store;
import fr.spro.platform.messaging.outbox.TextId;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;

/// Restores consistency of the directory after crashes and concurrent changes: groups are updated from their
/// coordinators, people without a group are erased, and entries that were removed while they were being used
/// are restored. Runs after each change, and every minute.
@Service
public class ReconcileDirectory {

    /// The time for an import to add a new person to a group.
    private static final Duration UNNAMED_FOR = Duration.ofHours(24);

    private static final Duration LOOKED_AFTER = Duration.ofHours(1);

    private final Store<Group> groupStore;
    private final Store<Structure> structureStore;
    private final Store<Coordinator> coordinatorStore;
    private final Groups groups;
    private final Structures structures;
    private final Coordinators coordinators;
    private final StructureUses uses;
    private final Clock clock;

    ReconcileDirectory(
            Store<Group> groupStore,
            Store<Structure> structureStore,
            Store<Coordinator> coordinatorStore,
            Groups groups,
            Structures structures,
            Coordinators coordinators,
            StructureUses uses,
            Clock clock) {
        this.groupStore = groupStore;
        this.structureStore = structureStore;
        this.coordinatorStore = coordinatorStore;
        this.groups = groups;
        this.structures = structures;
        this.coordinators = coordinators;
        this.uses = uses;
        this.clock = clock;
    }

    /// All groups and coordinators, and recently removed entries.
    public Stream<TextId> due() {
        var lately = clock.instant().minus(LOOKED_AFTER);
        return Stream.of(
                        groups.findAllByOrderByName().stream().map(Group::id),
                        coordinators.findAllKnown().stream().map(Coordinator::id),
                        structures.findRemovedSince(lately).stream().map(Structure::id),
                        groups.findRemovedSince(lately).stream().map(Group::id))
                .flatMap(ids -> ids);
    }

    /// Reconciles the entry of this id, of any kind. Idempotent.
    public void handle(TextId id) {
        switch (id) {
            case GroupId group -> {
                if (groups.findById(group).isPresent()) follow(group);
                else restore(group);
            }
            case CoordinatorId coordinator -> coordinators.findById(coordinator).ifPresent(this::erase);
            case StructureId structure -> restore(structure);
            default -> throw new IllegalArgumentException(id.getClass() + " is not in the directory");
        }
    }

    /// The current coordinators of a group.
    List<Coordinator> people(Group group) {
        return coordinators.findByIdIn(group.coordinators()).stream()
                .filter(person -> !person.isErased())
                .sorted(Comparator.comparingInt(person -> group.coordinators().indexOf(person.id())))
                .toList();
    }

    void follow(GroupId id) {
        groupStore.change(id, found -> found.following(people(found), clock.instant()));
    }

    /// Erases the person if they coordinate no group.
    void erase(Coordinator coordinator) {
        var id = coordinator.id();
        if (groups.existsWithCoordinator(id)) return;
        var writtenAt = coordinator.writtenAt();
        var isOld = writtenAt == null || writtenAt.isBefore(clock.instant().minus(UNNAMED_FOR));
        if (!isOld && !groups.existsDeparture(id, writtenAt)) return;
        coordinatorStore.change(id, found -> found.erase(clock.instant()));
    }

    private void restore(StructureId removed) {
        if (uses.openOf(removed).isEmpty()) return;
        structureStore.change(removed, found -> found.restore(clock.instant()));
    }

    private void restore(GroupId removed) {
        if (!structures.existsInGroup(removed)) return;
        groupStore.change(removed, found -> found.restore(clock.instant()));
    }
}
