package fr.spro.contracts;

import static fr.spro.contracts.EntityRef.Kind.COORDINATOR;
import static fr.spro.contracts.EntityRef.Kind.GROUP;
import static fr.spro.contracts.EntityRef.Kind.REGISTRATION;
import static fr.spro.contracts.EntityRef.Kind.STRUCTURE;
import static fr.spro.contracts.Service.BRANDING;
import static fr.spro.contracts.Service.NOTIFICATION;
import static fr.spro.contracts.Service.SURVEY;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// The single definition of all topics, for services, compose and Kubernetes.
///
/// An event topic carries no personal data and is kept for ever, so that any projection can be rebuilt from
/// it; a state topic is compacted to the last record of each key.
public enum Topic {
    DAYS("registration.days", "dayId", DayEvent.class, Service.REGISTRATION, Set.of(BRANDING, SURVEY, NOTIFICATION)),
    REGISTRATIONS(
            "registration.registrations",
            "registrationId",
            RegistrationEvent.class,
            Service.REGISTRATION,
            Set.of(BRANDING, SURVEY, NOTIFICATION)),
    DIRECTORY(
            "registration.directory",
            "kind:id",
            DirectoryEvent.class,
            Service.REGISTRATION,
            Set.of(BRANDING, NOTIFICATION),
            GROUP,
            STRUCTURE),
    CONTACTS(
            "registration.contacts",
            "kind:id",
            ContactEvent.class,
            Service.REGISTRATION,
            Set.of(NOTIFICATION),
            REGISTRATION,
            COORDINATOR),
    DISPATCHES("branding.dispatches", "dispatchId", DispatchEvent.class, BRANDING, Set.of(NOTIFICATION)),
    SURVEYS("survey.surveys", "surveyId", SurveyEvent.class, SURVEY, Set.of()),
    INVITATIONS("survey.invitations", "invitationId", InvitationEvent.class, SURVEY, Set.of(NOTIFICATION)),
    DELIVERIES(
            "notification.deliveries",
            "notificationId",
            DeliveryEvent.class,
            NOTIFICATION,
            Set.of(Service.REGISTRATION));

    /// One consumer per partition suffices for some thousand events a day; more would only cost start-up
    /// time. It never grows: keys would move to other partitions, so that a compacted topic would keep two
    /// last records of a key, and a replay would mix up the events of an aggregate.
    public static final int PARTITIONS = 3;

    /// The retention of dead letters.
    public static final Duration DEAD_LETTER_RETENTION = Duration.ofDays(90);

    /// How long a tombstone stays: longer than any consumer is away, and it carries only an id.
    public static final Duration TOMBSTONE_RETENTION = Duration.ofDays(3650);

    /// How long the brokers remember the position of a consumer that is away, longer than any planned
    /// absence; without it the consumer would handle all events again. The value of the broker's
    /// `offsets.retention.minutes`.
    public static final Duration OFFSETS_RETENTION = Duration.ofDays(90);

    /// The end of the name of a dead-letter topic.
    public static final String DEAD_LETTERS = ".dlt";

    private static final String IN_SYNC = "min.insync.replicas";

    private static final Map<String, Topic> BY_NAME = new TreeMap<>();

    static {
        for (var topic : values()) {
            BY_NAME.put(topic.topicName, topic);
        }
    }

    private final String topicName;
    private final String key;
    private final Class<?> events;
    private final Service writer;
    private final Set<Service> readers;
    private final Set<EntityRef.Kind> kinds;

    Topic(
            String topicName,
            String key,
            Class<?> events,
            Service writer,
            Set<Service> readers,
            EntityRef.Kind... kinds) {
        this.topicName = topicName;
        this.key = key;
        this.events = events;
        this.writer = writer;
        this.readers = readers;
        this.kinds = Set.of(kinds);
    }

    /// The name on Kafka.
    public String topicName() {
        return topicName;
    }

    /// The meaning of the record key: the id of the aggregate, on a compacted topic an `EntityRef`, so that
    /// two kinds with the same id do not overwrite each other.
    public String key() {
        return key;
    }

    /// The kinds of the keys of a compacted topic; empty for event topics.
    public Set<EntityRef.Kind> kinds() {
        return kinds;
    }

    /// The sealed interface of the events on this topic.
    public Class<?> events() {
        return events;
    }

    /// The events on this topic, without `Unknown`, which is never published.
    public List<Class<?>> eventTypes() {
        return Arrays.stream(events.getPermittedSubclasses())
                .filter(eventType -> !eventType.getSimpleName().equals("Unknown"))
                .toList();
    }

    /// The event that represents a tombstone; on compacted topics only.
    public Optional<Class<?>> tombstone() {
        return switch (this) {
            case DIRECTORY -> Optional.of(DirectoryEvent.EntryRemoved.class);
            case CONTACTS -> Optional.of(ContactEvent.ContactErased.class);
            case DAYS, REGISTRATIONS, DISPATCHES, SURVEYS, INVITATIONS, DELIVERIES -> Optional.empty();
        };
    }

    public Service writer() {
        return writer;
    }

    public Set<Service> readers() {
        return readers;
    }

    /// Compacted: each record is the whole current state of its key, a tombstone deletes it.
    public boolean compacted() {
        return !kinds.isEmpty();
    }

    /// Whether the topic carries names and e-mail addresses of people; only one does.
    public boolean personal() {
        return this == CONTACTS;
    }

    /// The dead-letter topic of `reader`.
    public String deadLetters(Service reader) {
        return topicName + "." + reader.serviceName() + DEAD_LETTERS;
    }

    /// The consumer group of `reader`: one for each topic, so that a consumer of one topic that waits
    /// delays no consumer of another while an instance joins.
    public String group(Service reader) {
        return reader.serviceName() + "." + topicName;
    }

    /// The group that consumes nothing: its positions in the dead-letter topics of `reader` are how far
    /// operators are with them.
    public static String deadLetterGroup(Service reader) {
        return reader.serviceName() + ".dead-letters";
    }

    /// The Kafka configuration of this topic.
    public Map<String, String> settings(Replication replication) {
        var settings = new TreeMap<String, String>();
        settings.put(IN_SYNC, String.valueOf(replication.inSync()));
        if (compacted()) {
            settings.put("cleanup.policy", "compact");
            settings.put("delete.retention.ms", String.valueOf(TOMBSTONE_RETENTION.toMillis()));
        } else {
            settings.put("cleanup.policy", "delete");
            settings.put("retention.ms", "-1");
        }
        if (personal()) {
            var day = String.valueOf(Duration.ofHours(24).toMillis());
            settings.put("max.compaction.lag.ms", day);
            settings.put("segment.ms", day);
        }
        return settings;
    }

    /// The Kafka configuration of dead-letter topics.
    public static Map<String, String> deadLetterSettings(Replication replication) {
        return new TreeMap<>(Map.of(
                "cleanup.policy",
                "delete",
                "retention.ms",
                String.valueOf(DEAD_LETTER_RETENTION.toMillis()),
                IN_SYNC,
                String.valueOf(replication.inSync())));
    }

    /// The topic of this event.
    ///
    /// @throws IllegalArgumentException if the event belongs to no topic
    public static Topic of(Object event) {
        return Arrays.stream(values())
                .filter(topic -> topic.events.isInstance(event))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No topic carries " + event.getClass()));
    }

    /// The topic with this Kafka name.
    ///
    /// @throws IllegalArgumentException if there is none
    public static Topic named(String topicName) {
        var topic = BY_NAME.get(topicName);
        if (topic == null) {
            throw new IllegalArgumentException("No topic is named " + topicName);
        }
        return topic;
    }
}
