package fr.spro.registration.enrolment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.spro.contracts.RegistrationEvent.RegistrationCancelled;
import fr.spro.contracts.RegistrationEvent.RegistrationChanged;
import fr.spro.contracts.RegistrationEvent.RegistrationConfirmed;
import fr.spro.platform.messaging.outbox.Decision;
import fr.spro.platform.messaging.outbox.ForwardingStore;
import fr.spro.platform.messaging.outbox.Store;
import fr.spro.platform.messaging.outbox.TextId;
import fr.spro.registration.InMemoryService;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/// A cancellation that is undone while the sweep runs and others ask for the place.
class RestorationRaceTests extends InMemoryService {

    /// Joining the lists, and the restoration itself.
    private static final int JOIN = 1;

    private static final int RESTORE = 2;

    /// Runs something before the numbered write.
    private record Interrupted(Store<Registration> store, Map<Integer, Runnable> before, AtomicInteger writes)
            implements ForwardingStore<Registration> {

        @Override
        public <R> R handle(TextId id, Function<Registration, Decision<Registration, R>> decision) {
            before.getOrDefault(writes.incrementAndGet(), () -> {}).run();
            return store.handle(id, decision);
        }
    }

    private RestoreRegistration interrupted(int write, Runnable before) {
        return new RestoreRegistration(
                new Interrupted(store, Map.of(write, before), new AtomicInteger()),
                registrations,
                days,
                new SeatedDays(days, enrolment.seating.seatings, new ChangeSettings(Duration.ZERO)),
                enrolment.settleRegistration,
                clock);
    }

    private RegistrationId cancelled(String name) {
        var id = confirmed(name);
        cancelRegistration.handle(id, "camille");
        reconcile();
        return id;
    }

    private String seen(RegistrationId id) {
        return enrolment
                .restoreRegistration
                .foresee(store.get(id))
                .orElseThrow()
                .seen();
    }

    @Test
    void the_place_that_the_mail_promises_is_kept_from_the_sweep_and_from_the_next_person() {
        publish(1, 5);
        var ada = cancelled("Ada");
        var seen = seen(ada);

        var restored = interrupted(RESTORE, () -> {
                    reconcile();
                    confirmed("Bea");
                })
                .undo(ada, seen, "camille");
        reconcile();

        assertThat(restored.isConfirmed()).isTrue();
        var told = (RegistrationConfirmed) events(ada).getLast();
        assertThat(told.places().day().seated()).isTrue();
        assertThat(told.places()).isEqualTo(seats.placesOf(store.get(ada).claim()));
    }

    @Test
    void who_came_first_keeps_the_place_and_the_page_asks_again() {
        publish(1, 5);
        var ada = cancelled("Ada");
        var seen = seen(ada);

        var asked = interrupted(JOIN, () -> confirmed("Bea")).undo(ada, seen, "camille");
        reconcile();

        assertThat(asked.isActive()).isFalse();
        assertThat(asked.isRejoining()).isFalse();
        assertThat(events(ada)).last().isInstanceOf(RegistrationCancelled.class);
        assertThat(seats.of(find()).day().waiting())
                .as("it has left the lists again")
                .isZero();
    }

    @Test
    void a_rank_that_the_page_said_is_part_of_what_was_seen() {
        publish(1, 5);
        var ada = cancelled("Ada");
        confirmed("Bea");
        var seen = seen(ada);
        confirmed("Cleo");

        assertThat(enrolment.restoreRegistration.undo(ada, seen, "camille").isActive())
                .isFalse();
        assertThat(enrolment.restoreRegistration.undo(ada, seen(ada), "camille").isActive())
                .isTrue();
    }

    @Test
    void without_a_page_it_is_told_what_it_gets() {
        publish(1, 5);
        var ada = cancelled("Ada");

        interrupted(JOIN, () -> confirmed("Bea")).undo(ada, "camille");
        reconcile();

        var told = (RegistrationConfirmed) events(ada).getLast();
        assertThat(told.places().day().rank()).isEqualTo(1);
        assertThat(events(ada)).noneMatch(RegistrationChanged.class::isInstance);
    }

    @Test
    void a_crash_in_between_gives_the_place_back_a_minute_later() {
        publish(1, 5);
        var ada = cancelled("Ada");
        var crashing = interrupted(RESTORE, () -> {
            throw new IllegalStateException("crash");
        });
        assertThatThrownBy(() -> crashing.undo(ada, "camille")).hasMessage("crash");

        reconcile();
        assertThat(seats.of(find()).day().taken()).as("not finished yet").isEqualTo(1);
        moveTo(clock.instant().plusSeconds(61));
        reconcile();

        assertThat(seats.of(find()).day().taken()).isZero();
        assertThat(store.get(ada).isActive()).isFalse();
        assertThat(events(ada)).last().isInstanceOf(RegistrationCancelled.class);
    }
}
