package fr.spro.notification;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.resilience4j.bulkhead.BulkheadRegistry;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.ratelimiter.RateLimiterRegistry;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/// The settings of `application.yaml` for what goes to the mail server.
class LimitsTests extends RunningService {

    @Autowired
    BulkheadRegistry bulkheads;

    @Autowired
    RateLimiterRegistry rates;

    @Autowired
    CircuitBreakerRegistry circuits;

    @Autowired
    MeterRegistry meters;

    @Test
    void workers_rates_and_circuit_are_those_of_the_settings_and_metrics() {
        assertThat(bulkheads.bulkhead("prompt").getBulkheadConfig().getMaxConcurrentCalls())
                .isEqualTo(4);
        assertThat(bulkheads.bulkhead("bulk").getBulkheadConfig().getMaxConcurrentCalls())
                .isEqualTo(2);
        assertThat(rates.rateLimiter("prompt").getRateLimiterConfig().getLimitForPeriod())
                .isEqualTo(1000);
        assertThat(rates.rateLimiter("bulk").getRateLimiterConfig().getLimitForPeriod())
                .isEqualTo(20);
        assertThat(circuits.circuitBreaker("mail-server").getCircuitBreakerConfig())
                .satisfies(circuit -> assertThat(circuit.getSlidingWindowSize()).isEqualTo(5))
                .satisfies(circuit -> assertThat(circuit.isAutomaticTransitionFromOpenToHalfOpenEnabled())
                        .isTrue())
                .satisfies(circuit -> assertThat(
                                circuit.getWaitIntervalFunctionInOpenState().apply(1))
                        .isEqualTo(Duration.ofSeconds(15).toMillis()));
        assertThat(meters.get("resilience4j.circuitbreaker.state")
                        .tag("name", "mail-server")
                        .gauges())
                .isNotEmpty();
        assertThat(meters.get("resilience4j.bulkhead.available.concurrent.calls")
                        .gauges())
                .extracting(gauge -> gauge.getId().getTag("name"))
                .contains("prompt", "bulk");
    }
}
