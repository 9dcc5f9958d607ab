package fr.spro.registration.imports;

import fr.spro.registration.day.DayId;
import fr.spro.registration.imports.Import.Status;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.repository.Query;
import org.springframework.data.repository.Repository;

/// All imports. Read-only: writes go through the store.
public interface Imports extends Repository<Import, ImportId> {
    Optional<Import> findById(ImportId id);

    /// For jobs: an import that cannot be read is among them, and stops only its own step.
    @Query(value = "{ status: ?0 }", fields = "{ done: 1 }", sort = "{ checkedAt: 1 }")
    List<Progress> findProgressByStatus(Status status);

    @Query(value = "{ status: ?0, checkedAt: { $lt: ?1 } }", fields = "{ done: 1 }")
    List<Progress> findProgressByStatusCheckedBefore(Status status, Instant time);

    /// The number of chunks done.
    record Progress(@Id ImportId id, int done) {}

    List<Import> findTop5ByDayAndStatusInOrderByCheckedAtDesc(DayId day, List<Status> statuses);
}
