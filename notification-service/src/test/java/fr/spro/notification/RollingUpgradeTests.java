package fr.spro.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fr.spro.contracts.EntityRef;
import fr.spro.contracts.Service;
import fr.spro.contracts.Topic;
import fr.spro.platform.messaging.Facts;
import fr.spro.platform.messaging.inbox.KnownTypes;
import fr.spro.platform.messaging.work.StartupTasks;
import fr.spro.platform.testing.Infrastructure;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/// The whole service in two versions on one broker, store and mail server while events arrive: old and
/// new side by side, then only the new one, then back to the old one, then forward again. The old
/// version does not know `RegistrationRequested`. Before all others: the consumers of the service that
/// these share are in the same groups.
@Order(1)
class RollingUpgradeTests {

    private static final String NEW = "RegistrationRequested";

    private final String database = Infrastructure.fresh("upgrade");
    private final String day = Infrastructure.fresh("d");
    private final List<String> people = new CopyOnWriteArrayList<>();
    private final List<ConfigurableApplicationContext> started = new CopyOnWriteArrayList<>();

    @AfterEach
    void stop() {
        started.forEach(ConfigurableApplicationContext::close);
    }

    @Test
    void guarantee_4_a_rolling_upgrade_and_its_rollback_lose_no_mail() {
        var old = start(KnownTypes.ofTheContracts().without(NEW));
        Facts.publish(day, 1, Examples.published(day, 1));
        try (var publisher = Executors.newSingleThreadScheduledExecutor()) {
            publisher.scheduleWithFixedDelay(this::publishTwo, 0, 200, TimeUnit.MILLISECONDS);
            awaitSkips(old);

            var next = start(KnownTypes.ofTheContracts());
            awaitMorePeople();
            old.close();
            awaitMorePeople();
            awaitAllMails();

            var back = start(KnownTypes.ofTheContracts().without(NEW));
            awaitMorePeople();
            next.close();
            awaitSkips(back);

            start(KnownTypes.ofTheContracts());
            awaitMorePeople();
            back.close();
            awaitMorePeople();
            publisher.shutdownNow();
        }

        awaitAllMails();
        for (var topic : List.of(Topic.REGISTRATIONS, Topic.CONTACTS, Topic.DAYS)) {
            assertThat(Facts.deadLetters(topic, Service.NOTIFICATION)).isEmpty();
        }
    }

    private ConfigurableApplicationContext start(KnownTypes known) {
        var key = Base64.getEncoder().encodeToString(new byte[32]);
        var settings = new HashMap<String, Object>(Infrastructure.properties(database));
        settings.put("server.port", "0");
        settings.put("management.server.port", "");
        settings.put("spro.topics.create", "true");
        // One consumer for all partitions, so that two instances share them.
        settings.put("spring.cloud.stream.default.consumer.concurrency", "1");
        settings.put("spro.links.registration.keys.k1", key);
        settings.put("spro.links.survey.keys.k1", key);
        var context = new SpringApplicationBuilder(NotificationApplication.class)
                .initializers(
                        created -> ((GenericApplicationContext) created).registerBean(KnownTypes.class, () -> known))
                .run(settings.entrySet().stream()
                        .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
                        .toArray(String[]::new));
        started.add(context);
        await().until(context.getBean(StartupTasks.class)::areCompleted);
        return context;
    }

    /// One event of the type that only the new version knows, and one that both know, each about another
    /// person.
    private void publishTwo() {
        var requested = person();
        Facts.publish(requested, 2, Examples.requested(requested, day));
        people.add(requested);
        var confirmed = person();
        Facts.publish(confirmed, 2, Examples.confirmed(confirmed, day));
        people.add(confirmed);
    }

    private static String person() {
        var person = Infrastructure.fresh("r");
        Facts.publish(EntityRef.registration(person), 1, Examples.contact(person, 1, "fr"));
        return person;
    }

    private void awaitMorePeople() {
        var before = people.size();
        await().until(() -> people.size() >= before + 10);
    }

    private static void awaitSkips(ConfigurableApplicationContext service) {
        await().until(() -> service.getBean(MeterRegistry.class).find("spro.inbox.skipped").counters().stream()
                        .mapToDouble(Counter::count)
                        .sum()
                >= 10);
    }

    /// Copies after an unknown outcome have the same `Message-ID`.
    private void awaitAllMails() {
        var expected = List.copyOf(people);
        await().untilAsserted(() -> assertThat(expected)
                .allSatisfy(person -> assertThat(Infrastructure.mail().to(person + "@example.org").stream()
                                .map(mail -> mail.header("Message-ID"))
                                .distinct())
                        .hasSize(1)));
    }
}
