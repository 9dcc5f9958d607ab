package fr.spro.platform.messaging.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import fr.spro.platform.messaging.InMemoryMongo;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/// Two relays at random. To repeat a failure, run with `-Dseed=` and the printed seed.
class RelaySimulationTests {

    private static final int SCHEDULES = 300;

    private final long seed = Long.getLong("seed", RandomGenerator.getDefault().nextInt(1_000_000));
    private final InMemoryMongo mongo = new InMemoryMongo();

    @Test
    void guarantee_2_the_last_record_of_a_key_is_the_document_whatever_two_relays_time_outs_and_deaths_do()
            throws Exception {
        System.out.println("Simulates two relays from seed " + seed);

        assertThat(violations(true)).as("by seed").isEmpty();
    }

    @Test
    void without_the_check_an_old_state_that_is_appended_late_stays_the_last_one() throws Exception {
        var violations = violations(false);

        assertThat(violations).isNotEmpty();
        assertThat(violations.values()).allSatisfy(found -> assertThat(found).contains("is published as"));
    }

    private Map<Long, String> violations(boolean isChecking) throws Exception {
        var violations = new TreeMap<Long, String>();
        for (long each = seed; each < seed + SCHEDULES; each++) {
            var found = new RelaySimulation(mongo.mongo(), each, isChecking).run();
            if (!found.isEmpty()) violations.put(each, found.toString());
        }
        return violations;
    }
}
