package fr.spro.registration.enrolment;

import static fr.spro.registration.Examples.AFTERNOON;
import static fr.spro.registration.Examples.MORNING;
import static fr.spro.registration.Examples.participant;
import static fr.spro.registration.Examples.wishes;
import static org.assertj.core.api.Assertions.assertThat;

import fr.spro.contracts.RegistrationEvent.RegistrationConfirmed;
import fr.spro.platform.testing.Infrastructure;
import fr.spro.registration.InMemoryService;
import fr.spro.registration.day.SessionId;
import fr.spro.registration.enrolment.RegisterParticipant.Earlier;
import fr.spro.registration.enrolment.RegistrationStatus.Requested;
import java.time.Duration;
import java.util.ArrayList;
import java.util.stream.IntStream;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What unconfirmed requests from one network may hold.
class NetworkHoldsTests extends InMemoryService {

    private static final String AGENCY = "192.0.2.1";
    private static final String HOME = "198.51.100.7";

    @Test
    void five_unconfirmed_requests_from_one_network_do_not_fill_a_day_of_five() {
        publish(5, 5);
        for (int i = 0; i < 5; i++) request("Robot" + i, AGENCY);

        assertThat(placeOf(confirmed(request("Ada", HOME)))).isTrue();
        assertThat(seats.of(find()).day().taken()).as("two holds and Ada").isEqualTo(3);
    }

    @Test
    void requests_from_five_networks_do_fill_it() {
        publish(5, 5);
        for (int i = 0; i < 5; i++) request("Bea" + i, "203.0.113." + i);

        assertThat(placeOf(confirmed(request("Ada", HOME)))).isFalse();
    }

    @Test
    void whoever_confirms_has_a_place_while_any_is_left_and_is_told_so() {
        publish(4, 5);
        var agency = new ArrayList<RegistrationId>();
        for (int i = 0; i < 5; i++) agency.add(request("Bea" + i, AGENCY, MORNING));
        assertThat(agency).filteredOn(this::isPlaced).hasSize(2);

        confirmed(agency.get(4));
        confirmed(agency.get(3));
        confirmed(agency.get(2));
        reconcile();

        assertThat(placeOf(agency.get(4))).isTrue();
        assertThat(placeOf(agency.get(3))).isTrue();
        assertThat(placeOf(agency.get(2))).as("the other two are held").isFalse();
        assertThat(events(agency.get(2)))
                .last()
                .isInstanceOfSatisfying(
                        RegistrationConfirmed.class,
                        event -> assertThat(event.places().day().rank()).isEqualTo(1));
        assertThat(seats.placesOf(store.get(agency.get(4)).claim()).workshops()).allMatch(place -> place.seated());
    }

    @Test
    void who_has_no_hold_reads_of_no_reserved_place() {
        publish(4, 5);
        var agency = new ArrayList<RegistrationId>();
        for (int i = 0; i < 3; i++) agency.add(request("Bea" + i, AGENCY));

        assertThat(agency)
                .extracting(this::placeKey)
                .containsExactly("to-confirm", "to-confirm", "to-confirm-unplaced");
        confirmed("Ada");
        confirmed("Cleo");
        assertThat(placeKey(request("Dora", HOME))).isEqualTo("to-confirm-waiting");
    }

    private String placeKey(RegistrationId id) {
        return ParticipantState.of(find(), store.get(id), seats).placeKeyAt(find(), clock.instant());
    }

    @Test
    void those_who_have_confirmed_leave_their_holds_to_the_next() {
        publish(20, 5);

        for (int i = 0; i < 10; i++) {
            var id = request("Bea" + i, AGENCY);
            assertThat(isPlaced(id)).as("request %d", i).isTrue();
            confirmed(id);
        }
    }

    @Test
    void a_share_of_a_larger_day_is_held() {
        publish(50, 5);

        var held =
                IntStream.range(0, 15).mapToObj(i -> request("Bea" + i, AGENCY)).filter(this::isPlaced);

        assertThat(held).hasSize(10);
    }

    @Test
    void they_do_not_fill_a_workshop_either() {
        publish(50, 3);

        var held = IntStream.range(0, 5)
                .mapToObj(i -> request("Bea" + i, AGENCY, MORNING))
                .filter(this::isPlaced);

        assertThat(held).hasSize(2);
        assertThat(isPlaced(request("Cleo", AGENCY, AFTERNOON))).isTrue();
    }

    @Test
    void a_request_repeated_without_its_workshop_holds_the_seat_as_before() {
        publish(50, 5);

        for (int i = 0; i < 5; i++) {
            request("Bea" + i, AGENCY, MORNING);
            request("Bea" + i, AGENCY);
        }

        assertThat(seats.of(find()).workshops().get(MORNING).taken())
                .as("the part of one network")
                .isEqualTo(2);
    }

    @Test
    void requests_at_the_same_time_hold_no_more() throws Exception {
        publish(20, 5);

        var ids = inParallel(40, i -> request("Bea" + i, AGENCY));

        assertThat(ids).filteredOn(this::isPlaced).hasSizeBetween(1, 4);
        assertThat(seats.of(find()).day().taken()).isLessThanOrEqualTo(4);
    }

    @Test
    void a_repeated_request_holds_no_more_and_gets_the_place_that_another_network_has_left() {
        publish(20, 5);
        for (int i = 0; i < 4; i++) request("Bea" + i, AGENCY);
        var late = request("Late", AGENCY);
        assertThat(isPlaced(late)).isFalse();

        for (int i = 0; i < 8; i++) request("Late", HOME);
        reconcile();

        assertThat(isPlaced(late)).isTrue();
        assertThat(seats.of(find()).day().taken()).isEqualTo(5);
        assertThat(isPlaced(request("Cleo", HOME)))
                .as("eight requests for one address")
                .isTrue();
    }

