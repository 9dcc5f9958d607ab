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

/// The one table of topics. Whatever makes, reads or checks a topic (a service, compose, Kubernetes) goes by it.
///
/// A fact topic carries no personal data and is kept for ever, so that any projection can be rebuilt from it; a state
/// topic is compacted to the last record of each key.
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

    /// Enough for one consumer of each partition at some thousand events a day; more would only cost start-up time.
    public static final int PARTITIONS = 3;

    /// How long a dead letter waits for somebody to look at it.
    public static final Duration DEAD_LETTER_RETENTION = Duration.ofDays(90);

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

    /// What the record key means: on a fact topic the id of the aggregate, on a compacted topic an `EntityRef`, so that
    /// two things of one id have records of their own.
    public String key() {
        return key;
    }

    /// Of what kinds the keys of a compacted topic are; none for fact topics.
    public Set<EntityRef.Kind> kinds() {
        return kinds;
    }

    /// The sealed interface of everything that is told here.
    public Class<?> events() {
        return events;
    }

    /// The records that are told here; without `Unknown`, which nobody tells.
    public List<Class<?>> facts() {
        return Arrays.stream(events.getPermittedSubclasses())
                .filter(fact -> !fact.getSimpleName().equals("Unknown"))
                .toList();
    }

    /// The fact that a record without a value stands for; on compacted topics only.
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

    /// Compacted: each record is the whole present state of its key, a tombstone says that it is no more.
    public boolean compacted() {
        return !kinds.isEmpty();
    }

    /// The only topic on which names and e-mail addresses of people travel.
    public boolean personal() {
        return this == CONTACTS;
    }

    /// The topic for what `reader` could not read or handle.
    public String deadLetters(Service reader) {
        return topicName + "." + reader.serviceName() + ".dlt";
    }

    /// Kafka's settings of this topic beside its partitions.
    public Map<String, String> settings() {
        var settings = new TreeMap<String, String>();
        if (compacted()) {
            settings.put("cleanup.policy", "compact");
        } else {
            settings.put("cleanup.policy", "delete");
            settings.put("retention.ms", "-1");
        }
        if (personal()) {
            var day = String.valueOf(Duration.ofHours(24).toMillis());
            settings.put("max.compaction.lag.ms", day);
            settings.put("segment.ms", day);
            settings.put("delete.retention.ms", day);
        }
        return settings;
    }

    /// Kafka's settings of a topic of dead letters.
    public static Map<String, String> deadLetterSettings() {
        return new TreeMap<>(
                Map.of("cleanup.policy", "delete", "retention.ms", String.valueOf(DEAD_LETTER_RETENTION.toMillis())));
    }

    /// The topic that carries this fact.
    ///
    /// @throws IllegalArgumentException if the fact belongs to no topic
    public static Topic of(Object event) {
        return Arrays.stream(values())
                .filter(topic -> topic.events.isInstance(event))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No topic carries " + event.getClass()));
    }

    /// The topic of this name on Kafka.
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
