package fr.spro.notification.smtp;

import static fr.spro.notification.smtp.ScriptedMailServer.DRIP;
import static fr.spro.notification.smtp.ScriptedMailServer.END_OF_DATA;
import static fr.spro.notification.smtp.ScriptedMailServer.HANG_UP;
import static fr.spro.notification.smtp.ScriptedMailServer.SILENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fr.spro.notification.smtp.MailServer.Outcome;
import fr.spro.platform.testing.FreePort;
import fr.spro.platform.web.LogLines;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.internet.InternetAddress;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Outcomes by the responses of a mail server, including time-outs and broken connections.
class MailServerTests {

    private final List<AutoCloseable> opened = new ArrayList<>();

    @AfterEach
    void close() throws Exception {
        for (var each : opened) each.close();
    }

    @Test
    void accepted_by_the_server() throws Exception {
        assertThat(send(Map.of(END_OF_DATA, "250 ok"))).isEqualTo(new Outcome.Accepted());
    }

    @Test
    void rejected_for_a_permanent_error_of_the_address() throws Exception {
        assertThat(send(Map.of("RCPT", "550 no such user"))).isEqualTo(new Outcome.Rejected());
    }

    /// The same would happen to each message: what is wrong is our sender, the login, or that we may
    /// not relay.
    @ParameterizedTest
    @CsvSource({
        "MAIL, 550 5.7.1 sender domain not allowed",
        "MAIL, 554 5.7.1 no",
        "MAIL, 530 5.7.0 sign in first",
        "RCPT, 530 5.7.0 sign in first",
        "RCPT, 554 5.7.1 <to@example.org>: Relay access denied",
        "DATA-END, 550 5.7.26 unauthenticated mail from the domain"
    })
    void postponed_if_the_sender_the_session_or_relaying_is_refused_for_good(String command, String answer)
            throws Exception {
        assertThat(send(Map.of(command, answer))).isEqualTo(new Outcome.Postponed());
    }

    @Test
    void a_message_that_is_too_large_is_rejected() throws Exception {
        assertThat(send(Map.of("MAIL", "552 5.3.4 too large"))).isEqualTo(new Outcome.Rejected());
    }

    @Test
    void the_log_has_the_codes_of_a_refusal_and_no_address() throws Exception {
        try (var log = new LogLines()) {
            send(Map.of("MAIL", "550 5.7.1 <from@example.org> not allowed"));
            send(Map.of("RCPT", "550 5.1.1 <to@example.org> unknown"));
            send(Map.of(END_OF_DATA, "554 spam from@example.org"));

            assertThat(log.lines())
                    .noneMatch(line -> line.contains("@"))
                    .anyMatch(line -> line.contains("refuses the sender, the login or relaying: 550 5.7.1"))
                    .anyMatch(line -> line.contains("refuses a mailbox: 550 5.1.1"))
                    .anyMatch(line -> line.contains("refuses a message: 554"));
        }
    }

    @Test
    void counts_what_the_server_refuses_for_good_by_what_it_refuses() throws Exception {
        var answers = new ArrayDeque<>(List.of(
                "554 5.7.1 relay access denied", "550 5.1.1 unknown", "550 5.1.1 unknown", "450 4.2.0 greylisted"));
        var server = start(line -> line.startsWith("RCPT") ? answers.remove() : "");
        var meters = new SimpleMeterRegistry();
        var mailServer = MailServers.at(server.port(), meters);

        for (int i = 0; i < 4; i++) mailServer.send(message("to@example.org"), in(Duration.ofMinutes(1)));

        assertThat(meters.get("spro.mails.refused").counters())
                .extracting(counter -> counter.getId().getTag("of") + " " + (int) counter.count())
                .containsExactlyInAnyOrder("us 1", "mailbox 2", "message 0");
    }

    @Test
    void a_refused_login_is_called_so() {
        assertThat(Refusal.of(-1, "535 5.7.8 Error: authentication failed"))
                .hasToString("the sender, the login or relaying: 535 5.7.8");
    }

    @Test
    void postponed_for_a_temporary_error_of_the_address() throws Exception {
        assertThat(send(Map.of("RCPT", "450 greylisted"))).isEqualTo(new Outcome.Postponed());
    }

    @Test
    void rejected_for_a_permanent_error_after_the_data() throws Exception {
        assertThat(send(Map.of(END_OF_DATA, "554 spam"))).isEqualTo(new Outcome.Rejected());
    }

    @Test
    void postponed_for_a_temporary_error_after_the_data() throws Exception {
        assertThat(send(Map.of(END_OF_DATA, "451 disk full"))).isEqualTo(new Outcome.Postponed());
    }

    @Test
    void unknown_if_the_connection_breaks_at_the_end_of_the_data() throws Exception {
        assertThat(send(Map.of(END_OF_DATA, HANG_UP))).isEqualTo(new Outcome.Unknown());
    }

