package fr.spro.platform.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fr.spro.contracts.DispatchEvent;
import fr.spro.contracts.Service;
import fr.spro.contracts.Topic;
import fr.spro.platform.messaging.inbox.Inbox;
import fr.spro.platform.messaging.inbox.InboxErrors;
import fr.spro.platform.messaging.indexes.Indexes;
import fr.spro.platform.messaging.outbox.CloudEventRecords;
import fr.spro.platform.messaging.outbox.OutboxEntry;
import fr.spro.platform.messaging.work.StartupTasks;
import fr.spro.platform.testing.EmbeddedBroker;
import fr.spro.platform.testing.EmbeddedStore;
import fr.spro.platform.testing.FreePort;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.health.actuate.endpoint.HealthEndpoint;
import org.springframework.boot.health.contributor.Status;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.data.domain.Sort.Direction;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.kafka.core.KafkaOperations;
import org.springframework.messaging.Message;

/// A service without broker and store starts, reports that it is not ready, and becomes ready when they are
/// reachable.
class StartWithoutServersTests {

    private final List<AutoCloseable> servers = new ArrayList<>();

    @SpringBootConfiguration
    @EnableAutoConfiguration
    static class Reader {

        private final List<String> consumed = new CopyOnWriteArrayList<>();
        private final KafkaOperations<String, byte @Nullable []> kafka;

        Reader(KafkaOperations<String, byte @Nullable []> kafka) {
            this.kafka = kafka;
        }

        @Bean
        Indexes parcelIndexes() {
            return Indexes.on("parcels", new Index("day", Direction.ASC));
        }

        @Bean
        Consumer<Message<?>> dispatches(Inbox inbox) {
            return inbox.handling(DispatchEvent.class, (event, received) -> consumed.add(received.subject()));
        }
    }

    @Test
    void starts_without_broker_and_store_and_becomes_ready_when_they_are_reachable(@TempDir Path files)
            throws Exception {
        var store = new InetSocketAddress("127.0.0.1", FreePort.next());
        var broker = FreePort.next();
        var service = start(store.getPort(), broker);
        try {
            var tasks = service.getBean(StartupTasks.class);
            var health = service.getBean(HealthEndpoint.class);

            assertThat(tasks.failures()).containsOnlyKeys("store", "kafka");
            assertThat(readiness(health)).isEqualTo(Status.OUT_OF_SERVICE);

            servers.add(EmbeddedStore.onFile(files.resolve("store.mv"), store, 16));
            await().untilAsserted(() -> assertThat(tasks.failures()).containsOnlyKeys("kafka"));

            servers.add(EmbeddedBroker.start(files.resolve("broker"), broker, FreePort.next()));
            await().until(() -> readiness(health).equals(Status.UP));
            await().untilAsserted(() -> assertThat(service.getBean(MongoOperations.class)
                            .indexOps("parcels")
                            .getIndexInfo())
                    .hasSize(2));
            var reader = service.getBean(Reader.class);
            send(reader, "p-1");
            await().untilAsserted(() -> assertThat(reader.consumed).containsExactly("p-1"));
            sendUnreadable(reader, "p-1");
            send(reader, "p-1");
            await().untilAsserted(() -> assertThat(reader.consumed).containsExactly("p-1", "p-1"));
            assertThat(Records.all("127.0.0.1:" + broker, Topic.DISPATCHES.deadLetters(Service.NOTIFICATION)))
                    .extracting(letter -> Records.header(letter, InboxErrors.REASON))
                    .containsExactly("header ce_id is missing");
            assertThat(service.getBean(MeterRegistry.class)
                            .get("kafka.producer.record.send.total")
                            .functionCounter()
                            .count())
                    .isPositive();
        } finally {
            service.close();
        }
    }

    @AfterEach
    void stop() throws Exception {
        for (var server : servers.reversed()) server.close();
    }

    private static ConfigurableApplicationContext start(int store, int broker) {
        return new SpringApplicationBuilder(Reader.class)
                .web(WebApplicationType.NONE)
                .properties(Map.of(
                        "spring.application.name", "notification-service",
                        "spring.main.banner-mode", "off",
                        "spring.kafka.bootstrap-servers", "127.0.0.1:" + broker,
                        "spring.mongodb.uri", "mongodb://127.0.0.1:%d/start".formatted(store),
                        "spring.cloud.function.definition", "dispatches",
                        "spring.cloud.stream.bindings.dispatches-in-0.destination", "branding.dispatches",
                        "spro.topics.create", "true",
                        "spro.topics.timeout", "2s",
                        "spro.limits.operation", "2s"))
                .run();
    }

    private static Status readiness(HealthEndpoint health) {
        return health.healthForPath("readiness").getStatus();
    }

    private static void send(Reader service, String id) {
        var event = Parcel.event(id, 1);
        var payload = CloudEventHeaders.JSON.writerFor(DispatchEvent.class).writeValueAsString(event);
        var entry = new OutboxEntry(
                1, Topic.DISPATCHES, event.getClass().getSimpleName(), payload, Instant.EPOCH, "test", null);
        service.kafka
                .send(new CloudEventRecords(Service.BRANDING, "parcel").event(id, entry))
                .join();
    }

    private static void sendUnreadable(Reader service, String id) {
        service.kafka.send(Topic.DISPATCHES.topicName(), id, new byte[0]).join();
    }
}
