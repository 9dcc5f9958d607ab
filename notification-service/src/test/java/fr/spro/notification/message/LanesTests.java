package fr.spro.notification.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import fr.spro.contracts.ContactEvent.ContactListed;
import fr.spro.contracts.DayEvent.Day;
import fr.spro.contracts.EntityRef;
import fr.spro.contracts.RegistrationEvent.Place;
import fr.spro.contracts.RegistrationEvent.Places;
import fr.spro.contracts.RegistrationEvent.RegistrationConfirmed;
import fr.spro.notification.mail.Kind;
import fr.spro.notification.message.ScheduleMessage.Command;
import fr.spro.notification.message.Status.Due;
import fr.spro.notification.message.Status.Sent;
import fr.spro.notification.smtp.ScriptedMailServer;
import fr.spro.platform.messaging.InMemoryMongo;
import fr.spro.platform.messaging.inbox.Received;
import fr.spro.platform.testing.FreePort;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What goes to many people, and what somebody waits for.
class LanesTests {

    private static final int MANY = MessageUseCases.WORKERS + 3;
    private static final EntityRef ADA = EntityRef.registration("ada");

    private final InMemoryMongo mongo = new InMemoryMongo();
    private final CountDownLatch mayAnswer = new CountDownLatch(1);
    private final AtomicInteger held = new AtomicInteger();

    @AfterEach
    void stop() {
        mayAnswer.countDown();
        mongo.reconcilers().stop();
    }

    @Test
    void a_slow_wave_delays_nothing_that_somebody_waits_for() throws IOException {
        try (var server = new ScriptedMailServer(this::holdParcels)) {
            var service = new MessageUseCases(mongo, server.port(), Clock.systemUTC());
            mongo.reconcilers().start();
            for (int i = 0; i < MANY; i++) ship(service, "s-" + i);
            await().until(() -> held.get() == MessageUseCases.WORKERS);

            confirm(service);

            await().until(() ->
                    message("registration/ada/4", Kind.PLACE_CONFIRMED, ADA).status() instanceof Sent);
            assertThat(held).as("the others wait for a worker of their lane").hasValue(MessageUseCases.WORKERS);
            mayAnswer.countDown();
            await().until(() -> server.received().size() == MANY + 1);
        }
    }

    @Test
    void a_message_of_a_kind_that_only_a_newer_version_knows_is_in_no_lane() {
        var service = new MessageUseCases(mongo, FreePort.next(), Clock.systemUTC());
        ship(service, "s-1");
        mongo.mongo()
                .getCollection("notification")
                .updateOne(Filters.empty(), Updates.set("template", "FROM_THE_FUTURE"));

        assertThat(service.dueMessages.due(Lane.PROMPT)).isEmpty();
        assertThat(service.dueMessages.due(Lane.BULK)).isEmpty();
    }

    @Test
    void while_the_mail_server_is_away_no_attempt_is_recorded() {
        var service = new MessageUseCases(mongo, FreePort.next(), Clock.systemUTC());
        for (int i = 0; i < MANY + 5; i++) ship(service, "s-" + i);

        service.sendDue();

        var tries = mongo.mongo().findAll(Notification.class).stream()
                .mapToInt(found -> found.status() instanceof Due(var before, var _) ? before : -1);
        // Five failures open the circuit.
        assertThat(tries).hasSize(MANY + 5).satisfies(all -> {
            assertThat(all).filteredOn(before -> before == 1).hasSize(5);
            assertThat(all).filteredOn(before -> before == 0).hasSize(MANY);
        });
    }

    /// Called in a thread of the mail server for each connection.
    private String holdParcels(String line) {
        if (line.startsWith("RCPT") && line.contains("<s-")) {
            held.incrementAndGet();
            awaitAnswers();
        }
        return "";
    }

    private void awaitAnswers() {
        try {
            mayAnswer.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void ship(MessageUseCases service, String structure) {
        Shipments.ship(service, structure, structure + "@example.org");
    }

    private static void confirm(MessageUseCases service) {
        var start = Instant.now().plus(Duration.ofDays(2));
        service.updateProjection.contact(new ContactListed(ADA, 1, "Ada", "ada@example.org", "fr"));
        service.updateProjection.day(
                "d-1",
                new Day(
                        1,
                        "d-1",
                        "Journée",
                        start,
                        start.plus(Duration.ofHours(6)),
                        "Nantes",
                        null,
                        List.of(),
                        List.of(),
                        null,
                        null,
                        null,
                        null,
                        null,
                        null));
        var places = new Places(new Place(true, null), List.of());
        var event = new RegistrationConfirmed(
                "ada", "d-1", 1, 1, 1, null, places, Instant.now(), null, null, null, null, null);
        service.scheduleMessage.handle(
                Command.to(Kind.PLACE_CONFIRMED, event),
                new Received("registration/ada/4", "ada", 4, Instant.now(), Optional.empty()));
    }

    private Notification message(String event, Kind template, EntityRef recipient) {
        return mongo.store(Notification.class).get(NotificationId.of(event, template, recipient));
    }
}
