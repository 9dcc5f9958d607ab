package fr.spro.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import fr.spro.contracts.EntityRef.Kind;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class TopicTests {

    private static final String DAY = "86400000";
    private static final String TEN_YEARS = "315360000000";
    private static final Map.Entry<String, String> IN_SYNC = entry("min.insync.replicas", "2");

    /// Running clusters depend on them: a new name, key or number of partitions would separate new events
    /// from old ones.
    @Test
    void names_and_keys_are_stable() {
        assertThat(Topic.values())
                .extracting(topic -> topic.topicName() + " by " + topic.key())
                .containsExactly(
                        "registration.days by dayId",
                        "registration.registrations by registrationId",
                        "registration.directory by kind:id",
                        "registration.contacts by kind:id",
                        "branding.dispatches by dispatchId",
                        "survey.surveys by surveyId",
                        "survey.invitations by invitationId",
                        "notification.deliveries by notificationId");
        assertThat(Topic.PARTITIONS).isEqualTo(3);
    }

    @ParameterizedTest
    @EnumSource
    void a_topic_is_named_after_its_producer(Topic topic) {
        assertThat(topic.topicName()).startsWith(topic.writer().shortName() + ".");
        assertThat(topic.readers()).doesNotContain(topic.writer());
    }

    @ParameterizedTest
    @EnumSource
    void a_topic_is_found_by_its_name(Topic topic) {
        assertThat(Topic.named(topic.topicName())).isEqualTo(topic);
    }

    @Test
    void rejects_an_unknown_name() {
        assertThatThrownBy(() -> Topic.named("registration.nothing")).hasMessageContaining("registration.nothing");
    }

    @ParameterizedTest
    @MethodSource("eventTypes")
    void every_event_belongs_to_one_topic_and_contains_its_key(Class<?> eventType) {
        var topics = Arrays.stream(Topic.values())
                .filter(topic -> topic.eventTypes().contains(eventType))
                .toList();

        assertThat(topics).hasSize(1);
        var topic = topics.getFirst();
        var first = eventType.getRecordComponents()[0];
        if (topic.compacted()) {
            var idOfItsKind = topic.kinds().stream().map(kind -> kind.text() + "Id");
            assertThat(first.getType() == EntityRef.class || idOfItsKind.anyMatch(first.getName()::equals))
                    .isTrue();
        } else {
            assertThat(first.getName()).isEqualTo(topic.key());
        }
    }

    @Test
    void the_key_of_a_compacted_topic_names_the_kind() {
        assertThat(Topic.DIRECTORY.kinds()).containsExactlyInAnyOrder(Kind.GROUP, Kind.STRUCTURE);
        assertThat(Topic.CONTACTS.kinds()).containsExactlyInAnyOrder(Kind.REGISTRATION, Kind.COORDINATOR);
    }

    @Test
    void names_of_events_are_unique() {
        assertThat(eventTypes().map(Class::getSimpleName)).doesNotHaveDuplicates();
    }

    @Test
    void finds_the_topic_of_an_event_by_its_interface() {
        assertThat(Topic.of(new ContactEvent.ContactErased(EntityRef.registration("r-1"))))
                .isEqualTo(Topic.CONTACTS);
        assertThat(Topic.of(new DayEvent.Unknown())).isEqualTo(Topic.DAYS);
        assertThatThrownBy(() -> Topic.of("text")).hasMessageContaining("No topic carries");
    }

    @ParameterizedTest
    @EnumSource
    void unknown_is_never_published(Topic topic) {
        assertThat(topic.events().getPermittedSubclasses())
                .extracting(Class::getSimpleName)
                .contains("Unknown");
        assertThat(topic.eventTypes())
                .extracting(Class::getSimpleName)
                .isNotEmpty()
                .doesNotContain("Unknown");
    }

    @Test
    void directory_and_contacts_are_compacted_and_have_tombstones() {
        assertThat(Topic.values()).filteredOn(Topic::compacted).containsExactly(Topic.DIRECTORY, Topic.CONTACTS);
        assertThat(Topic.values())
                .filteredOn(topic -> topic.tombstone().isPresent())
                .containsExactly(Topic.DIRECTORY, Topic.CONTACTS);
        assertThat(settings(Topic.DIRECTORY))
                .containsOnly(IN_SYNC, entry("cleanup.policy", "compact"), entry("delete.retention.ms", TEN_YEARS));
    }

    @Test
    void erased_contacts_are_compacted_within_days() {
        assertThat(settings(Topic.CONTACTS))
                .containsOnly(
                        IN_SYNC,
                        entry("cleanup.policy", "compact"),
                        entry("max.compaction.lag.ms", DAY),
                        entry("segment.ms", DAY),
                        entry("delete.retention.ms", TEN_YEARS));
    }

    @ParameterizedTest
    @EnumSource(
            names = {"DIRECTORY", "CONTACTS"},
            mode = EnumSource.Mode.EXCLUDE)
    void event_topics_keep_their_records_for_ever(Topic topic) {
        assertThat(settings(topic))
                .containsOnly(IN_SYNC, entry("cleanup.policy", "delete"), entry("retention.ms", "-1"));
    }

    @Test
    void each_consumer_has_its_own_dead_letter_topic() {
        assertThat(Topic.DAYS.deadLetters(Service.SURVEY)).isEqualTo("registration.days.survey-service.dlt");
        assertThat(Topic.deadLetterSettings(Replication.THREE_BROKERS))
                .containsOnly(IN_SYNC, entry("cleanup.policy", "delete"), entry("retention.ms", "7776000000"));
    }

    @Test
    void two_of_three_copies_must_exist_and_one_broker_needs_one() {
        assertThat(Replication.THREE_BROKERS.replicas()).isEqualTo(3);
        assertThat(Replication.ONE_BROKER.replicas()).isEqualTo(1);
        assertThat(Topic.DAYS.settings(Replication.ONE_BROKER)).contains(entry("min.insync.replicas", "1"));
        assertThat(Topic.deadLetterSettings(Replication.ONE_BROKER)).contains(entry("min.insync.replicas", "1"));
    }

    private static Map<String, String> settings(Topic topic) {
        return topic.settings(Replication.THREE_BROKERS);
    }

    private static Stream<Class<?>> eventTypes() {
        return Arrays.stream(Topic.values()).flatMap(topic -> topic.eventTypes().stream());
    }
}
