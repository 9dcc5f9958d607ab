package fr.spro.registration.directory;

import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;

/// Who coordinates a group, and which others the same person coordinates.
@Service
public class FindCoordinators {

    private final Groups groups;
    private final Coordinators coordinators;
    private final ReconcileDirectory reconcileDirectory;

    FindCoordinators(Groups groups, Coordinators coordinators, ReconcileDirectory reconcileDirectory) {
        this.groups = groups;
        this.coordinators = coordinators;
        this.reconcileDirectory = reconcileDirectory;
    }

    /// In the order in which the group names them.
    public List<Coordinator> of(Group group) {
        return reconcileDirectory.people(group);
    }

    /// One of a group's.
    public Optional<Coordinator> find(Group group, CoordinatorId id) {
        return group.coordinators().contains(id) ? coordinators.findById(id) : Optional.empty();
    }

    /// The other groups that somebody coordinates.
    public List<Group> others(CoordinatorId id, GroupId except) {
        return groups.findByCoordinators(id).stream()
                .filter(group -> !group.id().equals(except))
                .toList();
    }
}
