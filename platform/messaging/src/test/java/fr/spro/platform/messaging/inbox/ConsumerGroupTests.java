package fr.spro.platform.messaging.inbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fr.spro.contracts.DayEvent;
import fr.spro.contracts.RegistrationEvent;
import fr.spro.contracts.Samples;
import fr.spro.contracts.Service;
import fr.spro.contracts.Topic;
import fr.spro.platform.messaging.CloudEventHeaders;
import fr.spro.platform.messaging.Facts;
import fr.spro.platform.testing.Infrastructure;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.RangeAssignor;
import org.apache.kafka.common.GroupState;
import org.apache.kafka.common.utils.Utils;
import org.awaitility.core.ConditionTimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.messaging.Message;

/// While the consumer of one partition waits and a second instance joins, all other partitions are handled,
/// those of the same topic too.
@Order(4)
class ConsumerGroupTests {

    private static final Service READER = Service.BRANDING;
    private static final Duration SOON = Duration.ofSeconds(3);

    private final Instances instances = new Instances();
    private int published;

    /// Two instances of one service, and what they handled.
    private static final class Instances implements AutoCloseable {

        private final String slow = keyOn(0);
        private final Set<String> handled = ConcurrentHashMap.newKeySet();
        private final CountDownLatch waiting = new CountDownLatch(1);
        private final CountDownLatch released = new CountDownLatch(1);
        private final Deque<ConfigurableApplicationContext> started = new ArrayDeque<>();

        private void handle(Topic topic, Received received) {
            if (received.subject().equals(slow)) {
                waiting.countDown();
                uninterrupted(released);
            }
            handled.add(topic + received.id());
        }

        /// @param settings as arguments, which override those of the platform
        private void start(String... settings) {
            var all = new HashMap<String, Object>(Infrastructure.properties("groups"));
            all.putAll(Map.of(
                    "spring.application.name",
                    READER.serviceName(),
                    "spring.main.banner-mode",
                    "off",
                    "spring.cloud.function.definition",
                    "days;registrations",
                    "spring.cloud.stream.bindings.days-in-0.destination",
                    Topic.DAYS.topicName(),
                    "spring.cloud.stream.bindings.registrations-in-0.destination",
                    Topic.REGISTRATIONS.topicName(),
                    "spro.topics.create",
                    "true"));
            started.push(new SpringApplicationBuilder(Instance.class)
                    .web(WebApplicationType.NONE)
                    .initializers(context -> context.getBeanFactory().registerSingleton("instances", this))
                    .properties(all)
                    .run(settings));
        }

        @Override
        public void close() {
            released.countDown();
            started.forEach(ConfigurableApplicationContext::close);
        }
    }

    @SpringBootConfiguration
    @EnableAutoConfiguration
    static class Instance {

        @Bean
        Consumer<Message<?>> days(Inbox inbox, Instances instances) {
            return inbox.handling(DayEvent.class, (_, received) -> instances.handle(Topic.DAYS, received));
        }

        @Bean
        Consumer<Message<?>> registrations(Inbox inbox, Instances instances) {
            return inbox.handling(
                    RegistrationEvent.class, (_, received) -> instances.handle(Topic.REGISTRATIONS, received));
        }
    }

    @AfterEach
    void stop() {
        instances.close();
    }

    @Test
    void guarantee_4_a_waiting_partition_silences_no_other_while_an_instance_joins() {
        instances.start();
        awaitMembers(Topic.DAYS.group(READER), Topic.PARTITIONS);
        awaitMembers(Topic.REGISTRATIONS.group(READER), Topic.PARTITIONS);
        blockOnePartition();

        instances.start();
        do {
            assertThat(isHandledSoon(Topic.REGISTRATIONS, 0, 1, 2)).isTrue();
            assertThat(isHandledSoon(Topic.DAYS, 1, 2)).isTrue();
        } while (!hasMembers(Topic.REGISTRATIONS.group(READER), 2 * Topic.PARTITIONS));

        assertThat(isHandledSoon(Topic.REGISTRATIONS, 0, 1, 2)).isTrue();
        assertThat(isHandledSoon(Topic.DAYS, 1, 2)).isTrue();
        assertThat(instances.released.getCount()).as("it still waits").isOne();
    }

    @Test
    void in_one_eager_group_for_all_topics_a_waiting_partition_silences_the_others() {
        var group = Infrastructure.fresh("shared");
        String[] shared = {
            "--spring.cloud.stream.default.group=" + group,
            "--spring.cloud.stream.kafka.binder.consumer-properties.partition.assignment.strategy="
                    + RangeAssignor.class.getName()
        };
        instances.start(shared);
        awaitMembers(group, 2 * Topic.PARTITIONS);
        blockOnePartition();
        assertThat(isHandledSoon(Topic.REGISTRATIONS, 0, 1, 2)).isTrue();

        instances.start(shared);

        await().pollInterval(Duration.ofMillis(10)).until(() -> !isHandledSoon(Topic.REGISTRATIONS, 0, 1, 2));
        instances.released.countDown();
        await().until(() -> isHandledSoon(Topic.REGISTRATIONS, 0, 1, 2));
    }

    private void blockOnePartition() {
        publish(Topic.DAYS, instances.slow);
        uninterrupted(instances.waiting);
    }

    /// Publishes one event on each of the partitions.
    ///
    /// @return whether all of them were handled within three seconds
    private boolean isHandledSoon(Topic topic, int... partitions) {
        var expected = IntStream.of(partitions)
                .mapToObj(partition -> topic + publish(topic, keyOn(partition)))
                .toList();
        try {
            await().atMost(SOON)
                    .pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofMillis(50))
                    .until(() -> instances.handled.containsAll(expected));
            return true;
        } catch (ConditionTimeoutException silenced) {
            return false;
        }
    }

    private String publish(Topic topic, String key) {
        var sample = Samples.of(topic).getFirst().json();
        Facts.publish(key, ++published, CloudEventHeaders.JSON.readValue(sample, topic.events()));
        return "test/%s/%d".formatted(key, published);
    }

    private static String keyOn(int partition) {
        while (true) {
            var key = Infrastructure.fresh("key");
            if (Utils.toPositive(Utils.murmur2(key.getBytes(UTF_8))) % Topic.PARTITIONS == partition) return key;
        }
    }

    private static void awaitMembers(String group, int members) {
        await().until(() -> hasMembers(group, members));
    }

    private static boolean hasMembers(String group, int members) {
        try (var admin = Admin.create(Map.<String, Object>of("bootstrap.servers", Infrastructure.brokers()))) {
            var described = admin.describeConsumerGroups(List.of(group)).all().get();
            var found = Objects.requireNonNull(described.get(group));
            return found.groupState() == GroupState.STABLE && found.members().size() == members;
        } catch (ExecutionException absent) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static void uninterrupted(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
