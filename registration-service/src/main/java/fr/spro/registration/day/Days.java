package fr.spro.registration.day;

import fr.spro.platform.messaging.outbox.UnknownAggregate;
import java.util.List;
import java.util.Optional;
import org.springframework.data.mongodb.repository.Query;
import org.springframework.data.repository.Repository;

/// All days, without their long lists of arrivals. Read-only: writes go through the store, with their events.
public interface Days extends Repository<RegionalDay, DayId> {
    @Query(value = "{ _id: ?0 }", fields = "{ arrivals: 0 }")
    Optional<RegionalDay> findById(DayId id);

    /// @throws UnknownAggregate if there is none
    default RegionalDay get(DayId id) {
        return findById(id).orElseThrow(() -> new UnknownAggregate(RegionalDay.class, id));
    }

    /// A day that everybody may see.
    ///
    /// @throws UnknownAggregate if there is none
    default RegionalDay getPublic(DayId id) {
        return get(id).requirePublic();
    }

    @Query(value = "{}", fields = "{ arrivals: 0 }", sort = "{ 'details.startsAt': -1 }")
    List<RegionalDay> findAllLatestFirst();
}
