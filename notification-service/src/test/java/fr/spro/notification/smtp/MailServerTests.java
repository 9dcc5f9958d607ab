package fr.spro.notification.smtp;

import static fr.spro.notification.smtp.ScriptedMailServer.DRIP;
import static fr.spro.notification.smtp.ScriptedMailServer.END_OF_DATA;
import static fr.spro.notification.smtp.ScriptedMailServer.HANG_UP;
import static fr.spro.notification.smtp.ScriptedMailServer.LATE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fr.spro.notification.smtp.MailServer.Outcome;
import fr.spro.platform.testing.FreePort;
import fr.spro.platform.web.LogLines;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Outcomes by the responses of a mail server, including time-outs and broken connections.
class MailServerTests {

    private static final BooleanSupplier ALWAYS = () -> true;
    private static final SmtpTimes SOON = new SmtpTimes(Duration.ofMillis(700), Duration.ofMillis(700));

    private final List<AutoCloseable> opened = new ArrayList<>();

    @AfterEach
    void close() throws Exception {
        for (var each : opened) each.close();
    }

    @Test
    void accepted_by_the_server() throws Exception {
        assertThat(send(Map.of(END_OF_DATA, "250 ok"))).isEqualTo(new Outcome.Accepted());
    }

    /// A mail without it is no mail (RFC 5322, 3.6), and looks like spam.
    @Test
    void a_mail_has_the_date_of_its_transfer() throws Exception {
        var server = start(_ -> "");
        var before = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        MailServers.at(server.port()).send(message("to@example.org"), ALWAYS);

        var mail = new MimeMessage(
                null,
                new ByteArrayInputStream(server.received().getFirst().data().getBytes(StandardCharsets.UTF_8)));
        assertThat(mail.getSentDate().toInstant()).isBetween(before, Instant.now());
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

        for (int i = 0; i < 4; i++) mailServer.send(message("to@example.org"), ALWAYS);

        assertThat(meters.get("spro.mails.refused").counters())
                .extracting(counter -> counter.getId().getTag("of") + " " + (int) counter.count())
                .containsExactlyInAnyOrder("us 1", "mailbox 2", "message 0");
    }

    @Test
    void a_refused_login_is_called_so() {
        assertThat(Refusal.of(SmtpStep.SIGN_IN, 535, "535 5.7.8 Error: authentication failed"))
                .hasToString("the sender, the login or relaying: 535 5.7.8");
    }

    @Test
    void postponed_if_the_server_is_not_reachable() throws Exception {
        assertThat(MailServers.at(FreePort.next()).send(message("to@example.org"), ALWAYS))
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

        assertThat(nobody.send(message, ALWAYS)).isEqualTo(new Outcome.InvalidAddress());
        message.setRecipient(RecipientType.TO, new InternetAddress("Anne@example.org", "Anne", "UTF-8"));
        assertThat(nobody.send(message, ALWAYS)).isEqualTo(new Outcome.Postponed());
    }

