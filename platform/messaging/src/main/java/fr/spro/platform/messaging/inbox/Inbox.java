package fr.spro.platform.messaging.inbox;

import static fr.spro.platform.messaging.CloudEventHeaders.find;

import fr.spro.contracts.EntityRef;
import fr.spro.contracts.Service;
import fr.spro.contracts.Topic;
import fr.spro.platform.messaging.CloudEventHeaders;
import fr.spro.platform.messaging.Correlation;
import fr.spro.platform.messaging.work.BackgroundValue;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.util.Arrays;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.integration.IntegrationMessageHeaderAccessor;
import org.springframework.messaging.Message;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// Turns records of one topic into events for this service's use cases.
///
/// A record that cannot be read is dead-lettered with the reason. A type that this version does not know is
/// skipped, counted and noted: a version that knows it goes back, see `SkippedReplay`. If the receiver
/// throws, the record is retried, see `InboxErrors`.
public final class Inbox {

    private static final Logger LOG = LoggerFactory.getLogger(Inbox.class);

    private final Service service;
    private final KnownTypes known;
    private final SkippedTypes skippedTypes;
    private final MeterRegistry meters;

    public Inbox(Service service, KnownTypes known, SkippedTypes skippedTypes, MeterRegistry meters) {
        this.service = service;
        this.known = known;
        this.skippedTypes = skippedTypes;
        this.meters = meters;
    }

    /// A Spring Cloud Stream function that passes each event of the topic of `events` to `receiver`.
    public <E> Consumer<Message<?>> handling(Class<E> events, BiConsumer<E, Received> receiver) {
        return function(reader(events, null, receiver));
    }

    /// The same for a receiver that needs only some types: other records are skipped by their header.
    public <E> Consumer<Message<?>> handling(
            Class<E> events, Set<Class<? extends E>> needed, BiConsumer<E, Received> receiver) {
        return function(readerFor(needed, events, receiver));
    }

    /// The same for a compacted topic, where `tombstone` makes an event from the key of a tombstone.
    public <E> Consumer<Message<?>> handling(
            Class<E> events, Function<EntityRef, E> tombstone, BiConsumer<E, Received> receiver) {
        return function(reader(events, tombstone, receiver));
    }

    private static Consumer<Message<?>> function(Consumer<ConsumerRecord<?, ?>> reader) {
        return message -> {
            var record = message.getHeaders().get(IntegrationMessageHeaderAccessor.SOURCE_DATA, ConsumerRecord.class);
            if (record == null) throw new IllegalStateException("The binding does not pass the source record");
            reader.accept(record);
        };
    }

    public <E> Consumer<ConsumerRecord<?, ?>> reader(
            Class<E> events, @Nullable Function<EntityRef, E> tombstone, BiConsumer<E, Received> receiver) {
        return reader(events, tombstone, _ -> true, receiver);
    }

    <E> Consumer<ConsumerRecord<?, ?>> readerFor(
            Set<Class<? extends E>> needed, Class<E> events, BiConsumer<E, Received> receiver) {
        var types = needed.stream().map(Class::getSimpleName).collect(Collectors.toSet());
        return reader(events, null, types::contains, receiver);
    }

    private <E> Consumer<ConsumerRecord<?, ?>> reader(
            Class<E> events,
            @Nullable Function<EntityRef, E> tombstone,
            Predicate<String> isNeeded,
            BiConsumer<E, Received> receiver) {
        var topic = Arrays.stream(Topic.values())
                .filter(candidate -> candidate.events() == events)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No topic carries " + events));
        if (!topic.readers().contains(service)) {
            throw new IllegalStateException("%s is not among the readers of %s".formatted(service, topic));
        }
        var schemas = new Schemas(topic);
        var handled = meters.counter("spro.inbox.handled", "topic", topic.topicName());
        var skipped = meters.counter("spro.inbox.skipped", "topic", topic.topicName());
        Gauge.builder("spro.inbox.skipped.pending", BackgroundValue.of(() -> skippedTypes.count(topic)))
                .description("types per partition to which a newer version will go back")
                .tag("topic", topic.topicName())
                .register(meters);
        return record -> {
            var received = received(record, topic);
            var type = find(record, CloudEventHeaders.TYPE).orElseThrow();
            if (type.equals(CloudEventHeaders.HEARTBEAT)) return;
            if (record.value() == null) {
                if (tombstone == null) throw new Unreadable("no value, on a topic that is not compacted");
                accept(receiver, tombstone.apply(ref(received.subject())), "a tombstone", received);
                handled.increment();
            } else if (known.contains(topic, type)) {
                if (!isNeeded.test(type)) return;
                accept(receiver, read(record, events, type, schemas), type, received);
                handled.increment();
            } else {
                json(record);
                skippedTypes.note(record, type);
                skipped.increment();
            }
        };
    }

    private static EntityRef ref(String key) {
        try {
            return EntityRef.parse(key);
        } catch (IllegalArgumentException e) {
            throw new Unreadable("the key of a tombstone has no kind");
        }
    }

    private static <E> void accept(BiConsumer<E, Received> receiver, E event, String type, Received received) {
        Correlation.carrying(received.correlation(), () -> {
            LOG.info("Consumes {} of {}", type, received.subject());
            receiver.accept(event, received);
            return null;
        });
    }

    private static Received received(ConsumerRecord<?, ?> record, Topic topic) {
        for (var name : CloudEventHeaders.REQUIRED) {
            if (find(record, name).isEmpty()) throw new Unreadable("header %s is missing".formatted(name));
        }
        var source = find(record, CloudEventHeaders.SOURCE).orElseThrow();
        if (!source.equals("/" + topic.writer().serviceName())) {
            throw new Unreadable("%s does not publish on %s".formatted(source, topic.topicName()));
        }
        try {
            return new Received(
                    find(record, CloudEventHeaders.ID).orElseThrow(),
                    find(record, CloudEventHeaders.SUBJECT).orElseThrow(),
                    Long.parseLong(find(record, CloudEventHeaders.SEQUENCE).orElseThrow()),
                    find(record, CloudEventHeaders.TIME)
                            .map(Instant::parse)
                            .orElseGet(() -> Instant.ofEpochMilli(record.timestamp())),
                    find(record, CloudEventHeaders.CORRELATION));
        } catch (NumberFormatException | java.time.format.DateTimeParseException e) {
            throw new Unreadable("a header is malformed: " + e.getMessage());
        }
    }

    private static <E> E read(ConsumerRecord<?, ?> record, Class<E> events, String type, Schemas schemas) {
        var json = json(record);
        if (!type.equals(json.path("type").asString(""))) {
            throw new Unreadable("header %s says %s, the value does not".formatted(CloudEventHeaders.TYPE, type));
        }
        schemas.check(type, json);
        try {
            return CloudEventHeaders.JSON.treeToValue(json, events);
        } catch (JacksonException e) {
            throw new Unreadable("not a %s: %s".formatted(type, e.getClass().getSimpleName()));
        }
    }

    private static JsonNode json(ConsumerRecord<?, ?> record) {
        try {
            return CloudEventHeaders.JSON.readTree((byte[]) record.value());
        } catch (JacksonException e) {
            throw new Unreadable("not JSON");
        }
    }
}
