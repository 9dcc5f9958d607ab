package fr.spro.registration.enrolment;

import static fr.spro.registration.Examples.AFTERNOON;
import static fr.spro.registration.Examples.MORNING;
import static fr.spro.registration.Examples.SAME_TIME;
import static org.assertj.core.api.Assertions.assertThat;

import fr.spro.contracts.RegistrationEvent.Place;
import fr.spro.contracts.RegistrationEvent.Places;
import fr.spro.contracts.RegistrationEvent.WorkshopPlace;
import fr.spro.registration.Examples;
import fr.spro.registration.day.RegionalDay;
import fr.spro.registration.day.SessionId;
import fr.spro.registration.enrolment.ParticipantState.Code;
import fr.spro.registration.enrolment.ParticipantState.Seat;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What people are told, for each status of a registration and each place.
class ParticipantStateTests {

    private static final Instant NOW = Instant.parse("2027-09-01T10:00:00Z");
    private static final Place SEATED = new Place(true, null);
    private static final Place SECOND = new Place(false, 2);

    private final RegionalDay day = Examples.day("d", 10, 5);
    private final Registration requested = RegistrationExamples.requested(
                    new RegistrationId("r"), day, "Ada", NOW, MORNING, SAME_TIME, AFTERNOON)
            .state();

    @Test
    void an_unconfirmed_person_has_a_deadline_and_no_place() {
        var until = NOW.plus(Duration.ofHours(24));

        var reserved = ParticipantState.of(requested, places(SEATED));
        assertThat(reserved.code()).isEqualTo(Code.TO_CONFIRM);
        assertThat(reserved.until()).isEqualTo(until);
        assertThat(reserved.rank()).isNull();
        assertThat(reserved.hasPlace()).isFalse();
        assertThat(reserved.in(AFTERNOON).orElseThrow().seat()).isEqualTo(Seat.RESERVED);

        var waiting = ParticipantState.of(requested, places(SECOND));
        assertThat(waiting.code()).isEqualTo(Code.TO_CONFIRM);
        assertThat(waiting.rank()).isEqualTo(2);
    }

    @Test
    void a_confirmed_person_is_registered_or_waits() {
        var confirmed = confirmed(places(SEATED));
        var registered = ParticipantState.of(confirmed, places(SEATED));
        assertThat(registered.code()).isEqualTo(Code.REGISTERED);
        assertThat(registered.hasPlace()).isTrue();
        assertThat(registered.hasSeatIn(AFTERNOON)).isTrue();
        assertThat(registered.hasSeatIn(MORNING)).isFalse();
        assertThat(registered.in(MORNING).orElseThrow().seat()).isEqualTo(Seat.WAITING);
        assertThat(registered.in(SAME_TIME).orElseThrow().seat()).isEqualTo(Seat.NOT_NEEDED);

        var waiting = ParticipantState.of(confirmed, new Places(SECOND, List.of(place(false, null))));
        assertThat(waiting.code()).isEqualTo(Code.WAITING);
        assertThat(waiting.rank()).isEqualTo(2);
        assertThat(waiting.hasPlace()).isFalse();
        assertThat(waiting.in(AFTERNOON).orElseThrow().seat()).isEqualTo(Seat.AFTER_THE_DAY);
    }

    @Test
    void an_offered_place_belongs_to_nobody_until_it_is_accepted() {
        var offered = new ToldChanges(confirmed(places(SECOND)), day)
                .notifyOfChanges(places(SEATED), NOW)
                .state();

        var state = ParticipantState.of(offered, places(SEATED));
        assertThat(state.code()).isEqualTo(Code.OFFERED);
        assertThat(state.until()).isEqualTo(NOW.plus(Duration.ofHours(48)));
        assertThat(state.hasPlace()).isFalse();
        assertThat(state.hasSeatIn(AFTERNOON)).isFalse();
        assertThat(state.in(AFTERNOON).orElseThrow().seat()).isEqualTo(Seat.OFFERED);

        var accepted = new Offers(offered, day)
                .accept(null, places(SEATED), "participant", NOW)
                .state();
        assertThat(ParticipantState.of(accepted, places(SEATED)).code()).isEqualTo(Code.REGISTERED);
    }

    @Test
    void a_gained_place_is_waited_for_until_it_is_decided_whether_it_must_be_accepted() {
        var waiting = confirmed(places(SECOND));

        var gained = ParticipantState.of(waiting, places(SEATED));
        assertThat(gained.code()).isEqualTo(Code.WAITING);
        assertThat(gained.rank()).as("nobody else is told a rank like it").isEqualTo(ParticipantState.NEXT);
        assertThat(gained.hasPlace()).isFalse();
        assertThat(gained.in(AFTERNOON).orElseThrow().seat()).isEqualTo(Seat.AFTER_THE_DAY);

        var assigned = new ToldChanges(waiting, day)
                .notifyOfChanges(places(SEATED), day.startsAt().minusSeconds(60));
        assertThat(ParticipantState.of(assigned.state(), places(SEATED)).code())
                .as("assigned without an offer, since the day begins soon")
                .isEqualTo(Code.REGISTERED);
    }

