package fr.spro.platform.messaging.work;

import static org.assertj.core.api.Assertions.assertThat;

import fr.spro.platform.messaging.InMemoryMongo;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class LeaseTests {

    private static final Instant NOW = Instant.parse("2026-11-29T08:00:00Z");

    private final InMemoryMongo mongo = new InMemoryMongo();

    @Test
    void is_renewed_by_its_owner_and_denied_to_others_until_it_ends() {
        var one = lease(NOW);

        assertThat(one.take()).isTrue();
        assertThat(one.take()).isTrue();
        assertThat(lease(NOW.plusSeconds(60)).take()).isFalse();
        assertThat(lease(NOW.plusSeconds(61)).take()).isTrue();
        assertThat(one.take()).as("by the first owner, whose clock is late").isFalse();
    }

    private Lease lease(Instant now) {
        return new Lease(mongo.mongo(), "job", Duration.ofSeconds(60), Clock.fixed(now, ZoneOffset.UTC));
    }
}
