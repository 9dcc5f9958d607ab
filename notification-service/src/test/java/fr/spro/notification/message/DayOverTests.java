package fr.spro.notification.message;

import static org.assertj.core.api.Assertions.assertThat;

import fr.spro.contracts.ContactEvent.ContactListed;
import fr.spro.contracts.DayEvent.Day;
import fr.spro.contracts.EntityRef;
import fr.spro.contracts.RegistrationEvent.Place;
import fr.spro.contracts.RegistrationEvent.Places;
import fr.spro.contracts.RegistrationEvent.RegistrationConfirmed;
import fr.spro.notification.mail.Kind;
import fr.spro.notification.message.ScheduleMessage.Command;
import fr.spro.notification.message.Status.Failure;
import fr.spro.notification.message.Status.NotSent;
import fr.spro.notification.smtp.ScriptedMailServer;
import fr.spro.platform.messaging.InMemoryMongo;
import fr.spro.platform.messaging.inbox.Received;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Mails about a day that is over by now: what speaks of a day to come is not sent, the rest is true.
class DayOverTests {

    private static final String EVENT = "registration/r-1/4";

    private final InMemoryMongo mongo = new InMemoryMongo();
    private final Instant now = Instant.now();

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_confirmation_is_not_sent_any_more_once_the_day_is_over(boolean restored) throws IOException {
        try (var server = new ScriptedMailServer(_ -> "")) {
            confirm(restored, server);

            send(server, Duration.ofDays(3));

            assertThat(server.received()).isEmpty();
            assertThat(message().status())
                    .isInstanceOfSatisfying(
                            NotSent.class, status -> assertThat(status.reason()).isEqualTo(Failure.EXPIRED));
        }
    }

    /// The control.
    @Test
    void it_is_sent_while_the_day_is_ahead() throws IOException {
        try (var server = new ScriptedMailServer(_ -> "")) {
            confirm(true, server);

            send(server, Duration.ofHours(1));

            assertThat(server.received()).hasSize(1);
        }
    }

    /// For the day after tomorrow.
    /// What is left says what can be done after a day, or is about data.
    @Test
    void these_kinds_are_sent_after_the_day_too() {
        assertThat(Kind.known())
                .filteredOn(template -> !template.endsWithTheDay())
                .containsExactly(
                        Kind.LINK_RENEWED,
                        Kind.CONFIRM_NEW_ADDRESS,
                        Kind.CANCELLED,
                        Kind.LAPSED,
                        Kind.ATTESTATION_READY,
                        Kind.NO_SHOW,
                        Kind.SURVEY_INVITATION,
                        Kind.MATERIAL_SHIPPED);
    }

    private void confirm(boolean restored, ScriptedMailServer server) {
        var service = service(server, Duration.ZERO);
        var start = now.plus(Duration.ofDays(2));
        var end = start.plus(Duration.ofHours(6));
        service.updateProjection.contact(
                new ContactListed(EntityRef.registration("r-1"), 1, "Ada", "ada@example.org", "fr"));
        service.updateProjection.day(
                "d-1",
                new Day(
                        1, "d-1", "Journée", start, end, "Nantes", null, List.of(), List.of(), null, null, null, null,
                        null, null));
        var places = new Places(new Place(true, null), List.of());
        var event =
                new RegistrationConfirmed("r-1", "d-1", 1, 1, 1, null, places, now, restored, null, null, null, null);
        service.scheduleMessage.handle(
                Command.to(Kind.PLACE_CONFIRMED, event), new Received(EVENT, "r-1", 4, now, Optional.empty()));
    }

    private void send(ScriptedMailServer server, Duration later) {
        var service = service(server, later);
        service.sendDue();
    }

    private MessageUseCases service(ScriptedMailServer server, Duration later) {
        return new MessageUseCases(mongo, server.port(), Clock.offset(Clock.systemUTC(), later));
    }

    private Notification message() {
        return mongo.store(Notification.class)
                .get(NotificationId.of(EVENT, Kind.PLACE_CONFIRMED, EntityRef.registration("r-1")));
    }
}
