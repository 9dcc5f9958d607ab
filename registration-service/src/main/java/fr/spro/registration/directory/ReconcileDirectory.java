package fr.spro.registration.directory;

import fr.spro.platform.messaging.outbox.Store;
import fr.spro.registration.directory.Revision.What;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;

/// Makes the documents of the directory agree with one another, whatever a crash or two people at once left: groups
/// follow their coordinators, who coordinates nothing any more is forgotten, and what was removed while somebody put
/// something in it is listed again. At once after a change, and every minute.
@Service
public class ReconcileDirectory {

    private static final Logger LOG = LoggerFactory.getLogger(ReconcileDirectory.class);

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

    @Scheduled(initialDelay = 6_000, fixedDelay = 60_000)
    public void handle() {
        for (var group : groups.findAllByOrderByName()) attempt(() -> follow(group.id()));
        for (var coordinator : coordinators.findAllKnown()) attempt(() -> forget(coordinator));
        var lately = clock.instant().minus(LOOKED_AFTER);
        for (var removed : structures.findRemovedSince(lately)) attempt(() -> restore(removed));
        for (var removed : groups.findRemovedSince(lately)) attempt(() -> restore(removed));
    }

    /// The coordinators of a group, as they are now.
    List<Coordinator> people(Group group) {
        return coordinators.findByIdIn(group.coordinators()).stream()
                .filter(person -> !person.isErased())
                .sorted(Comparator.comparingInt(person -> group.coordinators().indexOf(person.id())))
                .toList();
    }

    void follow(GroupId id) {
        groupStore.change(id, found -> found.following(people(found)));
    }

    /// Forgets who coordinates no group any more.
    void forget(Coordinator coordinator) {
        var id = coordinator.id();
        if (groups.existsWithCoordinator(id)) return;
        var writtenAt = coordinator.writtenAt();
        var isOld = writtenAt == null || writtenAt.isBefore(clock.instant().minus(UNNAMED_FOR));
        if (!isOld && !wasRemovedSince(id, writtenAt)) return;
        coordinatorStore.change(id, found -> found.erase(clock.instant()));
    }

    private boolean wasRemovedSince(CoordinatorId id, Instant since) {
        return groups.findByTrailAbout(id.value()).stream()
                .flatMap(group -> group.trail().stream())
                .anyMatch(entry -> entry.what() == What.COORDINATOR_REMOVED
                        && id.value().equals(entry.about())
                        && !entry.at().isBefore(since));
    }

    private void restore(Structure removed) {
        if (uses.openOf(removed.id()).isEmpty()) return;
        structureStore.change(removed.id(), found -> found.restore(clock.instant()));
    }

    private void restore(Group removed) {
        if (!structures.existsInGroup(removed.id())) return;
        groupStore.change(removed.id(), found -> found.restore(clock.instant()));
    }

    /// One that fails holds up no other.
    private static void attempt(Runnable step) {
        try {
            step.run();
        } catch (RuntimeException e) {
            LOG.warn("A piece of the directory was not mended, it is tried again: {}", e.toString());
        }
    }
}
