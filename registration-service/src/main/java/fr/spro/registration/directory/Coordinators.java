package fr.spro.registration.directory;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.repository.Query;
import org.springframework.data.repository.Repository;

/// All coordinators. Read-only: writes go through the store, with their events.
public interface Coordinators extends Repository<Coordinator, CoordinatorId> {

    /// Those who are not erased.
    @Query("{ _id: ?0, erasedAt: null }")
    Optional<Coordinator> findById(CoordinatorId id);

    /// The bare ids of erased ones.
    @Query("{ erasedAt: { $ne: null } }")
    List<Coordinator> findErased();

    /// Unordered.
    List<Coordinator> findByIdIn(Collection<CoordinatorId> ids);

    /// The ids of those who are not erased, for jobs: one that cannot be read is among them, and stops only its
    /// own step.
    @Query(value = "{ erasedAt: null }", fields = "{ _id: 1 }")
    List<Found> findIds();

    /// The id alone.
    record Found(@Id CoordinatorId id) {}

    @Query("{ subject: ?0, erasedAt: null }")
    List<Coordinator> findBySubject(String subject);

    /// Another person with this account.
    default Optional<Coordinator> findOtherBySubject(String subject, CoordinatorId id) {
        return findBySubject(subject).stream()
                .filter(one -> !one.id().equals(id))
                .findFirst();
    }
}
