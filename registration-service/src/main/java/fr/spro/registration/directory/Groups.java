package fr.spro.registration.directory;

import fr.spro.registration.spreadsheet.Texts;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.repository.Query;
import org.springframework.data.repository.Repository;

/// All local groups. Reads only: writes go through the store, with their events.
public interface Groups extends Repository<Group, GroupId> {

    /// One in the directory.
    @Query("{ _id: ?0, removedAt: null }")
    Optional<Group> findById(GroupId id);

    /// One that is or was in the directory.
    @Query("{ _id: ?0 }")
    Optional<Group> findIncludingRemovedById(GroupId id);

    /// All in the directory.
    @Query(value = "{ removedAt: null }", fields = "{ outbox: 0 }", sort = "{ name: 1 }")
    List<Group> findAllByOrderByName();

    /// Another one in the directory whose name differs in case, accents or punctuation at most.
    default Optional<Group> findOtherByName(String name, GroupId id) {
        var normalised = Texts.normalise(name);
        return findAllByOrderByName().stream()
                .filter(group -> !group.id().equals(id))
                .filter(group -> Texts.normalise(group.name()).equals(normalised))
                .findFirst();
    }

    /// All including removed ones, for earlier days.
    @Query(value = "{}", fields = "{ outbox: 0 }", sort = "{ name: 1 }")
    List<Group> findAllIncludingRemoved();

    /// Includes merged ones, whose coordinators may not be moved yet.
    @Query(value = "{ subjects: ?0, $or: [{ removedAt: null }, { merged: { $ne: null } }] }", fields = "{ outbox: 0 }")
    List<Group> findActedForBy(String subject);

    /// The ids of those in the directory and of those removed since, for jobs: one that cannot be read is among
    /// them, and stops only its own step.
    @Query(value = "{ $or: [{ removedAt: null }, { removedAt: { $gt: ?0 } }] }", fields = "{ _id: 1 }")
    List<Found> findIdsInDirectorySince(Instant when);

    /// The id alone.
    record Found(@Id GroupId id) {}

    /// Whether a person stopped coordinating a group at this time or later.
    @Query(value = "{ departures: { $elemMatch: { coordinator: ?0, at: { $gte: ?1 } } } }", exists = true)
    boolean existsDeparture(CoordinatorId coordinator, Instant since);

    @Query(value = "{ coordinators: ?0, removedAt: null }", fields = "{ outbox: 0 }", sort = "{ name: 1 }")
    List<Group> findByCoordinators(CoordinatorId coordinator);

    @Query(value = "{ merged: { $ne: null } }", fields = "{ merged: 1, coordinators: 1, subjects: 1 }")
    List<Link> findMergeLinks();

    record Link(@Id GroupId id, List<CoordinatorId> coordinators, List<String> subjects, Merged merged)
            implements MergeLink {

        boolean hasNoCoordinators() {
            return coordinators.isEmpty() && subjects.isEmpty();
        }
    }

    /// Includes merged ones, whose coordinators may not be moved yet.
    @Query(value = "{ coordinators: ?0, $or: [{ removedAt: null }, { merged: { $ne: null } }] }", exists = true)
    boolean existsWithCoordinator(CoordinatorId coordinator);
}
