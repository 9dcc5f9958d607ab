package fr.spro.platform.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClients;
import fr.spro.platform.testing.Infrastructure;
import fr.spro.platform.testing.faults.StoreProxy;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.function.DoublePredicate;
import org.junit.jupiter.api.Test;

class ClockSkewTests {

    @Test
    void shows_how_far_the_clock_of_this_instance_is_from_the_stores() {
        for (int seconds : new int[] {-60, 60}) {
            awaitSkew(Duration.ofSeconds(seconds), skew -> Math.abs(skew - 60) < 20);
        }
    }

    @Test
    void shows_almost_nothing_when_the_clocks_agree() {
        awaitSkew(Duration.ZERO, skew -> skew > 0 && skew < 20);
    }

    private static void awaitSkew(Duration wrongBy, DoublePredicate expected) {
        var meters = new SimpleMeterRegistry();
        var settings = MongoClientSettings.builder()
                .applyConnectionString(new ConnectionString(Infrastructure.storeUri("skew")));
        StoreProxy.detectQuickly(settings);
        new ClockSkew(Clock.offset(Clock.systemUTC(), wrongBy), meters).configure(settings);
        try (var client = MongoClients.create(settings.build())) {
            var skew = meters.get("spro.clock.skew").gauge();
            assertThat(client).isNotNull();
            await().until(skew::value, expected::test);
        }
    }
}
