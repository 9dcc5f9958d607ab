package fr.spro.notification.message;

import static fr.spro.notification.message.Shipments.GROUP;
import static fr.spro.notification.message.Shipments.STRUCTURE;
import static fr.spro.notification.smtp.ScriptedMailServer.END_OF_DATA;
import static fr.spro.notification.smtp.ScriptedMailServer.HANG_UP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import fr.spro.contracts.DeliveryEvent.NotificationSent;
import fr.spro.contracts.EntityRef;
import fr.spro.notification.message.Messages.Search;
import fr.spro.notification.message.Status.Failure;
import fr.spro.notification.message.Status.NotSent;
import fr.spro.notification.message.Status.Sending;
import fr.spro.notification.message.Status.Sent;
import fr.spro.notification.smtp.ScriptedMailServer;
import fr.spro.notification.smtp.SmtpTimes;
import fr.spro.platform.messaging.InMemoryMongo;
import fr.spro.platform.messaging.outbox.Change;
import fr.spro.platform.messaging.outbox.Decision;
import fr.spro.platform.messaging.outbox.ForwardingStore;
import fr.spro.platform.messaging.outbox.Store;
import fr.spro.platform.messaging.outbox.TextId;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.config.YamlPropertiesFactoryBean;
import org.springframework.core.io.ClassPathResource;

/// From an event to the mail server, without Spring. The job runs when a test calls it.
class SendMessageTests {

    private static final EntityRef ADA = EntityRef.coordinator("ada");
    private static final EntityRef BEA = EntityRef.coordinator("bea");
    private static final Duration NOW = Duration.ZERO;
    private static final Duration NEXT_SWEEP = Duration.ofSeconds(10);

    private final InMemoryMongo mongo = new InMemoryMongo();
    private final List<ScriptedMailServer> servers = new ArrayList<>();

    @AfterEach
    void close() throws IOException {
        for (var server : servers) server.close();
    }

    @Test
    void each_coordinator_of_a_group_gets_a_message_with_its_name() {
        var shipments = shipments(_ -> "");
        shipments.listGroup(1, ADA, BEA);
        shipments.listCoordinators(ADA, BEA);

        shipments.shipTo(GROUP);
        shipments.sendAfter(NOW);
        shipments.sendAfter(NEXT_SWEEP);

        var received = shipments.server().received();
        assertThat(received)
                .extracting(ScriptedMailServer.Received::recipients)
                .containsExactlyInAnyOrder(List.of("ada@example.org"), List.of("bea@example.org"));
        assertThat(received)
                .allSatisfy(mail -> assertThat(mail.data()).contains("Groupe Loire"))
                .noneSatisfy(mail -> assertThat(mail.data()).contains("ada@", "bea@"));
        assertThat(shipments.message(GROUP).copies()).isEqualTo(2);
        assertThat(shipments.message(GROUP).isSettled()).isTrue();
        assertThat(mongo.events(Notification.class, shipments.message(GROUP).id()))
                .isEmpty();
        assertThat(mongo.events(Notification.class, shipments.message(ADA).id()))
                .singleElement()
                .isInstanceOfSatisfying(
                        NotificationSent.class,
                        sent -> assertThat(sent.recipient()).isEqualTo(ADA));
    }

    /// What no step limits: a write that has begun, and the record of the outcome.
    @Test
    void guarantee_6_a_transfer_ends_before_its_message_may_be_sent_again() {
        var file = new YamlPropertiesFactoryBean();
        file.setResources(new ClassPathResource("application.yaml"));
        var write = Duration.ofMillis(milliseconds(file.getObject(), "mail.smtp.writetimeout"));

        assertThat(SendMessage.MAX_AGE
                        .plus(SmtpTimes.STANDARD.fromDataOn())
                        .plus(write)
                        .plusMinutes(1))
                .isLessThan(Notification.MAX_ATTEMPT);
        assertThat(milliseconds(file.getObject(), "mail.smtp.timeout"))
                .isEqualTo(SmtpTimes.STANDARD.end().toMillis());
    }

    private static long milliseconds(Properties settings, String name) {
        return Long.parseLong(settings.get("spring.mail.properties." + name).toString());
    }

