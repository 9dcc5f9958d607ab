package fr.spro.registration.directory;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.repository.Query;
import org.springframework.data.repository.Repository;

/// All structures. Reads only: writes go through the store, with their events.
public interface Structures extends Repository<Structure, StructureId> {

    /// One in the directory.
    @Query("{ _id: ?0, removedAt: null }")
    Optional<Structure> findById(StructureId id);

    /// One that is or was in the directory.
    @Query("{ _id: ?0 }")
    Optional<Structure> findIncludingRemovedById(StructureId id);

    /// All in the directory.
    @Query(value = "{ removedAt: null }", fields = "{ outbox: 0 }", sort = "{ name: 1 }")
    List<Structure> findAllByOrderByName();

    /// All including removed ones, for earlier days.
    @Query(value = "{}", fields = "{ outbox: 0 }", sort = "{ name: 1 }")
    List<Structure> findAllIncludingRemoved();

    /// The ids of those removed since, for jobs: one that cannot be read is among them, and stops only its own
    /// step.
    @Query(value = "{ removedAt: { $gt: ?0 } }", fields = "{ _id: 1 }")
    List<Found> findIdsRemovedSince(Instant when);

    /// The ids of those in a group, including removed ones.
    @Query(value = "{ group: ?0 }", fields = "{ _id: 1 }")
    List<Found> findIdsByGroup(GroupId group);

    /// The id alone.
    record Found(@Id StructureId id) {}

    @Query(value = "{ merged: { $ne: null } }", fields = "{ merged: 1 }")
    List<Link> findMergeLinks();

    record Link(@Id StructureId id, Merged merged) implements MergeLink {}

    /// The merged ones, which are no longer in the directory.
    @Query(value = "{ merged: { $ne: null } }", fields = "{ outbox: 0 }")
    List<Structure> findMerged();

    @Query(value = "{ removedAt: null }", exists = true)
    boolean existsInDirectory();

    @Query(value = "{ group: ?0, removedAt: null }", exists = true)
    boolean existsInGroup(GroupId group);
}
