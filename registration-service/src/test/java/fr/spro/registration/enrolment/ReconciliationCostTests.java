package fr.spro.registration.enrolment;

import static fr.spro.registration.Examples.MORNING;
import static org.assertj.core.api.Assertions.assertThat;

import fr.spro.platform.messaging.outbox.Store;
import fr.spro.platform.messaging.work.ItemFailures;
import fr.spro.registration.InMemoryService;
import fr.spro.registration.day.DayId;
import fr.spro.registration.day.Step;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.MongoOperations;

/// What a reconciliation of a day reads.
class ReconciliationCostTests extends InMemoryService {

    /// Counts the passes over the registrations of a day.
    private static final class CountingChanges extends DueChanges {

        private int passes;

        private CountingChanges(Store<Registration> store, MongoOperations mongo) {
            super(store, mongo);
        }

        @Override
        void forEach(DayId day, ItemFailures failures, Consumer<Registration> step) {
            passes++;
            super.forEach(day, failures, step);
        }
    }

    private final CountingChanges changes = new CountingChanges(enrolment.store, mongo.mongo());
    private final SeatedDays seatedDays =
            new SeatedDays(days, enrolment.seating.seatings, new ChangeSettings(Duration.ZERO));
    private final ReconcileRegistrations reconcileRegistrations = new ReconcileRegistrations(
            changes,
            days,
            enrolment.seating.waitingLists,
            seatedDays,
            new NotifyParticipants(changes, seatedDays, Clock.systemUTC()),
            mongo.reconcilers(),
            Clock.systemUTC(),
            new SimpleMeterRegistry());

    @Test
    void a_sweep_reads_the_registrations_once_if_nothing_is_due() {
        publish(1, 1);
        confirmed("Ada", MORNING);
        confirmed("Bea", MORNING);
        reconcileRegistrations.handle(day);
        changes.passes = 0;

        reconcileRegistrations.handle(day);

        assertThat(changes.passes).isEqualTo(1);
    }

    @Test
    void settles_and_notifies_in_further_passes_what_the_first_one_finds() {
        publish(10, 5);
        var id = confirmed("Ada", MORNING);
        moveDay.handle(day, Step.CANCEL, "camille");

        reconcileRegistrations.handle(day);

        assertThat(changes.passes).isEqualTo(2);
        assertThat(events(id)).hasSizeGreaterThan(1);
    }
}
