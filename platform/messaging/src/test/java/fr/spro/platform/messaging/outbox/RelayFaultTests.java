package fr.spro.platform.messaging.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fr.spro.contracts.Topic;
import fr.spro.platform.messaging.CloudEventHeaders;
import fr.spro.platform.messaging.Faults;
import fr.spro.platform.messaging.Parcel;
import fr.spro.platform.messaging.Parcel.ParcelId;
import fr.spro.platform.messaging.Plain;
import fr.spro.platform.messaging.Records;
import fr.spro.platform.testing.Infrastructure;
import fr.spro.platform.testing.faults.StoreFault;
import fr.spro.platform.testing.faults.StoreFault.StoreError;
import fr.spro.platform.testing.faults.StoreProxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Guarantees 1 and 2: commands and relay through all faults of the store.
class RelayFaultTests {

    private static final int STEPS = 3;

    private final StoreProxy proxy = StoreProxy.before(Infrastructure.storeUri("faults"));

    @Test
    void guarantee_2_no_fault_of_the_store_loses_repeats_or_reorders_an_event() {
        Records.createTopics(Topic.DISPATCHES.topicName());
        var faults = StoreFault.all();
        faults.put("flap", StoreFault.flap(3));
        var expected = new TreeMap<String, List<Integer>>();
        try (proxy;
                var plain = Plain.behind(proxy, Infrastructure.fresh("faults"), Duration.ofSeconds(5))
                        .relaying()) {
            var parcels = plain.stores().of(Parcel.class);
            for (var fault : faults.entrySet()) {
                var id = Infrastructure.fresh(fault.getKey().replace(' ', '-'));
                untilAcknowledged(() -> parcels.insert(Parcel.begin(id)));
                proxy.fail(fault.getValue());
                var client = CompletableFuture.runAsync(() -> steps(parcels, id));
                await(fault.getKey()).until(() -> proxy.contacts() > 2 * STEPS);

                proxy.heal();

                client.join();
                expected.put(id, IntStream.rangeClosed(1, STEPS).boxed().toList());
            }

            await().untilAsserted(() -> assertThat(published(expected)).isEqualTo(expected));
            await().untilAsserted(() -> assertThat(
                            plain.mongo().getCollection("parcel").find().map(parcel -> parcel.get("pendingSince")))
                    .containsOnlyNulls());
        }
    }

    @Test
    void a_command_that_is_not_idempotent_is_repeated() {
        var id = Infrastructure.fresh("p");
        try (proxy;
                var plain = Plain.behind(proxy, Infrastructure.fresh("faults"), Duration.ofSeconds(5))) {
            var parcels = plain.stores().of(Parcel.class);
            untilAcknowledged(() -> parcels.insert(Parcel.begin(id)));
            proxy.fail(StoreFault.writeConcernError(StoreError.WRITE_CONCERN_FAILED));
            var client = CompletableFuture.runAsync(
                    () -> untilAcknowledged(() -> parcels.change(new ParcelId(id), Parcel::next)));
            await().until(() -> proxy.commands() > 2 * STEPS);
            proxy.heal();
            client.join();

            assertThat(parcels.get(new ParcelId(id)).steps()).isGreaterThan(2);
        }
    }

    /// A client that repeats its command until it is acknowledged.
    private static void untilAcknowledged(Runnable command) {
        while (true) {
            try {
                command.run();
                return;
            } catch (RuntimeException e) {
                assertThat(e).matches(Faults::isTemporary, "is temporary");
            }
        }
    }

    private static void steps(Store<Parcel> parcels, String id) {
        IntStream.rangeClosed(2, STEPS)
                .forEach(number ->
                        untilAcknowledged(() -> parcels.change(new ParcelId(id), parcel -> parcel.step(number))));
    }

    /// The steps of each parcel in the order of the first copies of their events.
    private static Map<String, List<Integer>> published(Map<String, ?> ids) {
        var events = new TreeMap<String, List<Integer>>();
        for (var record : Records.all(Topic.DISPATCHES.topicName())) {
            if (!ids.containsKey(record.key())) continue;
            var steps = events.computeIfAbsent(record.key(), _ -> new ArrayList<>());
            var step = Integer.valueOf(Records.header(record, CloudEventHeaders.SEQUENCE));
            if (!steps.contains(step)) steps.add(step);
        }
        return events;
    }
}
