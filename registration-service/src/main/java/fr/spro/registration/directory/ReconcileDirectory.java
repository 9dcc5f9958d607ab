package fr.spro.registration.directory;

import fr.spro.platform.messaging.outbox.Store;
import fr.spro.platform.messaging.outbox.TextId;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;

/// Makes the documents of the directory agree with one another after a crash or concurrent changes: groups
/// follow their coordinators, people who coordinate nothing any more are erased, and what was removed while
/// something was put into it is listed again. At once after a change, and every minute.
@Service
public class ReconcileDirectory {

    /// Who was written but is named by no group: an import may still be under way to do so.
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

    /// What may need a step: all groups and coordinators, and what was removed lately.
    public Stream<TextId> due() {
        var lately = clock.instant().minus(LOOKED_AFTER);
        return Stream.of(
                        groups.findAllByOrderByName().stream().map(Group::id),
                        coordinators.findAllKnown().stream().map(Coordinator::id),
                        structures.findRemovedSince(lately).stream().map(Structure::id),
                        groups.findRemovedSince(lately).stream().map(Group::id))
                .flatMap(ids -> ids);
    }

    /// Idempotent, for an id of any kind.
    public void handle(TextId id) {
        switch (id) {
            case GroupId group -> {
                if (groups.findById(group).isPresent()) follow(group);
                else restore(group);
            }
            case CoordinatorId coordinator -> coordinators.findById(coordinator).ifPresent(this::forget);
            case StructureId structure -> restore(structure);
            default -> throw new IllegalArgumentException(id.getClass() + " is not in the directory");
        }
    }

    /// The coordinators of a group, as they are now.
    List<Coordinator> people(Group group) {
        return coordinators.findByIdIn(group.coordinators()).stream()
                .filter(person -> !person.isErased())
                .sorted(Comparator.comparingInt(person -> group.coordinators().indexOf(person.id())))
                .toList();
    }

    void follow(GroupId id) {
        groupStore.change(id, found -> found.following(people(found), clock.instant()));
    }

    /// Forgets who coordinates no group any more.
    void forget(Coordinator coordinator) {
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
