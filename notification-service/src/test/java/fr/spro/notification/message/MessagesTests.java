package fr.spro.notification.message;

import static org.assertj.core.api.Assertions.assertThat;

import fr.spro.contracts.EntityRef;
import fr.spro.notification.mail.Kind;
import fr.spro.notification.message.Messages.Search;
import fr.spro.notification.message.Notification.Reference;
import fr.spro.platform.messaging.InMemoryMongo;
import fr.spro.platform.messaging.outbox.Change;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// The list of messages.
class MessagesTests {

    private static final Instant NOON = Instant.parse("2026-11-01T12:00:00Z");

    private final MessageUseCases message = new MessageUseCases(new InMemoryMongo(), 1, Clock.systemUTC());

    @Test
    void lists_the_latest_first_page_by_page_whatever_their_ids_are() {
        created("z", NOON.minusSeconds(60));
        created("a", NOON);
        created("m", NOON.minusSeconds(120));
        created("n", NOON.minusSeconds(120));

        var first = page(null);
        var second = page(first.getLast().id().value());

        assertThat(first).extracting(found -> found.cause().eventId()).containsExactly("a", "z");
        assertThat(second).extracting(found -> found.cause().eventId()).containsExactly("n", "m");
        assertThat(page(second.getLast().id().value())).isEmpty();
    }

    private List<Notification> page(@Nullable String before) {
        return message.messages.find(new Search(null, null, null, before), 2);
    }

    private void created(String event, Instant at) {
        var cause = new Cause(event, 1, "registration.registrations", "{}", "c-1");
        var recipient = new Reference(EntityRef.registration("r-1"), 1);
        message.store.insert(Change.to(
                Notification.create(Kind.PLACE_CONFIRMED, recipient, null, cause, at, at.plus(Duration.ofDays(7)))));
    }
}
