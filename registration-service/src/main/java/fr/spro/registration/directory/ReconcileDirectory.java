package fr.spro.registration.directory;

import fr.spro.platform.messaging.outbox.TextId;
import java.time.Clock;
import java.time.Duration;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;

/// Restores consistency of the directory after crashes and concurrent changes: groups are updated from their
/// coordinators, people without a group are erased, and entries that were removed while they were being used
/// are restored. Runs after each change, and every minute.
@Service
public class ReconcileDirectory {

    private static final Duration RECHECKED_FOR = Duration.ofHours(1);

    private final Groups groups;
    private final Structures structures;
    private final Coordinators coordinators;
    private final GroupCoordinators groupCoordinators;
    private final RestoreUsedEntries restoreUsedEntries;
    private final Clock clock;

    ReconcileDirectory(
            Groups groups,
            Structures structures,
            Coordinators coordinators,
            GroupCoordinators groupCoordinators,
            RestoreUsedEntries restoreUsedEntries,
            Clock clock) {
        this.groups = groups;
        this.structures = structures;
        this.coordinators = coordinators;
        this.groupCoordinators = groupCoordinators;
        this.restoreUsedEntries = restoreUsedEntries;
        this.clock = clock;
    }

    /// All groups and coordinators, and recently removed entries.
    public Stream<TextId> due() {
        var lately = clock.instant().minus(RECHECKED_FOR);
        return Stream.of(
                        groups.findIdsInDirectorySince(lately).stream().map(Groups.Found::id),
                        coordinators.findIds().stream().map(Coordinators.Found::id),
                        structures.findIdsRemovedSince(lately).stream().map(Structures.Found::id))
                .flatMap(ids -> ids);
    }

    /// Reconciles the entry of this id, of any kind. Idempotent.
    public void handle(TextId id) {
        switch (id) {
            case GroupId group -> {
                if (groups.findById(group).isPresent()) groupCoordinators.updateAccounts(group);
                else restoreUsedEntries.handle(group);
            }
            case CoordinatorId coordinator -> coordinators.findById(coordinator).ifPresent(groupCoordinators::erase);
            case StructureId structure -> restoreUsedEntries.handle(structure);
            default -> throw new IllegalArgumentException(id.getClass() + " is not in the directory");
        }
    }
}
