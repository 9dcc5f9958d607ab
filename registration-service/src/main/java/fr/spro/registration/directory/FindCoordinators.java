package fr.spro.registration.directory;

import fr.spro.platform.messaging.outbox.UnknownAggregate;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;

/// Finds the coordinators of a group and their other groups.
@Service
public class FindCoordinators {

    private final Groups groups;
    private final Coordinators coordinators;
    private final GroupCoordinators groupCoordinators;

    FindCoordinators(Groups groups, Coordinators coordinators, GroupCoordinators groupCoordinators) {
        this.groups = groups;
        this.coordinators = coordinators;
        this.groupCoordinators = groupCoordinators;
    }

    /// In the order of the group.
    public List<Coordinator> of(Group group) {
        return groupCoordinators.people(group);
    }

    /// One of a group's.
    public Optional<Coordinator> find(Group group, CoordinatorId id) {
        return coordinators.findById(id).filter(_ -> group.coordinators().contains(id));
    }

    /// @throws UnknownAggregate if they do not coordinate it
    public Coordinator get(Group group, CoordinatorId id) {
        return find(group, id).orElseThrow(() -> new UnknownAggregate(Coordinator.class, id));
    }

    /// The other groups of a coordinator.
    public List<Group> others(CoordinatorId id, GroupId except) {
        return groups.findByCoordinators(id).stream()
                .filter(group -> !group.id().equals(except))
                .toList();
    }
}