    @Test
    void unknown_after_a_time_out_at_the_end_of_the_data() throws Exception {
        assertThat(send(Map.of(END_OF_DATA, SILENCE))).isEqualTo(new Outcome.Unknown());
    }

    @Test
    void postponed_if_the_connection_breaks_before_the_data() throws Exception {
        assertThat(send(Map.of("MAIL", HANG_UP))).isEqualTo(new Outcome.Postponed());
        assertThat(send(Map.of("RCPT", SILENCE))).isEqualTo(new Outcome.Postponed());
        assertThat(send(Map.of("DATA", HANG_UP))).isEqualTo(new Outcome.Postponed());
    }

    @Test
    void postponed_if_the_server_is_not_reachable() throws Exception {
        assertThat(MailServers.at(FreePort.next()).send(message("to@example.org"), in(Duration.ofMinutes(1))))
                .isEqualTo(new Outcome.Postponed());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "šnne@example.org",
                "anne@exämple.org",
                "\u200Banne@example.org",
                "anne@example.org\u00A0",
                "anne@example.org, bea@example.org",
                "anne@example.org>\r\nRCPT TO:<bea@example.org",
                "anne"
            })
    void contacts_no_server_for_an_address_that_would_arrive_changed(String address) throws Exception {
        var message = message("anne@example.org");
        message.setRecipient(RecipientType.TO, new InternetAddress(address, "Anne", "UTF-8"));
        var nobody = MailServers.at(1);

        assertThat(nobody.send(message, in(Duration.ofMinutes(1)))).isEqualTo(new Outcome.InvalidAddress());
        message.setRecipient(RecipientType.TO, new InternetAddress("Anne@example.org", "Anne", "UTF-8"));
        assertThat(nobody.send(message, in(Duration.ofMinutes(1)))).isEqualTo(new Outcome.Postponed());
    }

    @Test
    void one_rejected_address_rejects_a_message_to_several() throws Exception {
        var server = start(line -> line.contains("<bad@") ? "550 no such user" : "");

        var outcome = MailServers.at(server.port())
                .send(message("to@example.org, bad@example.org"), in(Duration.ofMinutes(1)));

        assertThat(outcome).isEqualTo(new Outcome.Rejected());
        assertThat(server.received()).isEmpty();
    }

    @Test
    void guarantee_6_a_transfer_ends_at_its_deadline_whatever_the_server_does() throws Exception {
        var soon = Duration.ofMillis(700);

        assertThat(send(Map.of("RCPT", DRIP), in(soon))).isEqualTo(new Outcome.Postponed());
        assertThat(send(Map.of("EHLO", DRIP), in(soon))).isEqualTo(new Outcome.Postponed());
        assertThat(send(Map.of(END_OF_DATA, DRIP), in(soon))).isEqualTo(new Outcome.Unknown());
    }

    @Test
    void guarantee_6_no_transfer_begins_after_its_deadline() throws Exception {
        var server = start(_ -> "");
        var mailServer = MailServers.at(server.port());
        assertThat(mailServer.send(message("to@example.org"), in(Duration.ofMinutes(1))))
                .isEqualTo(new Outcome.Accepted());

        assertThat(mailServer.send(message("to@example.org"), in(Duration.ofMillis(-1))))
                .as("by an open connection")
                .isEqualTo(new Outcome.Postponed());
        assertThat(server.received()).hasSize(1);
    }

    @Test
    void with_time_outs_for_each_read_alone_a_transfer_does_not_end() throws Exception {
        var server = start(line -> line.startsWith("RCPT") ? DRIP : "");
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var message = message("to@example.org");
            var outcome = CompletableFuture.supplyAsync(
                    () -> MailServers.at(server.port()).send(message, in(Duration.ofHours(1))), threads);

            // Longer than the time-out of a read.
            await().until(() -> server.drips() > 40);
            assertThat(outcome).isNotDone();
            server.close();
        }
    }

    private Outcome send(Map<String, String> answers) throws Exception {
        return send(answers, in(Duration.ofMinutes(1)));
    }

    private Outcome send(Map<String, String> answers, long deadline) throws Exception {
        var server = start(line -> answers.getOrDefault(line.split("[ :]")[0], ""));
        return MailServers.at(server.port()).send(message("to@example.org"), deadline);
    }

    private ScriptedMailServer start(ScriptedMailServer.Script script) {
        var server = new ScriptedMailServer(script);
        opened.add(server);
        return server;
    }

    private static long in(Duration time) {
        return System.nanoTime() + time.toNanos();
    }

    private static OutgoingMessage message(String to) throws Exception {
        var message = MailServers.at(1).newMessage();
        message.setHeader("Message-ID", "<1@example.org>");
        message.setFrom("from@example.org");
        message.setRecipients(RecipientType.TO, to);
        message.setText("Hello");
        return message;
    }
}
