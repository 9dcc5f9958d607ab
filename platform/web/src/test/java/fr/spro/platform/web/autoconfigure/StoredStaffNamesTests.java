package fr.spro.platform.web.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import fr.spro.platform.messaging.InMemoryMongo;
import fr.spro.platform.web.security.Staff;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// The names that colleagues read instead of accounts.
class StoredStaffNamesTests {

    private static final Instant NOW = Instant.parse("2027-11-19T08:30:00Z");

    private final InMemoryMongo mongo = new InMemoryMongo();
    private final StoredStaffNames names = at(NOW);

    @Test
    void knows_the_name_of_the_last_sign_in_and_else_the_account() {
        names.signedIn(staff("maelle", "Maëlle Kerjean"));
        names.signedIn(staff("maelle", "Maëlle Le Goff"));

        assertThat(names.of("maelle")).isEqualTo("Maëlle Le Goff");
        assertThat(names.of("loic")).isEqualTo("loic");
        assertThat(names.account("maëlle le goff")).contains("maelle");
        assertThat(names.account("Maëlle Kerjean")).isEmpty();
    }

    @Test
    void another_instance_knows_a_new_name_after_a_minute() {
        assertThat(names.of("maelle")).isEqualTo("maelle");
        at(NOW).signedIn(staff("maelle", "Maëlle"));

        assertThat(names.of("maelle")).as("read before").isEqualTo("maelle");
        assertThat(at(NOW.plus(Duration.ofMinutes(2))).of("maelle")).isEqualTo("Maëlle");
    }

    private StoredStaffNames at(Instant now) {
        return new StoredStaffNames(mongo.mongo(), Clock.fixed(now, ZoneOffset.UTC));
    }

    private static Staff staff(String account, String name) {
        return new Staff(account, name, Set.of("organiser"));
    }
}
