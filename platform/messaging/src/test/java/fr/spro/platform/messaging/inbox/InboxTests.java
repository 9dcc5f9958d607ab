package fr.spro.platform.messaging.inbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import fr.spro.contracts.DispatchEvent;
import fr.spro.contracts.DispatchEvent.DispatchShipped;
import fr.spro.contracts.Service;
import fr.spro.platform.messaging.CloudEventHeaders;
import fr.spro.platform.messaging.Effect;
import fr.spro.platform.messaging.Parcel;
import fr.spro.platform.messaging.Plain;
import fr.spro.platform.messaging.PlainService;
import fr.spro.platform.messaging.Unavailable;
import fr.spro.platform.testing.Infrastructure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Guarantees 3 and 4: an event that is read several times has its effect once; what an inbox skips,
/// and what it waits for.
class InboxTests extends InboxTest {

    @Test
    void guarantee_3_every_event_three_times_and_out_of_order_has_each_effect_once() {
        var deliveries = new ArrayList<Integer>();
        for (int i = 0; i < 3; i++)
            deliveries.addAll(IntStream.rangeClosed(1, 20).boxed().toList());
        Collections.shuffle(deliveries, new Random(7));
        var effects = plain.stores().of(Effect.class);

        deliveries.forEach(number -> send(event(number)));
        listen((event, received) -> {
            PlainService.take(effects, event, received);
            handled.add(Parcel.number(event));
        });

        await().untilAsserted(() -> assertThat(handled).hasSize(60));
        assertThat(plain.mongo().findAll(Effect.class))
                .filteredOn(effect -> effect.subject().equals(id))
                .hasSize(20);
    }

    @Test
    void an_effect_without_a_natural_key_is_repeated() {
        var effects = plain.stores().of(Effect.class);

        for (int i = 0; i < 3; i++) send(event(1));
        listen((event, received) -> {
            var broken = new Received(
                    Infrastructure.fresh("random"),
                    received.subject(),
                    received.sequence(),
                    received.time(),
                    received.correlation());
            PlainService.take(effects, event, broken);
        });

        await().untilAsserted(() -> assertThat(plain.mongo().findAll(Effect.class))
                .filteredOn(effect -> effect.subject().equals(id))
                .hasSize(3));
    }

    @Test
    void guarantee_3_replaying_the_whole_topic_twice_changes_nothing() {
        var effects = plain.stores().of(Effect.class);
        for (int number = 1; number <= 5; number++) send(event(number));

        for (int round = 1; round <= 3; round++) {
            handled.clear();
            var container =
                    plain.listen(TOPIC, Infrastructure.fresh("reader"), Plain.READER, reader((event, received) -> {
                        PlainService.take(effects, event, received);
                        if (received.subject().equals(id)) handled.add(Parcel.number(event));
                    })::accept);
            await().untilAsserted(() -> assertThat(handled).containsExactly(1, 2, 3, 4, 5));
            container.stop();
        }

        assertThat(plain.mongo().findAll(Effect.class))
                .filteredOn(effect -> effect.subject().equals(id))
                .hasSize(5);
    }

    @Test
    void guarantee_4_a_type_that_this_version_does_not_know_is_skipped_and_counted() {
        send(with(
                replaced(event(1), CloudEventHeaders.TYPE, "DispatchReturned"),
                "{\"type\":\"DispatchReturned\"}".getBytes(UTF_8)));
        send(event(2));

        listen((event, _) -> handled.add(Parcel.number(event)));

        await().untilAsserted(() -> assertThat(handled).containsExactly(2));
        assertThat(plain.meters.get("spro.inbox.skipped").counter().count()).isGreaterThanOrEqualTo(1);
        assertThat(reasons(DEAD_LETTERS)).isEmpty();
    }

    @Test
    void guarantee_4_waits_for_unavailable_infrastructure() {
        var tries = new AtomicInteger();
        send(event(1));
        send(event(2));

        listen((event, _) -> {
            if (tries.incrementAndGet() <= 3) throw new Away();
            handled.add(Parcel.number(event));
        });

        await().untilAsserted(() -> assertThat(handled).containsExactly(1, 2));
        assertThat(reasons(DEAD_LETTERS)).isEmpty();
    }

    @Test
    void skips_a_type_that_the_receiver_does_not_need_without_reading_its_value() {
        var inbox = plain.inbox(Plain.READER)
                .readerFor(Set.of(DispatchShipped.class), DispatchEvent.class, (_, _) -> handled.add(1));
        var all = plain.inbox(Plain.READER).reader(DispatchEvent.class, null, (_, _) -> handled.add(1));
        var unreadable = received(with(event(1), "not JSON".getBytes(UTF_8)));

        inbox.accept(unreadable);

        assertThat(handled).isEmpty();
        assertThatThrownBy(() -> all.accept(unreadable)).isInstanceOf(Unreadable.class);
    }

    @Test
    void a_service_that_is_no_reader_of_a_topic_cannot_listen_to_it() {
        var inbox = plain.inbox(Service.SURVEY);

        assertThatThrownBy(() -> inbox.reader(DispatchEvent.class, null, (_, _) -> {}))
                .hasMessageContaining("not among the readers");
    }

    private static final class Away extends RuntimeException implements Unavailable {
        private static final long serialVersionUID = 1L;

        @Override
        public Duration retryAfter() {
            return Duration.ofSeconds(1);
        }
    }
}