    @Test
    void one_rejected_address_rejects_a_message_to_several() throws Exception {
        var server = start(line -> line.contains("<bad@") ? "550 no such user" : "");

        var outcome = MailServers.at(server.port()).send(message("to@example.org, bad@example.org"), ALWAYS);

        assertThat(outcome).isEqualTo(new Outcome.Rejected());
        assertThat(server.received()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        GREETING | SILENCE     | Postponed
        GREETING | HANG-UP     | Postponed
        GREETING | 421 closing | Postponed
        GREETING | 554 no      | Postponed
        EHLO     | SILENCE     | Postponed
        EHLO     | HANG-UP     | Postponed
        MAIL     | SILENCE     | Postponed
        MAIL     | HANG-UP     | Postponed
        MAIL     | 421 closing | Postponed
        MAIL     | 451 later   | Postponed
        MAIL     | 550 no      | Postponed
        MAIL     | nonsense    | Postponed
        RCPT     | SILENCE     | Postponed
        RCPT     | HANG-UP     | Postponed
        RCPT     | 421 closing | Postponed
        RCPT     | 451 later   | PutOff
        RCPT     | 550 no      | Rejected
        RCPT     | nonsense    | Postponed
        DATA     | SILENCE     | Postponed
        DATA     | HANG-UP     | Postponed
        DATA     | 421 closing | Postponed
        DATA     | 451 later   | PutOff
        DATA     | 554 no      | Rejected
        DATA     | nonsense    | Postponed
        DATA-END | SILENCE     | Unknown
        DATA-END | HANG-UP     | Unknown
        DATA-END | nonsense    | Unknown
        DATA-END | 421 closing | Postponed
        DATA-END | 451 later   | PutOff
        DATA-END | 554 no      | Rejected
        """)
    void guarantee_6_a_server_that_fails_at_any_step_leaves_the_outcome_unknown_only_after_asking_for_the_content(
            String step, String answer, String outcome) throws Exception {
        assertThat(send(Map.of(step, answer)).getClass().getSimpleName()).isEqualTo(outcome);
    }

    /// The client forgets a refused message by a further command, which is no answer to the message.
    @ParameterizedTest
    @CsvSource({
        "RCPT, 550 no such user, Rejected",
        "RCPT, 450 greylisted, PutOff",
        "DATA-END, 554 spam, Rejected",
        "DATA-END, 451 disk full, PutOff",
        "DATA-END, 421 closing, Postponed"
    })
    void guarantee_6_a_refusal_is_known_also_if_the_connection_breaks_right_after_it(
            String step, String answer, String outcome) throws Exception {
        assertThat(send(Map.of(step, answer, "RSET", HANG_UP)).getClass().getSimpleName())
                .isEqualTo(outcome);
    }

    @ParameterizedTest
    @CsvSource({
        "DATA-END, 250 ok, 250 ok, 1",
        "RCPT, 550 no such user, 250 ok, 1",
        "DATA-END, 451 disk full, 250 ok, 1",
        "RCPT, 450 greylisted, 500 what, 2",
        "RCPT, 450 greylisted, HANG-UP, 2",
        "RCPT, 421 closing, 250 ok, 2",
        "DATA-END, 421 closing, 250 ok, 2",
        "DATA-END, HANG-UP, 250 ok, 2"
    })
    void the_next_message_follows_on_a_connection_only_if_the_server_has_accepted_or_forgotten_the_one_before(
            String step, String answer, String reset, int connections) throws Exception {
        var first = new AtomicBoolean(true);
        var server = start(line -> {
            if (line.equals("RSET")) return reset;
            return line.split("[ :]")[0].equals(step) && first.getAndSet(false) ? answer : "";
        });
        var mailServer = MailServers.at(server.port());
        mailServer.send(message("to@example.org"), ALWAYS);

        assertThat(mailServer.send(message("next@example.org"), ALWAYS)).isEqualTo(new Outcome.Accepted());
        assertThat(server.connections()).isEqualTo(connections);
        assertThat(server.received().getLast().recipients()).containsExactly("next@example.org");
    }

    @Test
    void guarantee_6_nothing_is_sent_that_is_withdrawn_before_its_content() throws Exception {
        var server = start(_ -> "");
        var mailServer = MailServers.at(server.port());

        assertThat(mailServer.send(message("to@example.org"), () -> false)).isEqualTo(new Outcome.Withdrawn());
        assertThat(server.received()).isEmpty();
        assertThat(mailServer.send(message("to@example.org"), ALWAYS)).isEqualTo(new Outcome.Accepted());
    }

    /// Such as an election of the store right before the content.
    @Test
    void guarantee_6_nothing_is_sent_while_it_cannot_be_known_whether_it_may_be() throws Exception {
        var server = start(_ -> "");

        var outcome = MailServers.at(server.port()).send(message("to@example.org"), () -> {
            throw new IllegalStateException("the store is away");
        });

        assertThat(outcome).isEqualTo(new Outcome.Withdrawn());
        assertThat(server.received()).isEmpty();
    }

    @Test
    void guarantee_6_each_step_ends_after_its_time_whatever_the_server_does() throws Exception {
        assertThat(send(Map.of("EHLO", DRIP), SOON)).isEqualTo(new Outcome.Postponed());
        assertThat(send(Map.of("RCPT", DRIP), SOON)).isEqualTo(new Outcome.Postponed());
        assertThat(send(Map.of(END_OF_DATA, DRIP), SOON)).isEqualTo(new Outcome.Unknown());
    }

    @Test
    void a_server_may_take_longer_to_answer_the_end_of_the_content_than_a_command() throws Exception {
        var patient = new SmtpTimes(Duration.ofMillis(300), Duration.ofMinutes(1));

        // The reads of the tests end after a second.
        assertThat(send(Map.of(END_OF_DATA, LATE), patient)).isEqualTo(new Outcome.Accepted());
        assertThat(send(Map.of("RCPT", LATE), patient)).isEqualTo(new Outcome.Postponed());
    }

    @Test
    void with_time_outs_for_each_read_alone_a_transfer_does_not_end() throws Exception {
        var server = start(line -> line.startsWith("RCPT") ? DRIP : "");
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var message = message("to@example.org");
            var hour = Duration.ofHours(1);
            var outcome = CompletableFuture.supplyAsync(
                    () -> MailServers.at(server.port(), new SmtpTimes(hour, hour))
                            .send(message, ALWAYS),
                    threads);

            // Longer than the time-out of a read.
            await().until(() -> server.drips() > 40);
            assertThat(outcome).isNotDone();
            server.close();
        }
    }

    private Outcome send(Map<String, String> answers) throws Exception {
        return send(answers, SmtpTimes.STANDARD);
    }

    private Outcome send(Map<String, String> answers, SmtpTimes times) throws Exception {
        var server = start(line -> answers.getOrDefault(line.split("[ :]")[0], ""));
        return MailServers.at(server.port(), times).send(message("to@example.org"), ALWAYS);
    }

    private ScriptedMailServer start(ScriptedMailServer.Script script) {
        var server = new ScriptedMailServer(script);
        opened.add(server);
        return server;
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
