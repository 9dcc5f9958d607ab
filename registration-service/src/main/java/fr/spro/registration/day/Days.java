package fr.spro.registration.day;

import fr.spro.platform.messaging.outbox.UnknownAggregate;
import fr.spro.registration.day.RegionalDay.Status;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
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

    /// A day that everybody may see, by the address of its page or of its first draft.
    default Optional<RegionalDay> findPublic(String address) {
        var ofDraft = findById(new DayId(address)).filter(RegionalDay::isPublic);
        if (ofDraft.filter(day -> day.address().equals(address)).isPresent()) return ofDraft;
        return findByFixedAddress(address).or(() -> ofDraft);
    }

    /// A day that everybody may see, by the address of its page or of its first draft.
    ///
    /// @throws UnknownAggregate if there is none
    default RegionalDay getPublic(String address) {
        return findPublic(address).orElseThrow(() -> new UnknownAggregate(RegionalDay.class, Map.of("slug", address)));
    }

    @Query(value = "{ fixedAddress: ?0 }", fields = "{ arrivals: 0 }")
    Optional<RegionalDay> findByFixedAddress(String address);

    /// Whether the address leads to a day other than this one.
    @Query(value = "{ _id: { $ne: ?1 }, $or: [ { _id: ?0 }, { fixedAddress: ?0 } ] }", exists = true)
    boolean isTaken(String address, DayId other);

    /// The address under which a draft can be published: that of its date, numbered if another day has it.
    default String freeAddress(RegionalDay draft) {
        var address = draft.address();
        return Stream.concat(
                        Stream.of(address),
                        IntStream.iterate(2, number -> number + 1)
                                .mapToObj(number -> "%s-%d".formatted(address, number)))
                .filter(free -> !isTaken(free, draft.id()))
                .findFirst()
                .orElseThrow();
    }

    /// Without drafts that were discarded.
    @Query(
            value = "{ $or: [ { discardedAt: null }, { status: { $ne: 'DRAFT' } } ] }",
            fields = "{ arrivals: 0 }",
            sort = "{ 'details.startsAt': -1 }")
    List<RegionalDay> findAllLatestFirst();

    @Query(
            value = "{ discardedAt: { $ne: null }, status: 'DRAFT' }",
            fields = "{ arrivals: 0 }",
            sort = "{ discardedAt: -1 }")
    List<RegionalDay> findDiscarded();

    /// Whether a day other than a rehearsal was ever published.
    @Query(value = "{ status: { $ne: 'DRAFT' }, 'details.rehearsal': null }", exists = true)
    boolean existsPublished();

    /// Whether a day shows the picture of this hash.
    @Query(value = "{ 'picture.hash': ?0 }", exists = true)
    boolean existsByPictureHash(String hash);

    /// The ids of all days, for jobs: a day that cannot be read is among them, and stops only its own step.
    @Query(value = "{}", fields = "{ _id: 1 }")
    List<Found> findIds();

    /// The ids of the days in one of these states.
    @Query(value = "{ status: { $in: ?0 } }", fields = "{ _id: 1 }")
    List<Found> findIdsByStatusIn(Collection<Status> states);

    /// The ids of the days that take place, may still do, or are cancelled, also of archived ones: somebody may not
    /// be notified of it yet.
    @Query(
            value = "{ heldAt: null, status: { $in: [ 'PUBLISHED', 'CLOSED', 'CANCELLED', 'ARCHIVED' ] } }",
            fields = "{ _id: 1 }")
    List<Found> findIdsAheadOrCancelled();

    /// The ids of the days that were held after this time.
    @Query(value = "{ heldAt: { $gt: ?0 } }", fields = "{ _id: 1 }")
    List<Found> findIdsHeldAfter(Instant time);

    /// The ids of the days that were not published since the store was restored.
    @Query(value = "{ publishAgain: true }", fields = "{ _id: 1 }")
    List<Found> findIdsToPublishAgain();

    /// The id alone.
    record Found(@Id DayId id) {}
}
