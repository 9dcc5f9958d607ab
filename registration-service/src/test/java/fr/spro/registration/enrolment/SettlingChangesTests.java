package fr.spro.registration.enrolment;

import static fr.spro.registration.Examples.AFTERNOON;
import static fr.spro.registration.Examples.MORNING;
import static fr.spro.registration.Examples.SAME_TIME;
import static org.assertj.core.api.Assertions.assertThat;

import fr.spro.contracts.RegistrationEvent.ParticipantPromoted;
import fr.spro.contracts.RegistrationEvent.Places;
import fr.spro.contracts.RegistrationEvent.Reason;
import fr.spro.contracts.RegistrationEvent.RegistrationChanged;
import fr.spro.registration.Examples;
import fr.spro.registration.InMemoryService;
import fr.spro.registration.MovableClock;
import fr.spro.registration.day.DayEdit;
import fr.spro.registration.day.Days;
import fr.spro.registration.day.EditDay;
import fr.spro.registration.day.Step;
import fr.spro.registration.enrolment.ParticipantState.Code;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Changes of a day settle for a minute before anybody is notified. The time of the change is stored with the day, so
/// a process that is started in between waits as long as the one that was killed.
class SettlingChangesTests extends InMemoryService {

    private static final Duration SETTLE = Duration.ofMinutes(1);
    private static final Duration WEEK = Duration.ofDays(7);

    private final MovableClock movable = (MovableClock) clock;

    SettlingChangesTests() {
        super(new MovableClock());
    }

    @Test
    void whoever_loses_and_regains_a_seat_within_the_time_gets_no_mail() {
        publish(10, 2);
        confirmed("Ada", MORNING);
        var second = confirmed("Bea", MORNING);

        morningSeats(1);
        inAFreshProcess(SETTLE).handle(day);
        movable.advance(Duration.ofSeconds(30));
        morningSeats(2);
        inAFreshProcess(SETTLE).handle(day);
        movable.advance(SETTLE);
        inAFreshProcess(SETTLE).handle(day);

        assertThat(events(second)).noneMatch(RegistrationChanged.class::isInstance);
        assertThat(events(second)).noneMatch(ParticipantPromoted.class::isInstance);
    }

    @Test
    void without_a_time_to_settle_the_same_changes_send_two_mails() {
        publish(10, 2);
        confirmed("Ada", MORNING);
        var second = confirmed("Bea", MORNING);

        morningSeats(1);
        inAFreshProcess(Duration.ZERO).handle(day);
        morningSeats(2);
        inAFreshProcess(Duration.ZERO).handle(day);

        assertThat(events(second))
                .hasAtLeastOneElementOfType(RegistrationChanged.class)
                .hasAtLeastOneElementOfType(ParticipantPromoted.class);
    }

    @Test
    void a_change_that_stays_is_notified_a_minute_after_the_last_one() {
        publish(10, 2);
        confirmed("Ada", MORNING);
        var second = confirmed("Bea", MORNING);

        morningSeats(1);
        movable.advance(Duration.ofSeconds(50));
        editDay.handle(new EditDay.Command(
                day, "camille", new DayEdit.PutSession(Examples.workshop(AFTERNOON, 4, "Salle Vilaine", 50))));
        movable.advance(Duration.ofSeconds(50));
        inAFreshProcess(SETTLE).handle(day);
        assertThat(events(second))
                .as("the last change is 50 seconds old")
                .noneMatch(RegistrationChanged.class::isInstance);

        movable.advance(Duration.ofSeconds(10));
        inAFreshProcess(SETTLE).handle(day);

        assertThat(events(second))
                .last()
                .isInstanceOfSatisfying(
                        RegistrationChanged.class,
                        event -> assertThat(event.reasons()).containsExactly(Reason.SEATS_LOST));
    }

    @Test
    void whoever_gains_a_place_waits_until_it_is_offered_and_is_never_registered_before() {
        publish(1, 5);
        var first = confirmed("Ada");
        var second = confirmed("Bea");
        assertThat(state(second)).isEqualTo(Code.WAITING);

        morningSeats(4);
        cancelRegistration.handle(first, Participant.ACTOR);
        inAFreshProcess(SETTLE).handle(day);
        assertThat(seats.placesOf(store.get(second).claim()).day().seated()).isTrue();
        assertThat(state(second)).isEqualTo(Code.WAITING);

        movable.advance(SETTLE);
        inAFreshProcess(SETTLE).handle(day);
        assertThat(state(second)).isEqualTo(Code.OFFERED);
    }

    /// The mail of a cancelled day says nothing of what changed just before, and tells the date that was known
    /// besides the present one.
    @Test
    void what_a_cancelled_day_left_unsaid_is_said_once_it_takes_place_after_all() {
        publish(10, 2);
        confirmed("Ada", MORNING);
        var second = confirmed("Bea", MORNING);
        var known = find();

        morningSeats(1);
        var moved =
                known.details().at(known.startsAt().plus(WEEK), known.endsAt().plus(WEEK), "Halle du port, Nantes");
        editDay.handle(new EditDay.Command(day, "camille", new DayEdit.Describe(moved, List.of())));
        moveDay.handle(day, Step.CANCEL, "camille");
        movable.advance(SETTLE);
        inAFreshProcess(SETTLE).handle(day);

        assertThat(change(second)).satisfies(cancelled -> {
            assertThat(cancelled.reasons()).containsExactly(Reason.DAY_CANCELLED);
            assertThat(cancelled.earlier().startsAt()).isEqualTo(known.startsAt());
        });

        moveDay.handle(day, Step.REINSTATE, "camille");
        movable.advance(SETTLE);
        inAFreshProcess(SETTLE).handle(day);

        assertThat(change(second)).satisfies(reinstated -> {
            assertThat(reinstated.reasons()).contains(Reason.DAY_REINSTATED, Reason.DAY_MOVED, Reason.SEATS_LOST);
            assertThat(reinstated.earlier().startsAt()).isEqualTo(known.startsAt());
        });
        var told = store.get(second);
        assertThat(told.unseen(find(), seats.placesOf(told.claim())).changed())
                .as("the page says it too")
                .isNotNull();
    }