    @Test
    void a_gained_seat_is_waited_for_unless_it_replaces_a_less_preferred_one() {
        var morning = List.of(seat(MORNING, false, 1), seat(SAME_TIME, true, null));
        var swapped = List.of(seat(MORNING, true, null), seat(SAME_TIME, false, null));
        var before = confirmed(new Places(
                SEATED, Stream.concat(morning.stream(), afternoon(false, 3)).toList()));
        var after = new Places(
                SEATED, Stream.concat(swapped.stream(), afternoon(true, null)).toList());

        var state = ParticipantState.of(before, after);
        assertThat(state.code()).isEqualTo(Code.REGISTERED);
        assertThat(state.in(AFTERNOON).orElseThrow())
                .isEqualTo(new ParticipantState.Workshop(AFTERNOON, Seat.WAITING, ParticipantState.NEXT, null));
        assertThat(state.hasSeatIn(MORNING)).isTrue();

        var notified = new ToldChanges(before, day).notifyOfChanges(after, NOW).state();
        assertThat(ParticipantState.of(notified, after)
                        .in(AFTERNOON)
                        .orElseThrow()
                        .seat())
                .isEqualTo(Seat.OFFERED);
        assertThat(ParticipantState.of(notified, after).hasSeatIn(MORNING)).isTrue();
    }

    @Test
    void an_offered_workshop_leaves_the_place_at_the_day_as_it_is() {
        var before = new Places(SEATED, List.of(place(false, 1)));
        var now = new Places(SEATED, List.of(place(true, null)));
        var offered = new ToldChanges(confirmed(before), day)
                .notifyOfChanges(now, NOW)
                .state();

        var state = ParticipantState.of(offered, now);
        assertThat(state.code()).isEqualTo(Code.REGISTERED);
        assertThat(state.hasSeatIn(AFTERNOON)).isFalse();
        assertThat(state.in(AFTERNOON).orElseThrow().seat()).isEqualTo(Seat.OFFERED);
        assertThat(state.in(AFTERNOON).orElseThrow().until()).isEqualTo(NOW.plus(Duration.ofHours(48)));
    }

    @Test
    void who_was_let_in_is_present_with_or_without_a_place() {
        var present = confirmed(places(SECOND)).checkIn(day, null, null, NOW).state();

        for (var place : List.of(SEATED, SECOND)) {
            var state = ParticipantState.of(present, places(place));
            assertThat(state.code()).isEqualTo(Code.PRESENT);
            assertThat(state.rank()).isNull();
            assertThat(state.hasPlace()).isTrue();
        }
    }

    @Test
    void an_ended_registration_has_neither_place_nor_workshops() {
        var cancelled = requested.cancel(day, "participant", null, NOW).state();
        var lapsed = new PendingRequest(requested, day)
                .lapse(NOW.plus(Duration.ofDays(2)))
                .state();
        var erased = new Erasure(requested).again(NOW).state();

        assertThat(List.of(cancelled, lapsed, erased))
                .extracting(ended -> ParticipantState.of(ended, places(SEATED)))
                .containsExactly(
                        new ParticipantState(Code.CANCELLED, null, null, false, List.of()),
                        new ParticipantState(Code.LAPSED, null, null, false, List.of()),
                        new ParticipantState(Code.ERASED, null, null, false, List.of()))
                .noneMatch(ParticipantState::isActive)
                .noneMatch(ParticipantState::hasPlace);
    }

    private Registration confirmed(Places places) {
        return new PendingRequest(requested, day).confirm(places, NOW).state();
    }

    /// The morning's first choice waits, and its second is not needed although the first is not there yet.
    private static Places places(Place day) {
        return new Places(
                day,
                List.of(
                        new WorkshopPlace(MORNING.value(), false, 1),
                        new WorkshopPlace(SAME_TIME.value(), false, null),
                        new WorkshopPlace(AFTERNOON.value(), true, null)));
    }

    private static Stream<WorkshopPlace> afternoon(boolean seated, @Nullable Integer rank) {
        return Stream.of(seat(AFTERNOON, seated, rank));
    }

    private static WorkshopPlace seat(SessionId workshop, boolean seated, @Nullable Integer rank) {
        return new WorkshopPlace(workshop.value(), seated, rank);
    }

    private static WorkshopPlace place(boolean seated, Integer rank) {
        return new WorkshopPlace(AFTERNOON.value(), seated, rank);
    }
}
