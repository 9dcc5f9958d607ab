package fr.spro.registration.day;

import java.util.List;
import java.util.Optional;
import org.springframework.data.repository.Repository;

/// All days. Reads only: writes go through the store, with their events.
public interface Days extends Repository<RegionalDay, DayId> {
    Optional<RegionalDay> findById(DayId id);

    List<RegionalDay> findAllByOrderByStartsAtDesc();
}
