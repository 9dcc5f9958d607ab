package fr.spro.registration.day;

import java.util.List;
import java.util.Optional;
import org.springframework.data.mongodb.repository.Query;
import org.springframework.data.repository.Repository;

/// All days, without their long lists of arrivals. Read-only: writes go through the store, with their events.
public interface Days extends Repository<RegionalDay, DayId> {
    @Query(value = "{ _id: ?0 }", fields = "{ arrivals: 0 }")
    Optional<RegionalDay> findById(DayId id);

    @Query(value = "{}", fields = "{ arrivals: 0 }", sort = "{ 'details.startsAt': -1 }")
    List<RegionalDay> findAllLatestFirst();
}
