package fr.spro.registration.enrolment;

import fr.spro.platform.person.EmailAddress;
import fr.spro.registration.day.DayId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.repository.Meta;
import org.springframework.data.mongodb.repository.Query;
import org.springframework.data.repository.Repository;

/// All registrations. Read-only: writes go through the store, with their events.
public interface Registrations extends Repository<Registration, RegistrationId> {
    Optional<Registration> findById(RegistrationId id);

    @Query("{ 'listing.activeAddress': ?0 }")
    Optional<Registration> findByActiveAddress(String activeAddress);

    /// The active registration of this address for a day.
    default Optional<Registration> findActive(DayId day, EmailAddress email) {
        return findByActiveAddress(Listing.activeAddress(day, email));
    }

    List<Registration> findByDay(DayId day);

    /// Unordered.
    List<Registration> findByIdIn(Collection<RegistrationId> ids);

    /// The same by name, as a stream, since a day may have thousands; must be closed.
    @Query(value = "{ day: ?0 }", sort = "{ 'listing.name': 1, _id: 1 }")
    @Meta(cursorBatchSize = 200)
    Stream<Registration> streamByDay(DayId day);

    /// The addresses of all active registrations of a day.
    @Query(
            value = "{ day: ?0, 'listing.activeAddress': { $exists: true } }",
            fields = "{ 'contact.participant.email': 1 }")
    List<Address> findAddressesByDay(DayId day);

    /// Those for which this address was entered, of whomever it is.
    @Query("{ day: ?0, 'contact.newAddress.email': ?1 }")
    List<Registration> findByDayAndNewAddress(DayId day, String email);

    /// The registrations that hold a place and are not confirmed.
    @Query(value = "{ 'status.heldUntil': { $exists: true }, day: ?0 }", fields = "{ _id: 1 }")
    List<Unconfirmed> findUnconfirmedByDay(DayId day);

    /// The same as texts.
    default Set<String> unconfirmed(DayId day) {
        return texts(findUnconfirmedByDay(day));
    }

    /// The registrations that have ended, of people who are not recorded as present.
    @Query(
            value = "{ day: ?0, 'listing.state': { $in: ['CANCELLED', 'LAPSED', 'ERASED'] },"
                    + " 'attendance.checkedInAt': null }",
            fields = "{ _id: 1 }")
    List<Unconfirmed> findEndedByDay(DayId day);

    /// The same as texts.
    default Set<String> ended(DayId day) {
        return texts(findEndedByDay(day));
    }

    private static Set<String> texts(List<Unconfirmed> found) {
        return found.stream().map(one -> one.id().value()).collect(Collectors.toSet());
    }

    @Query(value = "{ _id: { $in: ?0 } }", fields = "{ requestedAt: 1 }")
    List<RequestTime> findRequestTimes(Collection<String> ids);

    /// When people asked for a place, by the id of their registration.
    default Map<String, Instant> requestTimes(Collection<String> ids) {
        return findRequestTimes(ids).stream()
                .collect(Collectors.toMap(found -> found.id().value(), RequestTime::requestedAt));
    }

    record RequestTime(@Id RegistrationId id, Instant requestedAt) {}

    /// Those of these registrations that were confirmed or have ended.
    @Query(value = "{ _id: { $in: ?0 }, 'status.heldUntil': { $exists: false } }", fields = "{ _id: 1 }")
    List<Found> findEndedHolds(Collection<String> ids);

    /// The id alone.
    record Unconfirmed(@Id RegistrationId id) {}

    /// The registration with this id.
    record Address(@Id RegistrationId id, Named contact) {

        record Named(Participant participant) {}

        public EmailAddress email() {
            return contact.participant().email();
        }
    }

    /// The free texts of all days, unordered; must be closed.
    @Query(value = """
        { $or: [
            { 'wishes.needs': { $exists: true } },
            { 'wishes.otherStructure': { $exists: true } },
            { 'wishes.answers': { $nin: [ null, { } ] } },
            { 'status.reason': { $exists: true } }
        ] }\
        """, fields = TEXTS)
    @Meta(cursorBatchSize = 200)
    Stream<Texts> streamTexts();

    @Query(value = "{ _id: ?0 }", fields = TEXTS)
    Optional<Texts> findTextsById(RegistrationId id);

    String TEXTS = "{ day: 1, 'contact.participant': 1, wishes: 1, 'status.reason': 1 }";

    /// The texts alone: what else a registration has need not be readable.
    record Texts(
            @Id RegistrationId id,
            DayId day,
            Address.Named contact,
            Wishes wishes,
            @Nullable Reasoned status) {

        record Reasoned(@Nullable String reason) {}

        public EmailAddress email() {
            return contact.participant().email();
        }

        /// By the names of their fields.
        public Map<String, String> byField() {
            return wishes.texts(status == null ? null : status.reason());
        }
    }

    /// Registrations with free-text structures, the oldest first.
    @Query(value = "{ 'wishes.otherStructure': { $exists: true } }", sort = "{ requestedAt: 1 }")
    List<Registration> findUnlisted();

    record Found(@Id RegistrationId id) {}

    @Query(value = "{ _id: ?0 }", fields = "{ sequence: 1 }")
    Optional<EventSequence> findEventSequenceById(RegistrationId id);

    /// The number of a registration's entries so far: events, audit entries and markers of its state.
    record EventSequence(@Id RegistrationId id, long sequence) {}
}
