package fr.spro.notification.message;

import static org.assertj.core.api.Assertions.assertThat;

import fr.spro.notification.smtp.ScriptedMailServer;
import fr.spro.platform.messaging.InMemoryMongo;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A mail server that puts off what goes to one domain.
class DomainPausesTests {

    private static final int MANY = 20;
    private static final String LATER = "451 4.7.1 greylisted, try later";

    private final InMemoryMongo mongo = new InMemoryMongo();
    private final AtomicReference<Duration> passed = new AtomicReference<>(Duration.ZERO);
    private final AtomicInteger attempts = new AtomicInteger();
    private final AtomicReference<String> answer = new AtomicReference<>(LATER);
    private final ScriptedMailServer server = new ScriptedMailServer(this::answer);
    private final InstantSource clock = () -> Instant.now().plus(passed.get());
    private final MessageUseCases service = new MessageUseCases(mongo, server.port(), clock.withZone(ZoneOffset.UTC));

    @AfterEach
    void close() throws IOException {
        server.close();
    }

    @Test
    void a_domain_that_puts_off_several_messages_gets_few_attempts_and_others_get_all() {
        for (int i = 0; i < MANY; i++) {
            shipTo("slow-%d@slow.example.org".formatted(i));
            shipTo("s-%d@quick.example.org".formatted(i));
        }

        service.sendDue();
        assertThat(attempts).hasValue(2);
        assertThat(server.received()).hasSize(MANY);

        after(Duration.ofSeconds(50));
        assertThat(attempts).as("the pause is not over").hasValue(2);
        after(Duration.ofSeconds(70));
        assertThat(attempts).as("one tries again, for all").hasValue(3);
        after(Duration.ofMinutes(3));
        assertThat(attempts).as("after a longer pause").hasValue(3);
    }

    @Test
    void nothing_temporary_suppresses_anybody() {
        for (int i = 0; i < MANY; i++) shipTo("slow-%d@slow.example.org".formatted(i));
        service.sendDue();
        after(Duration.ofMinutes(2));

        answer.set("");
        after(Duration.ofHours(1));

        assertThat(server.received()).hasSize(MANY);
    }

    /// About us, or about one mailbox.
    @ParameterizedTest
    @CsvSource({"452 4.2.2 mailbox full", "450 4.1.1 unknown for now", "421 4.7.0 too many connections"})
    void what_says_nothing_of_the_domain_pauses_nobody_else(String other) {
        answer.set(other);
        for (int i = 0; i < MANY; i++) shipTo("slow-%d@slow.example.org".formatted(i));

        service.sendDue();

        assertThat(attempts).hasValue(MANY);
    }

    private String answer(String line) {
        if (!line.startsWith("RCPT") || !line.contains("@slow.")) return "";
        attempts.incrementAndGet();
        return answer.get();
    }

    private void after(Duration time) {
        passed.set(time);
        service.sendDue();
    }

    private void shipTo(String email) {
        Shipments.ship(service, email.substring(0, email.indexOf('@')), email);
    }
}
