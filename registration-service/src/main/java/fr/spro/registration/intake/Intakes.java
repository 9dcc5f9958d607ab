package fr.spro.registration.intake;

import fr.spro.registration.day.DayId;
import fr.spro.registration.intake.Intake.Status;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.data.repository.Repository;

/// All imports. Reads only: writes go through the store.
public interface Intakes extends Repository<Intake, IntakeId> {
    Optional<Intake> findById(IntakeId id);

    List<Intake> findByStatusOrderByCheckedAt(Status status);

    List<Intake> findByStatusAndCheckedAtBefore(Status status, Instant time);

    List<Intake> findTop5ByDayAndStatusInOrderByCheckedAtDesc(DayId day, List<Status> statuses);
}
