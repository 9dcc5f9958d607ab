package fr.spro.registration.attendance;

import fr.spro.registration.attendance.PendingCheckIn.State;
import fr.spro.registration.day.DayId;
import java.util.List;
import java.util.Optional;
import org.springframework.data.repository.Repository;

/// All pending check-ins. Read-only: writes go through the store.
public interface PendingCheckIns extends Repository<PendingCheckIn, PendingCheckInId> {
    Optional<PendingCheckIn> findById(PendingCheckInId id);

    List<PendingCheckIn> findByDayAndStateOrderByAt(DayId day, State state);
}
