package fr.spro.platform.messaging.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BackgroundValueTests {

    private final CompletableFuture<Double> hanging = new CompletableFuture<>();
    private final AtomicInteger queries = new AtomicInteger();

    @AfterEach
    void respond() {
        hanging.complete(0.0);
    }

    @Test
    void is_the_present_value_while_the_store_responds() {
        var number = new AtomicInteger(1);
        var value = BackgroundValue.of(number::get);

        await().until(() -> value.get().intValue() == 1);
        number.set(2);
        await().until(() -> value.get().intValue() == 2);
    }

    @Test
    void a_query_that_hangs_delays_no_scrape_and_is_not_repeated_meanwhile() {
        var value = BackgroundValue.of(() -> {
            queries.incrementAndGet();
            return hanging.join();
        });

        assertThat(scrape(value)).succeedsWithin(Duration.ofSeconds(10)).isEqualTo(Double.NaN);
        assertThat(scrape(value)).succeedsWithin(Duration.ofSeconds(10)).isEqualTo(Double.NaN);
        assertThat(queries).hasValue(1);

        hanging.complete(7.0);
        await().until(() -> value.get().doubleValue() == 7);
    }

    @Test
    void a_gauge_that_queries_at_the_scrape_waits_for_the_store() {
        assertThat(scrape(hanging::join)).isNotDone();
    }

    @Test
    void is_the_latest_value_while_the_query_fails() {
        assertThat(afterAFailure(BackgroundValue.of(this::query))).isEqualTo(1);
    }

    @Test
    void is_not_a_number_when_the_latest_value_is_old() {
        assertThat(afterAFailure(BackgroundValue.of(this::query, Duration.ZERO)))
                .isNaN();
    }

    private double query() {
        if (queries.incrementAndGet() > 1) throw new IllegalStateException("the store is not available");
        return 1;
    }

    private double afterAFailure(BackgroundValue value) {
        await().until(() -> {
            value.get();
            return queries.get() > 2;
        });
        return value.get().doubleValue();
    }

    private static CompletableFuture<Double> scrape(Supplier<Number> value) {
        var gauge = Gauge.builder("value", value).register(new SimpleMeterRegistry());
        return CompletableFuture.supplyAsync(gauge::value, Thread::startVirtualThread);
    }
}
