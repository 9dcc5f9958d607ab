package fr.spro.registration.enrolment;

import static fr.spro.registration.Examples.AFTERNOON;
import static fr.spro.registration.Examples.MORNING;
import static org.assertj.core.api.Assertions.assertThat;

import fr.spro.contracts.RegistrationEvent.ParticipantPromoted;
import fr.spro.contracts.RegistrationEvent.Reason;
import fr.spro.contracts.RegistrationEvent.RegistrationChanged;
import fr.spro.platform.messaging.work.ItemFailures;
import fr.spro.registration.Examples;
import fr.spro.registration.InMemoryService;
import fr.spro.registration.day.DayEdit;
import fr.spro.registration.day.DayId;
import fr.spro.registration.day.EditDay;
import fr.spro.registration.day.SessionId;
import fr.spro.registration.day.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Two instances notify the participants of a day at the same time.
class NotifyParticipantsTests extends InMemoryService {

    /// What another instance stores and notifies meanwhile.
    private enum Change {
        SEAT_FREED,
        SESSION_MOVED,
        DAY_CANCELLED
    }

    /// Another instance works after one of the reads of this one.
    private final class InterruptedDays extends SeatedDays {

        private final int number;
        private final Change change;
        private int reads;
        private List<Object> notified = List.of();

        private InterruptedDays(int number, Change change) {
            super(days, enrolment.seating.seatings, new ChangeSettings(Duration.ZERO));
            this.number = number;
            this.change = change;
        }

        @Override
        SeatedDay get(DayId id) {
            var read = super.get(id);
            if (++reads == number) {
                inAnotherInstance(change);
                notified = allEvents();
            }
            return read;
        }
    }

    private RegistrationId first;
    private RegistrationId second;

    @BeforeEach
    void publish() {
        publish(10, 1);
        first = confirmed("Ada", MORNING, AFTERNOON);
        second = confirmed("Bea", MORNING, AFTERNOON);
        move(AFTERNOON, 4, "Salle Vilaine");
    }

    @ParameterizedTest
    @EnumSource(Change.class)
    void revokes_nothing_that_was_notified_after_its_first_read(Change change) {
        notifyWhile(new InterruptedDays(1, change));
    }

    @ParameterizedTest
    @EnumSource(Change.class)
    void revokes_nothing_that_was_notified_after_its_last_read(Change change) {
        notifyWhile(new InterruptedDays(2, change));
    }

    @Test
    void with_seats_that_were_read_before_the_registration_a_gained_one_seems_lost() {
        var before = new SeatedDays(days, enrolment.seating.seatings, new ChangeSettings(Duration.ZERO)).get(day);
        inAnotherInstance(Change.SEAT_FREED);
        assertThat(events(second)).last().isInstanceOf(ParticipantPromoted.class);

        store.change(second, found -> before.notifyOfChanges(found, Instant.now()));

        assertThat(events(second))
                .last()
                .isInstanceOfSatisfying(
                        RegistrationChanged.class,
                        event -> assertThat(event.reasons()).contains(Reason.SEATS_LOST));
    }

    @Test
    void notifies_everybody_of_a_large_day() {
        var all = IntStream.range(0, 60)
                .mapToObj(number -> confirmed("P" + number, AFTERNOON))
                .toList();
        move(AFTERNOON, 4, "Salle Loire");

        reconcile();

        assertThat(all).allSatisfy(id -> assertThat(events(id)).last().isInstanceOf(RegistrationChanged.class));
    }

    private void notifyWhile(InterruptedDays interrupted) {
        var changes = new DueChanges(store, mongo.mongo());
        var failures = new ItemFailures();

        new NotifyParticipants(changes, interrupted, clock).handle(day, failures);

        failures.throwIfAny();
        assertThat(interrupted.notified).isNotEmpty();
        assertThat(allEvents()).isEqualTo(interrupted.notified);
    }

    private void inAnotherInstance(Change change) {
        switch (change) {
            case SEAT_FREED -> cancelRegistration.handle(first, "participant");
            case SESSION_MOVED -> move(MORNING, 1, "Salle Loire");
            case DAY_CANCELLED -> moveDay.handle(day, Step.CANCEL, "camille");
        }
        reconcile();
    }

    private void move(SessionId workshop, int hour, String room) {
        var seats = workshop.equals(MORNING) ? 1 : 50;
        editDay.handle(new EditDay.Command(
                day, "camille", new DayEdit.PutSession(Examples.workshop(workshop, hour, room, seats))));
    }

    private List<Object> allEvents() {
        return Stream.of(first, second)
                .flatMap(id -> events(id).stream())
                .map(Object.class::cast)
                .toList();
    }
}