    @Test
    void a_message_that_is_not_sent_yet_is_given_up_when_its_shipment_is_taken_back() {
        var shipments = shipments(_ -> "");
        shipments.shipTo(STRUCTURE);

        shipments.retract();
        shipments.listStructure();
        shipments.sendAfter(NEXT_SWEEP);

        assertThat(shipments.server().received()).isEmpty();
        assertThat(shipments.message(STRUCTURE).status())
                .isInstanceOfSatisfying(
                        NotSent.class, status -> assertThat(status.reason()).isEqualTo(Failure.EXPIRED));
        assertThat(shipments.message(STRUCTURE).reason()).isEqualTo(Why.SUPERSEDED);
    }

    /// The network of the tests is another one than that of the sample.
    @Test
    void a_message_comes_from_the_network_of_the_settings_and_names_no_other() {
        var shipments = shipments(_ -> "");
        shipments.listGroup(1, ADA);
        shipments.listCoordinators(ADA);

        shipments.shipTo(GROUP);
        shipments.sendAfter(NOW);
        shipments.sendAfter(NEXT_SWEEP);

        var mail = shipments.server().received().getFirst().data().replaceAll("=\\r?\\n", "");
        assertThat(mail)
                .contains("From: SPRO Grand Est <journees@grand-est.example.org>")
                .contains("Reply-To: contact@grand-est.example.org")
                .contains("@grand-est.example.org>")
                .contains("quipe du SPRO Grand Est", "#6B2D7B")
                .doesNotContainPattern("(?i)pays[ -]de[ -]la[ -]loire|cariforef|spro\\.example");
    }

    @Test
    void a_rejected_mailbox_does_not_silence_the_other_coordinators() {
        var shipments = shipments(line -> line.contains("<ada@") ? "550 no such user" : "");
        shipments.listGroup(1, ADA, BEA);
        shipments.listCoordinators(ADA, BEA);

        shipments.shipTo(GROUP);
        shipments.sendAfter(NOW);
        shipments.sendAfter(NEXT_SWEEP);

        assertThat(shipments.message(BEA).status()).isInstanceOf(Sent.class);
        assertThat(reason(shipments.message(ADA))).isEqualTo(Failure.REJECTED_BY_SERVER);
    }

    @Test
    void coordinators_find_the_messages_of_their_group() {
        var shipments = shipments(_ -> "");
        shipments.listGroup(1, ADA, BEA);
        shipments.listCoordinators(ADA);

        shipments.shipTo(GROUP);
        shipments.sendAfter(NOW);
        shipments.sendAfter(NEXT_SWEEP);

        var messages = shipments.after(NOW).messages;
        assertThat(messages.find(new Search(null, null, List.of(GROUP), null), 10))
                .extracting(found -> found.about().ref())
                .containsExactlyInAnyOrder(ADA, BEA);
        assertThat(messages.find(new Search(MessageState.SENT, "ada", null, null), 10))
                .hasSize(1);
        assertThat(messages.find(new Search(MessageState.DUE, "g-1", null, null), 10))
                .extracting(Notification::waitingFor)
                .containsExactly(List.of(BEA));
        assertThat(messages.find(new Search(MessageState.DISTRIBUTED, "g-1", null, null), 10))
                .extracting(found -> found.about().ref())
                .containsExactly(GROUP);
        assertThat(shipments.after(NOW).messageCounts.of(List.of(GROUP)))
                .singleElement()
                .satisfies(count -> {
                    assertThat(count.in(MessageState.SENT)).isEqualTo(1);
                    assertThat(count.waiting()).isEqualTo(1);
                });
        assertThat(shipments.after(NOW).messageCounts.of(List.of(STRUCTURE))).isEmpty();
    }

    @Test
    void a_distribution_that_was_interrupted_makes_no_second_message() {
        var shipments = shipments(_ -> "");
        shipments.listGroup(1, ADA, BEA);
        shipments.listCoordinators(ADA, BEA);
        shipments.shipTo(GROUP);
        mongo.store(Notification.class)
                .insert(Change.to(shipments.message(GROUP).to(ADA, Instant.now())));

        for (int i = 0; i < 4; i++) shipments.sendAfter(NEXT_SWEEP.multipliedBy(i));

        assertThat(shipments.server().received()).hasSize(2);
    }

