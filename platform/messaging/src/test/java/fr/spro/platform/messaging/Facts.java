package fr.spro.platform.messaging;

import fr.spro.contracts.EntityRef;
import fr.spro.contracts.Samples;
import fr.spro.contracts.Service;
import fr.spro.contracts.Topic;
import fr.spro.platform.messaging.inbox.InboxErrors;
import fr.spro.platform.messaging.inbox.Schemas;
import fr.spro.platform.messaging.outbox.CloudEventRecords;
import fr.spro.platform.messaging.outbox.OutboxEntry;
import fr.spro.platform.testing.Infrastructure;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/// For the tests of a service: publishes events as other services would, and reads what the service
/// published.
public final class Facts {

    private static final KafkaProducer<String, byte @Nullable []> PRODUCER = new KafkaProducer<>(
            Map.of("bootstrap.servers", Infrastructure.brokers()), new StringSerializer(), new ByteArraySerializer());
    private static final Map<Topic, Schemas> SCHEMAS = new ConcurrentHashMap<>();

    private Facts() {}

    /// Publishes an event about `key` on its topic. The same sequence means a duplicate of the same event.
    public static void publish(String key, long sequence, Object event) {
        publish(key, sequence, event, Instant.now());
    }

    /// Publishes an event that happened at this time.
    public static void publish(String key, long sequence, Object event, Instant time) {
        var topic = Topic.of(event);
        if (topic.compacted()) throw new IllegalArgumentException("The key of %s has a kind".formatted(topic));
        var payload = CloudEventHeaders.JSON.writerFor(topic.events()).writeValueAsString(event);
        var type = event.getClass().getSimpleName();
        var entry = new OutboxEntry(sequence, topic, type, payload, time, "test", null);
        send(new CloudEventRecords(topic.writer(), "test").event(key, entry));
    }

    /// The same on a compacted topic.
    public static void publish(EntityRef key, long sequence, Object event) {
        send(new CloudEventRecords(Topic.of(event).writer(), "test")
                .state(key, marker(Topic.of(event), sequence), Optional.of(event)));
    }

    /// Publishes the tombstone of a key on a compacted topic.
    public static void publishTombstone(Topic topic, EntityRef key, long sequence) {
        send(new CloudEventRecords(topic.writer(), "test").state(key, marker(topic, sequence), Optional.empty()));
    }

    private static OutboxEntry marker(Topic topic, long sequence) {
        return new OutboxEntry(sequence, topic, null, null, Instant.now(), "test", null);
    }

    /// One record of a topic.
    ///
    /// @param id of the event, the same in duplicates
    /// @param fact null if it is a tombstone
    public record PublishedRecord(
            String key, String id, long sequence, @Nullable Object fact) {

        static List<PublishedRecord> of(Topic topic, List<ConsumerRecord<String, byte @Nullable []>> records) {
            return records.stream()
                    .filter(record ->
                            !Records.header(record, CloudEventHeaders.TYPE).equals(CloudEventHeaders.HEARTBEAT))
                    .map(record -> new PublishedRecord(
                            record.key(),
                            Records.header(record, CloudEventHeaders.ID),
                            Long.parseLong(Records.header(record, CloudEventHeaders.SEQUENCE)),
                            record.value() == null ? null : fact(record, topic)))
                    .toList();
        }

        private static Object fact(ConsumerRecord<String, byte @Nullable []> record, Topic topic) {
            var json = CloudEventHeaders.JSON.readTree(record.value());
            SCHEMAS.computeIfAbsent(topic, Schemas::new).check(Records.header(record, CloudEventHeaders.TYPE), json);
            return CloudEventHeaders.JSON.treeToValue(json, topic.events());
        }
    }

    /// All records of the topic, in order per key, validated against their schemas.
    public static List<PublishedRecord> all(Topic topic) {
        return PublishedRecord.of(topic, Records.all(topic.topicName()));
    }

    /// All events published about this key so far, validated against their schemas, without tombstones.
    public static List<Object> published(Topic topic, String key) {
        if (topic.compacted()) throw new IllegalArgumentException("The key of %s has a kind".formatted(topic));
        return facts(topic, key);
    }

    /// The same on a compacted topic.
    public static List<Object> published(Topic topic, EntityRef key) {
        return facts(topic, key.toString());
    }

    private static List<Object> facts(Topic topic, String key) {
        return Records.all(topic, key).stream()
                .filter(record -> record.value() != null)
                .map(record -> PublishedRecord.fact(record, topic))
                .toList();
    }

    /// The same without repetitions: on a compacted topic a state may be published again (guarantee 2).
    public static List<Object> publishedOnce(Topic topic, EntityRef key) {
        return published(topic, key).stream().distinct().toList();
    }

    /// Whether the last record of this key is a tombstone.
    public static boolean isErased(Topic topic, EntityRef key) {
        var records = Records.all(topic, key.toString());
        return !records.isEmpty() && records.getLast().value() == null;
    }

    /// Publishes every approved sample of the topic except tombstones, each about a new key.
    public static void publishSamples(Topic topic) {
        for (var sample : Samples.of(topic)) {
            if (topic.tombstone().filter(sample.eventType()::equals).isPresent()) continue;
            var type = sample.eventType().getSimpleName();
            var entry = new OutboxEntry(1, topic, type, sample.json(), Instant.now(), "test", null);
            send(new CloudEventRecords(topic.writer(), "sample").event(Infrastructure.fresh("sample"), entry));
        }
    }

    /// Whether the reader has acknowledged all records of the topic.
    public static boolean isRead(Topic topic, Service reader) {
        try (var admin = Admin.create(Map.<String, Object>of("bootstrap.servers", Infrastructure.brokers()))) {
            var read = admin.listConsumerGroupOffsets(topic.group(reader))
                    .partitionsToOffsetAndMetadata()
                    .get();
            return Records.all(topic.topicName()).stream().allMatch(record -> {
                var committed = read.get(new TopicPartition(record.topic(), record.partition()));
                return committed != null && committed.offset() > record.offset();
            });
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    /// The reason of each dead letter of the reader for the topic.
    public static List<String> deadLetters(Topic topic, Service reader) {
        return Records.all(topic.deadLetters(reader)).stream()
                .map(record -> Records.header(record, InboxErrors.REASON))
                .toList();
    }

    private static void send(ProducerRecord<String, byte @Nullable []> record) {
        try {
            PRODUCER.send(record).get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }
}
