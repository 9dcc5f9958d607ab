package fr.spro.registration.enrolment;

import static fr.spro.registration.Examples.AFTERNOON;
import static fr.spro.registration.Examples.MORNING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import fr.spro.contracts.RegistrationEvent;
import fr.spro.contracts.RegistrationEvent.Place;
import fr.spro.contracts.RegistrationEvent.Places;
import fr.spro.contracts.RegistrationEvent.WorkshopPlace;
import fr.spro.platform.messaging.InMemoryMongo;
import fr.spro.platform.messaging.outbox.Change;
import fr.spro.platform.messaging.outbox.Store;
import fr.spro.platform.person.EmailAddress;
import fr.spro.platform.person.PersonName;
import fr.spro.registration.Examples;
import fr.spro.registration.day.RegionalDay;
import fr.spro.registration.enrolment.RegistrationStatus.Confirmed;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DuplicateKeyException;

/// A registration is read as it was written, in each of its states, and its stored document has the fields
/// that queries and indexes name.
class StoredRegistrationTests {

    private static final Instant NOW = Instant.parse("2027-09-01T10:00:00Z");
    private static final Places WAITING =
            new Places(new Place(true, null), List.of(new WorkshopPlace(MORNING.value(), false, 1)));
    private static final Places SEATED =
            new Places(new Place(true, null), List.of(new WorkshopPlace(MORNING.value(), true, null)));

    private final EnrolmentConfiguration configuration = new EnrolmentConfiguration();
    private final InMemoryMongo mongo = new InMemoryMongo().with(configuration.enrolmentIndexes());
    private final Store<Registration> store = configuration.registrationStore(mongo.stores(), Clock.systemUTC());
    private final Registrations registrations = mongo.repository(Registrations.class);
    private final RegionalDay day = Examples.day("d", 10, 5);
    private final RegistrationId id = new RegistrationId("r");

    @Test
    void reads_a_request_as_it_was_stored() {
        var requested = request(id, "Ada");

        assertThat(store.get(id))
                .usingRecursiveComparison()
                .ignoringFields("version")
                .isEqualTo(requested);
        assertThat(stored().keySet())
                .containsExactlyInAnyOrder(
                        "_id",
                        "day",
                        "requestedAt",
                        "contact",
                        "wishes",
                        "status",
                        "attendance",
                        "notices",
                        "erasures",
                        "listing",
                        "considered",
                        "version",
                        "sequence",
                        "stateSequence",
                        "outbox",
                        "pendingSince",
                        "_class");
        assertThat(stored().get("contact", Document.class))
                .containsOnlyKeys("participant", "version", "linkGeneration");
        assertThat(stored().get("notices", Document.class)).containsOnlyKeys("lastSentAt");
        assertThat(stored().get("attendance", Document.class)).containsOnlyKeys("sessions");
    }

    @Test
    void raises_the_version_of_its_contact_once_after_a_restore() {
        request(id, "Ada");
        var step = configuration.restoreContactVersions(mongo.mongo());

        for (int i = 0; i < 2; i++) step.run(1_000);

        assertThat(store.get(id).contact().version()).isEqualTo(1_001);
    }

    @Test
    void reads_each_state_as_it_was_stored() {
        request(id, "Ada");

        changed(found -> new PendingRequest(found, day).confirm(WAITING, NOW));
        var offered = changed(found -> new ToldChanges(found, day).notifyOfChanges(SEATED, NOW));
        assertThat(offered.status().offers()).containsExactly(new Offer(MORNING, NOW.plus(Duration.ofHours(48))));
        changed(found -> new ContactChanges(found)
                .correct(day, PersonName.of("Ada", "L"), EmailAddress.of("new@example.org"), true, "participant", NOW));
        var present = changed(found -> found.checkIn(day, null, AFTERNOON, NOW));
        assertThat(present.status().offers()).isEmpty();
        assertThat(present.status()).isInstanceOf(Confirmed.class);
        assertThat(present.listing().state()).isEqualTo(Listing.State.PRESENT);
        changed(found -> new ContactChanges(found).confirmAddress(day, SEATED, 3, NOW));
        assertThat(registrations.findByActiveAddress(
                        Listing.activeAddress(day.id(), EmailAddress.of("new@example.org"))))
                .isPresent();
        var cancelled = changed(found -> found.cancel(day, "camille", "ill", NOW));
        assertThat(cancelled.attendance().isCheckedIn()).isFalse();
        assertThat(cancelled.attendance().withdrawals()).containsExactly(new Attendance.Withdrawal(null, NOW));
        var erased = changed(found -> new Erasure(found).ofPerson("camille", ErasureRecord.Category.ON_REQUEST, NOW));
        assertThat(erased.attendance()).isEqualTo(cancelled.attendance());
        assertThat(stored().toJson()).doesNotContain("Ada", "example.org");
    }

    @Test
    void finds_the_active_registration_by_address() {
        request(id, "Ada");
        var second = new RegistrationId("second");

        assertThatExceptionOfType(DuplicateKeyException.class).isThrownBy(() -> request(second, "Ada"));
        assertThat(registrations.findByActiveAddress(
                        Listing.activeAddress(day.id(), EmailAddress.of("ADA@example.org"))))
                .map(Registration::id)
                .contains(id);
        changed(found -> found.cancel(day, "camille", null, NOW));

        request(second, "Ada");
        request(new RegistrationId("third"), "Bea");
        assertThat(registrations.findAddressesByDay(day.id()))
                .extracting(Registrations.Address::email)
                .containsExactlyInAnyOrder(EmailAddress.of("ada@example.org"), EmailAddress.of("bea@example.org"));
    }

    private Registration request(RegistrationId id, String name) {
        var requested = RegistrationExamples.requested(id, day, name, NOW, MORNING, AFTERNOON);
        store.insert(requested);
        return requested.state();
    }

    private Registration changed(Function<Registration, Change<Registration, RegistrationEvent>> decision) {
        var decided = decision.apply(store.get(id));
        var changed = store.change(id, decision);
        assertThat(decided.isNone()).isFalse();
        assertThat(changed).usingRecursiveComparison().ignoringFields("version").isEqualTo(decided.state());
        assertThat(store.get(id)).isEqualTo(changed);
        return changed;
    }

    private Document stored() {
        return mongo.mongo().findById(id.value(), Document.class, "registration");
    }
}
