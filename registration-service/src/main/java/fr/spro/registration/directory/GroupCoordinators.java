package fr.spro.registration.directory;

import fr.spro.platform.messaging.outbox.Store;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import org.springframework.stereotype.Component;

/// The current coordinators of a group, and the consequences of changes of them.
@Component
class GroupCoordinators {

    /// The time for an import to add a new person to a group.
    private static final Duration IMPORT_GRACE_PERIOD = Duration.ofHours(24);

    private final Store<Group> groupStore;
    private final Store<Coordinator> coordinatorStore;
    private final Groups groups;
    private final Coordinators coordinators;
    private final Clock clock;

    GroupCoordinators(
            Store<Group> groupStore,
            Store<Coordinator> coordinatorStore,
            Groups groups,
            Coordinators coordinators,
            Clock clock) {
        this.groupStore = groupStore;
        this.coordinatorStore = coordinatorStore;
        this.groups = groups;
        this.coordinators = coordinators;
        this.clock = clock;
    }

    /// The current coordinators of a group.
    List<Coordinator> people(Group group) {
        return coordinators.findByIdIn(group.coordinators()).stream()
                .filter(person -> !person.isErased())
                .sorted(Comparator.comparingInt(person -> group.coordinators().indexOf(person.id())))
                .toList();
    }

    /// Updates the accounts of the group from its coordinators. Idempotent.
    void updateAccounts(GroupId id) {
        groupStore.change(id, found -> found.following(people(found), clock.instant()));
    }

    /// Erases the person if they coordinate no group. Idempotent.
    void erase(Coordinator coordinator) {
        var id = coordinator.id();
        if (groups.existsWithCoordinator(id)) return;
        var writtenAt = coordinator.writtenAt();
        var isOld = writtenAt == null || writtenAt.isBefore(clock.instant().minus(IMPORT_GRACE_PERIOD));
        if (!isOld && !groups.existsDeparture(id, writtenAt)) return;
        coordinatorStore.change(id, found -> found.erase(clock.instant()));
    }
}
