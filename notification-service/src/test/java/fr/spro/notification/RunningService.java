package fr.spro.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fr.spro.contracts.DeliveryEvent.MessageNotSent;
import fr.spro.contracts.DirectoryEvent.PostalAddress;
import fr.spro.contracts.DirectoryEvent.StructureListed;
import fr.spro.contracts.DispatchEvent.DispatchShipped;
import fr.spro.contracts.DispatchEvent.Item;
import fr.spro.contracts.DispatchEvent.Recipient;
import fr.spro.contracts.EntityRef;
import fr.spro.contracts.Topic;
import fr.spro.notification.mail.Kind;
import fr.spro.notification.message.Why;
import fr.spro.platform.messaging.Facts;
import fr.spro.platform.testing.Infrastructure;
import fr.spro.platform.testing.ReceivedMail;
import fr.spro.platform.testing.faults.StoreProxy;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.mongodb.autoconfigure.MongoClientSettingsBuilderCustomizer;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Bean;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/// Base class of tests from events to received mails, with a real broker, store and mail server. They
/// share one application; each has a person and a day of its own.
@SpringBootTest(properties = {"spro.topics.create=true", "management.server.port="})
@AutoConfigureMockMvc
abstract class RunningService {

    private static final String KEY = Base64.getEncoder().encodeToString(new byte[32]);
    static final StoreProxy STORE = StoreProxy.before(Infrastructure.storeUri("notification"));

    @Autowired
    MockMvcTester mvc;

    @Autowired
    MongoOperations mongo;

    final String person = Infrastructure.fresh("r");
    final String day = Infrastructure.fresh("d");

    @TestConfiguration
    static class QuickElections {
        @Bean
        MongoClientSettingsBuilderCustomizer quickElections() {
            return StoreProxy::detectQuickly;
        }
    }

    @DynamicPropertySource
    static void infrastructure(DynamicPropertyRegistry registry) {
        Infrastructure.properties("notification").forEach((name, value) -> registry.add(name, () -> value));
        registry.add("spring.mongodb.uri", () -> STORE.uri("notification"));
        registry.add("spro.links.registration.keys.k1", () -> KEY);
        registry.add("spro.links.survey.keys.k1", () -> KEY);
    }

    @BeforeAll
    static void awaitTopics() {
        await().ignoreExceptions()
                .until(() -> Facts.published(Topic.DAYS, "none").isEmpty());
    }

    static DispatchShipped shipped(EntityRef recipient, long version) {
        return new DispatchShipped(
                recipient.toString(),
                new Recipient(recipient, version),
                "g-1",
                List.of(new Item("sticker", 2)),
                Examples.NOW);
    }

    static StructureListed structure(String id, long version, String group, String mailbox) {
        var address = new PostalAddress("1 rue du Port", "44000", "Nantes");
        return new StructureListed(id, version, "Structure " + id, "mission-locale", group, address, mailbox);
    }

    List<ReceivedMail> awaitMails(int number) {
        await().untilAsserted(() -> assertThat(mails()).hasSize(number));
        return mails();
    }

    List<ReceivedMail> mails() {
        return mailsTo(person);
    }

    static List<ReceivedMail> mailsTo(String person) {
        return Infrastructure.mail().to(person + "@example.org");
    }

    /// The confirmation of the person's place is given up for this reason.
    void assertNotSent(Why reason) {
        assertNotSent(Kind.PLACE_CONFIRMED, reason);
    }

    void assertNotSent(Kind kind, Why reason) {
        var id = "test/%s/3|%s|registration:%s".formatted(person, kind.key(), person);
        await().untilAsserted(() -> assertThat(Facts.published(Topic.DELIVERIES, id))
                .singleElement()
                .isInstanceOfSatisfying(
                        MessageNotSent.class,
                        notSent -> assertThat(notSent.reason()).isEqualTo(reason.value())));
        assertThat(mails()).isEmpty();
    }
}