    /// The process that cancelled it may have died before anybody was told.
    @Test
    void that_a_day_is_cancelled_is_told_although_it_was_archived_at_once() {
        publish(10, 2);
        var id = confirmed("Ada", MORNING);

        moveDay.handle(day, Step.CANCEL, "camille");
        moveDay.handle(day, Step.ARCHIVE, "camille");
        movable.advance(SETTLE);
        assertThat(days.findIdsAheadOrCancelled()).extracting(Days.Found::id).contains(day);
        inAFreshProcess(SETTLE).handle(day);

        assertThat(change(id).reasons()).containsExactly(Reason.DAY_CANCELLED);
    }

    @Test
    void a_workshop_that_comes_back_in_time_has_the_seats_and_ranks_of_before_and_nobody_is_told() {
        publish(10, 2);
        var all = List.of(confirmed("Ada", MORNING), confirmed("Bea", MORNING), confirmed("Cleo", MORNING, SAME_TIME));
        var before = all.stream().map(this::places).toList();

        edit(new DayEdit.RemoveSession(MORNING));
        inAFreshProcess(SETTLE).handle(day);
        assertThat(all.stream().map(this::places)).as("meanwhile").doesNotContainAnyElementsOf(before);
        movable.advance(SETTLE.dividedBy(2));
        edit(new DayEdit.RestoreSession(MORNING, SETTLE));
        inAFreshProcess(SETTLE).handle(day);
        movable.advance(SETTLE);
        inAFreshProcess(SETTLE).handle(day);

        assertThat(all.stream().map(this::places)).containsExactlyElementsOf(before);
        assertThat(all).allSatisfy(id -> assertThat(events(id)).noneMatch(RegistrationChanged.class::isInstance));
        assertThat(history(day.subject()).getLast().action()).isEqualTo("day.session-restored");
    }

    @Test
    void who_saves_something_else_meanwhile_still_has_the_seat_when_the_workshop_comes_back() {
        publish(10, 2);
        var ada = confirmed("Ada", MORNING, SAME_TIME);
        var bea = confirmed("Bea", MORNING);
        var before = places(ada);

        edit(new DayEdit.RemoveSession(MORNING));
        for (var id : List.of(ada, bea)) save(id, new Wishes(null, "Ici", List.of(SAME_TIME), "Rampe", Map.of()));
        edit(new DayEdit.RestoreSession(MORNING, SETTLE));

        assertThat(store.get(ada).wishes().needs()).isEqualTo("Rampe");
        assertThat(places(ada)).isEqualTo(before);
        assertThat(store.get(bea).wishes().workshops())
                .as("another choice at the same time")
                .containsExactly(SAME_TIME);
    }

    private void save(RegistrationId id, Wishes wishes) {
        var shown = changeRegistration.shown(store.get(id));
        assertThat(changeRegistration.handle(
                        new ChangeRegistration.Command(id, wishes, shown, GivenUp.NOTHING, "participant")))
                .isInstanceOf(ChangeRegistration.Outcome.Changed.class);
    }

    @Test
    void a_workshop_does_not_come_back_once_somebody_can_have_been_told() {
        publish(10, 2);
        var ada = confirmed("Ada", MORNING);

        edit(new DayEdit.RemoveSession(MORNING));
        movable.advance(SETTLE);
        inAFreshProcess(SETTLE).handle(day);
        edit(new DayEdit.RestoreSession(MORNING, SETTLE));

        assertThat(change(ada).removedSessions()).containsExactly("w-1");
        assertThat(find().session(MORNING)).isEmpty();
    }

    private Places places(RegistrationId id) {
        return seats.placesOf(store.get(id).claim());
    }

    private void edit(DayEdit edit) {
        editDay.handle(new EditDay.Command(day, "camille", edit));
    }

    private RegistrationChanged change(RegistrationId id) {
        return (RegistrationChanged) events(id).getLast();
    }

    private Code state(RegistrationId id) {
        var registration = store.get(id);
        return ParticipantState.of(registration, seats.placesOf(registration.claim()))
                .code();
    }

    /// It knows nothing but what is stored.
    private ReconcileRegistrations inAFreshProcess(Duration settle) {
        var changes = new DueChanges(store, mongo.mongo());
        var seatedDays = new SeatedDays(days, enrolment.seating.seatings, new ChangeSettings(settle));
        return new ReconcileRegistrations(
                changes,
                days,
                enrolment.seating.waitingLists,
                seatedDays,
                new NotifyParticipants(changes, seatedDays, clock),
                mongo.reconcilers(),
                clock,
                new SimpleMeterRegistry());
    }
}
