package fr.spro.registration.imports;

import fr.spro.registration.day.DayId;
import fr.spro.registration.imports.Import.Status;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.data.repository.Repository;

/// All imports. Read-only: writes go through the store.
public interface Imports extends Repository<Import, ImportId> {
    Optional<Import> findById(ImportId id);

    List<Import> findByStatusOrderByCheckedAt(Status status);

    List<Import> findByStatusAndCheckedAtBefore(Status status, Instant time);

    List<Import> findTop5ByDayAndStatusInOrderByCheckedAtDesc(DayId day, List<Status> statuses);
}
