package fr.spro.registration.day;

import fr.spro.platform.messaging.outbox.UnknownAggregate;
import fr.spro.registration.day.RegionalDay.Status;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.annotation.Id;
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

    /// Whether a day other than a rehearsal was ever published.
    @Query(value = "{ status: { $ne: 'DRAFT' }, 'details.rehearsal': null }", exists = true)
    boolean existsPublished();

    /// The ids of all days, for jobs: a day that cannot be read is among them, and stops only its own step.
    @Query(value = "{}", fields = "{ _id: 1 }")
    List<Found> findIds();

    /// The ids of the days in one of these states.
    @Query(value = "{ status: { $in: ?0 } }", fields = "{ _id: 1 }")
    List<Found> findIdsByStatusIn(Collection<Status> states);

    /// The ids of the days that were held after this time.
    @Query(value = "{ heldAt: { $gt: ?0 } }", fields = "{ _id: 1 }")
    List<Found> findIdsHeldAfter(Instant time);

    /// The ids of the days that were not published since the store was restored.
    @Query(value = "{ publishAgain: true }", fields = "{ _id: 1 }")
    List<Found> findIdsToPublishAgain();

    /// The id alone.
    record Found(@Id DayId id) {}
}
