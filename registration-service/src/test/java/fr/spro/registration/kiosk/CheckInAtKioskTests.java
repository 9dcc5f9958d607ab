package fr.spro.registration.kiosk;

import static fr.spro.registration.Examples.MORNING;
import static org.assertj.core.api.Assertions.assertThat;

import fr.spro.contracts.RegistrationEvent.ParticipantCheckedIn;
import fr.spro.registration.InMemoryService;
import fr.spro.registration.day.DayId;
import fr.spro.registration.directory.Scope;
import fr.spro.registration.enrolment.RegistrationId;
import fr.spro.registration.kiosk.CheckInAtKiosk.Outcome;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/// Check-in at a tablet.
class CheckInAtKioskTests extends InMemoryService {

    private final KioskUseCases kiosk =
            new KioskUseCases(mongo, days, enrolment, roster, attendance, URI.create("http://localhost"), clock);
    private final CheckInAtKiosk checkInAtKiosk = kiosk.checkInAtKiosk;

    @Test
    void sends_waiting_cancelled_and_foreign_guests_to_the_desk_without_a_check_in() {
        publish(1, 1);
        var seated = confirmed("Ada");
        var waiting = confirmed("Cleo");
        var cancelled = confirmed("Dora");
        cancelRegistration.handle(cancelled, "camille");

        begin();
        for (var id : List.of(waiting, cancelled, new RegistrationId("nobody"))) {
            assertThat(checkInAtKiosk.handle(day, id)).as(id.value()).isEqualTo(new Outcome.SentToDesk());
        }
        assertThat(checkInAtKiosk.handle(new DayId("another"), seated)).isEqualTo(new Outcome.SentToDesk());
        for (var id : List.of(seated, waiting, cancelled)) {
            assertThat(store.get(id).attendance().checkedInAt()).isNull();
        }
        assertThat(checkInAtKiosk.handle(day, seated)).isInstanceOf(Outcome.CheckedIn.class);
        assertThat(store.get(seated).attendance().checkedInAt()).isNotNull();
    }

    @Test
    void welcomes_a_checked_in_guest_again_without_a_second_check_in() {
        publish(20, 5);
        var ada = confirmed("Ada");
        begin();
        checkIn.handle(day, ada, MORNING, Scope.WHOLE, "camille");
        var recorded = store.get(ada);

        for (int i = 0; i < 2; i++) {
            assertThat(checkInAtKiosk.handle(day, ada)).isEqualTo(new Outcome.AlreadyCheckedIn(recorded));
        }

        assertThat(store.get(ada)).isEqualTo(recorded);
    }

    @Test
    void counts_concurrent_check_ins_of_two_kiosks_and_the_desk_once() throws Exception {
        publish(20, 5);
        var ids = List.of(confirmed("Ada"), confirmed("Bea"), confirmed("Cleo"));
        var results = new ArrayList<Future<?>>();

        begin();
        try (var threads = Executors.newFixedThreadPool(16)) {
            for (int i = 0; i < 36; i++) {
                var id = ids.get(i % 3);
                var isAtDoor = i % 4 == 0;
                results.add(threads.submit(() -> isAtDoor
                        ? checkIn.handle(day, id, null, Scope.WHOLE, "camille")
                        : checkInAtKiosk.handle(day, id)));
            }
        }

        assertThat(registrations.findByDay(day))
                .extracting(person -> person.attendance().checkedInAt())
                .hasSize(3)
                .doesNotContainNull();
        for (var result : results) assertThat(result.get()).isNotEqualTo(new Outcome.SentToDesk());
        for (var id : ids) {
            assertThat(events(id))
                    .filteredOn(ParticipantCheckedIn.class::isInstance)
                    .last()
                    .isInstanceOfSatisfying(
                            ParticipantCheckedIn.class,
                            fact -> assertThat(fact.checkedInAt())
                                    .isEqualTo(store.get(id).attendance().checkedInAt()));
        }
    }
}