    @Test
    void what_is_left_for_others_does_not_tell_whether_an_address_is_registered() {
        publish(5, 5);
        confirmed("Known");
        request("Known", AGENCY);
        request("Ada", AGENCY);
        var afterKnown = request("Bea", AGENCY);

        request("Unknown", HOME);
        request("Cleo", HOME);
        var afterUnknown = request("Dora", HOME);

        assertThat(isPlaced(afterKnown)).isEqualTo(isPlaced(afterUnknown)).isFalse();
    }

    @Test
    void staff_and_programs_are_not_limited() {
        publish(5, 5);

        var ids = IntStream.range(0, 5).mapToObj(i -> request("Bea" + i, null));

        assertThat(ids).allMatch(this::isPlaced);
    }

    @Test
    void a_hold_is_free_again_when_it_ends() {
        publish(5, 5);
        request("Ada", AGENCY);
        request("Bea", AGENCY);
        assertThat(isPlaced(request("Cleo", AGENCY))).isFalse();

        moveTo(clock.instant().plus(Duration.ofHours(25)));

        assertThat(isPlaced(request("Dora", AGENCY))).isTrue();
    }

    @Test
    void repeated_requests_hold_a_place_for_two_days_at_most() {
        publish(5, 5);
        var id = request("Ada", AGENCY);
        for (int i = 0; i < 4; i++) {
            moveTo(clock.instant().plus(Duration.ofHours(11)));
            assertThat(request("Ada", AGENCY)).as("still held").isEqualTo(id);
        }

        moveTo(clock.instant().plus(Duration.ofHours(5)));
        reconcile();

        assertThat(store.get(id).isActive()).isFalse();
        assertThat(seats.of(find()).day().taken()).isZero();
    }

    @Test
    void corrected_requests_hold_a_place_for_two_days_at_most() {
        publish(5, 5);
        confirmed("Known");
        var request = corrected("ada0@example.org", null);
        var first = clock.instant();
        for (int i = 1; i <= 4; i++) {
            moveTo(first.plus(Duration.ofHours(11L * i)));
            // To an address that is registered, where nothing is stored, and back.
            request = corrected(i == 2 ? "known@example.org" : "ada%d@example.org".formatted(i), request);
            assertThat(request.heldUntil()).isBeforeOrEqualTo(first.plus(Duration.ofHours(48)));
        }
        assertThat(isPlaced(request.id())).as("still held").isTrue();
        request("Ada4", AGENCY);
        assertThat(isPlaced(request.id())).as("repeated").isTrue();

        moveTo(first.plus(Duration.ofHours(49)));
        reconcile();

        assertThat(store.get(request.id()).isActive()).isFalse();
        assertThat(seats.of(find()).day().taken()).as("Known alone").isEqualTo(1);
    }

    @Test
    void only_pseudonyms_are_stored_and_for_a_day_at_most() {
        publish(5, 5);
        request("Ada", AGENCY);

        var stored = mongo.mongo().findAll(Document.class, GrantHolds.COLLECTION);

        assertThat(stored).singleElement().satisfies(document -> {
            assertThat(document.toJson()).doesNotContain(AGENCY, "ada@", "Ada");
            assertThat(document.getDate("until").toInstant())
                    .isBeforeOrEqualTo(clock.instant().plus(Duration.ofHours(24)));
        });
    }

    private RegistrationId request(String name, @Nullable String network, SessionId... workshops) {
        var command = new RegisterParticipant.Command(
                new RegistrationId(Infrastructure.fresh("r")),
                day,
                participant(name),
                wishes(workshops),
                false,
                true,
                network == null
                        ? null
                        : new RegisterParticipant.Visit(network, enrolment.publicReads.occupancy(find())));
        return switch (registerParticipant.handle(command)) {
            case RegisterParticipant.Outcome.Accepted(var id, var _) -> id;
            case RegisterParticipant.Outcome.Known(var _, var other, var _) -> other.id();
            case RegisterParticipant.Outcome outcome -> throw new AssertionError(outcome);
        };
    }

    private Earlier corrected(String email, @Nullable Earlier earlier) {
        var command = new RegisterParticipant.Command(
                new RegistrationId(Infrastructure.fresh("r")),
                day,
                participant("Ada", email),
                wishes(),
                false,
                true,
                new RegisterParticipant.Visit(AGENCY, enrolment.publicReads.occupancy(find()), earlier));
        var since = earlier == null ? clock.instant() : earlier.since();
        return switch (registerParticipant.handle(command)) {
            case RegisterParticipant.Outcome.Accepted(var id, var until) -> new Earlier(id, until, since);
            case RegisterParticipant.Outcome.Known(var id, var _, var until) -> new Earlier(id, until, since);
            case RegisterParticipant.Outcome outcome -> throw new AssertionError(outcome);
        };
    }

    private RegistrationId confirmed(RegistrationId id) {
        var confirmed = confirmRegistration.handle(id);
        assertThat(confirmed.isConfirmed()).isTrue();
        return id;
    }

    private boolean isPlaced(RegistrationId id) {
        return store.get(id).status() instanceof Requested hold && hold.isPlaced();
    }

    private boolean placeOf(RegistrationId id) {
        return seats.placesOf(store.get(id).claim()).day().seated();
    }
}