    @Test
    void a_group_without_coordinators_waits_for_one() {
        var shipments = shipments(_ -> "");
        shipments.listGroup(1);
        shipments.shipTo(GROUP);
        shipments.sendAfter(NOW);
        assertThat(shipments.message(GROUP).waitingFor()).containsExactly(GROUP);

        shipments.listGroup(2, ADA);
        shipments.listCoordinators(ADA);
        shipments.sendAfter(Duration.ofHours(1));
        shipments.sendAfter(Duration.ofHours(1).plus(NEXT_SWEEP));

        assertThat(shipments.message(ADA).status()).isInstanceOf(Sent.class);
    }

    @Test
    void a_group_that_gets_no_coordinator_in_time_is_not_reported_as_erased() {
        var shipments = shipments(_ -> "");
        shipments.listGroup(1);
        shipments.shipTo(GROUP);
        shipments.sendAfter(NOW);

        shipments.sendAfter(Duration.ofDays(8));

        assertThat(reason(shipments.message(GROUP))).isEqualTo(Failure.EXPIRED);
    }

    @Test
    void guarantee_6_a_flapping_mail_server_delivers_two_copies_at_most() {
        var later = "451 try later";
        var answers = new ArrayDeque<>(List.of(HANG_UP, later, later, HANG_UP, later, HANG_UP));
        var accepted = new ArrayList<String>();
        var shipments = shipments(line -> {
            if (!line.equals(END_OF_DATA)) return "";
            var answer = answers.isEmpty() ? "250 ok" : answers.remove();
            if (!answer.equals(later)) accepted.add(answer);
            return answer;
        });
        shipments.listStructure();
        shipments.shipTo(STRUCTURE);

        for (int i = 0; i < 10; i++) shipments.sendAfter(Duration.ofMinutes(31L * i));

        assertThat(accepted).hasSize(2);
        assertThat(shipments.server().received())
                .extracting(ScriptedMailServer.Received::messageId)
                .containsOnly(shipments.server().received().getFirst().messageId());
        assertThat(reason(shipments.message(STRUCTURE))).isEqualTo(Failure.OUTCOME_UNKNOWN);
    }

    @Test
    void guarantee_6_an_unknown_outcome_is_repeated_once_a_minute_later() {
        var shipments = shipments(line -> line.equals(END_OF_DATA) ? HANG_UP : "");
        shipments.listStructure();
        shipments.shipTo(STRUCTURE);

        shipments.sendAfter(NOW);
        shipments.sendAfter(Duration.ofSeconds(50));
        assertThat(shipments.server().received()).hasSize(1);
        shipments.sendAfter(Duration.ofSeconds(70));
        shipments.sendAfter(Duration.ofDays(1));

        assertThat(shipments.server().received())
                .hasSize(2)
                .extracting(ScriptedMailServer.Received::messageId)
                .containsOnly(shipments.server().received().getFirst().messageId());
        assertThat(reason(shipments.message(STRUCTURE))).isEqualTo(Failure.OUTCOME_UNKNOWN);
    }

    @Test
    void guarantee_6_an_outcome_is_recorded_once_the_store_is_back() {
        var shipments = shipments(_ -> "");
        shipments.listStructure();
        shipments.shipTo(STRUCTURE);
        var isAway = new AtomicBoolean(true);
        var stored = mongo.store(Notification.class);
        var service = new MessageUseCases(
                mongo, new AwayForOutcomes(stored, isAway), shipments.server().port(), Clock.systemUTC());
        var id = shipments.message(STRUCTURE).id();

        assertThatIllegalStateException().isThrownBy(() -> service.sendMessage.handle(id));
        assertThatIllegalStateException().isThrownBy(() -> service.sendMessage.handle(id));
        assertThat(shipments.message(STRUCTURE).status()).isInstanceOf(Sending.class);
        isAway.set(false);
        service.sendMessage.handle(id);

        assertThat(shipments.message(STRUCTURE).status()).isInstanceOf(Sent.class);
        assertThat(shipments.server().received()).hasSize(1);
    }

    /// Takes the record of an attempt, and not of its outcome.
    private record AwayForOutcomes(Store<Notification> store, AtomicBoolean isAway)
            implements ForwardingStore<Notification> {

        @Override
        public <R> R handle(TextId id, Function<Notification, Decision<Notification, R>> decision) {
            if (isAway.get() && store.get(id).status() instanceof Sending) {
                throw new IllegalStateException("The store is away");
            }
            return store.handle(id, decision);
        }
    }

    @Test
    void guarantee_6_what_changes_between_recipient_and_content_is_not_sent_as_it_was() {
        var corrections = new ArrayDeque<Runnable>();
        var shipments = shipments(line -> {
            if (line.startsWith("RCPT") && !corrections.isEmpty())
                corrections.remove().run();
            return "";
        });
        corrections.add(() -> shipments.listStructure(2, "corrected@example.org"));
        shipments.listStructure();
        shipments.shipTo(STRUCTURE);

        shipments.sendAfter(NOW);
        assertThat(shipments.server().received()).isEmpty();
        shipments.sendAfter(NEXT_SWEEP);

        assertThat(shipments.server().received())
                .extracting(ScriptedMailServer.Received::recipients)
                .containsExactly(List.of("corrected@example.org"));
    }

    @ParameterizedTest
    @CsvSource({"4, 1", "6, 0"})
    void guarantee_6_an_attempt_older_than_five_minutes_does_not_begin_its_content(int minutes, int sent) {
        var passed = new AtomicReference<>(Duration.ZERO);
        var shipments = shipments(line -> {
            if (line.startsWith("RCPT")) passed.set(Duration.ofMinutes(minutes));
            return "";
        });
        shipments.listStructure();
        shipments.shipTo(STRUCTURE);
        InstantSource clock = () -> Instant.now().plus(passed.get());

        shipments.sendBy(clock.withZone(ZoneOffset.UTC));

        assertThat(shipments.server().received()).hasSize(sent);
        shipments.sendBy(clock.withZone(ZoneOffset.UTC));
        assertThat(shipments.server().received()).hasSize(1);
    }

    @Test
    void the_age_of_the_oldest_message_grows_while_the_mail_server_is_down_and_until_it_is_back() {
        var isDown = new AtomicBoolean(true);
        var shipments = shipments(line -> isDown.get() && line.startsWith("MAIL") ? "451 try later" : "");
        shipments.listStructure();
        assertThat(oldest(NOW)).isZero();
        shipments.shipTo(STRUCTURE);
        // No attempt is made during the pause before the eleventh, and no metric of attempts changes.
        for (int i = 0; i < 10; i++) shipments.sendAfter(Duration.ofMinutes(31L * i));

        assertThat(oldest(Duration.ofMinutes(300))).isBetween(17_990.0, 18_010.0);

        isDown.set(false);
        shipments.sendAfter(Duration.ofMinutes(310));
        assertThat(oldest(Duration.ofMinutes(311))).isZero();
    }

    @Test
    void a_message_that_waits_for_its_data_does_not_wait_for_the_mail_server() {
        var shipments = shipments(_ -> "");
        shipments.listGroup(1);
        shipments.shipTo(GROUP);
        shipments.sendAfter(NOW);

        assertThat(shipments.message(GROUP).isSettled()).isFalse();
        assertThat(oldest(Duration.ofHours(1))).isZero();
    }

    @Test
    void an_unknown_outcome_is_reported_also_when_the_message_expires() {
        var shipments = shipments(line -> line.equals(END_OF_DATA) ? HANG_UP : "");
        shipments.listStructure();
        shipments.shipTo(STRUCTURE);
        shipments.sendAfter(NOW);

        shipments.sendAfter(Duration.ofDays(8));

        assertThat(shipments.server().received()).hasSize(1);
        assertThat(reason(shipments.message(STRUCTURE))).isEqualTo(Failure.OUTCOME_UNKNOWN);
    }

    @Test
    void sends_a_message_that_an_older_version_stored() {
        var shipments = shipments(_ -> "");
        shipments.listStructure();
        shipments.shipTo(STRUCTURE);
        var id = shipments.message(STRUCTURE).id().value();
        mongo.mongo().getCollection("notification").updateOne(Filters.eq("_id", id), Updates.unset("status.repeated"));

        shipments.sendAfter(NOW);

        assertThat(shipments.message(STRUCTURE).status()).isInstanceOf(Sent.class);
    }

    private double oldest(Duration time) {
        return new OldestMessage(mongo.mongo(), Clock.offset(Clock.systemUTC(), time), new SimpleMeterRegistry())
                .seconds();
    }

    private Shipments shipments(ScriptedMailServer.Script script) {
        var server = new ScriptedMailServer(script);
        servers.add(server);
        return new Shipments(mongo, server);
    }

    private static @Nullable Failure reason(Notification message) {
        return message.status() instanceof NotSent(var reason, var _) ? reason : null;
    }
}
