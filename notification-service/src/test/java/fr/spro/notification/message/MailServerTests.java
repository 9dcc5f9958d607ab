package fr.spro.notification.message;

import static org.assertj.core.api.Assertions.assertThat;

import fr.spro.notification.message.MailServer.Outcome;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.internet.MimeMessage;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/// What may be done after each answer of a mail server, also of one that falls silent or hangs up.
class MailServerTests {

    private final List<AutoCloseable> opened = new ArrayList<>();

    @AfterEach
    void close() throws Exception {
        for (var each : opened) each.close();
    }

    @Test
    void what_the_server_took_is_taken() throws Exception {
        assertThat(send(Map.of("DATA-END", "250 ok"))).isEqualTo(new Outcome.Taken());
    }

    @Test
    void an_address_that_the_server_refuses_for_good_is_refused() throws Exception {
        assertThat(send(Map.of("RCPT", "550 no such user"))).isEqualTo(new Outcome.Refused());
    }

    @Test
    void an_address_that_the_server_puts_off_is_tried_later() throws Exception {
        assertThat(send(Map.of("RCPT", "450 greylisted"))).isEqualTo(new Outcome.NotAsked());
    }

    @Test
    void a_mail_that_the_server_refuses_after_its_data_is_refused() throws Exception {
        assertThat(send(Map.of("DATA-END", "554 spam"))).isEqualTo(new Outcome.Refused());
    }

    @Test
    void a_mail_that_the_server_puts_off_after_its_data_is_tried_later() throws Exception {
        assertThat(send(Map.of("DATA-END", "451 disk full"))).isEqualTo(new Outcome.NotAsked());
    }

    @Test
    void a_connection_that_breaks_at_the_end_of_the_data_leaves_the_outcome_unknown() throws Exception {
        assertThat(send(Map.of("DATA-END", "HANG-UP"))).isEqualTo(new Outcome.Unknown());
    }

    @Test
    void a_server_that_falls_silent_at_the_end_of_the_data_leaves_the_outcome_unknown_after_the_time_out()
            throws Exception {
        assertThat(send(Map.of("DATA-END", "SILENCE"))).isEqualTo(new Outcome.Unknown());
    }

    @Test
    void a_server_that_is_away_was_not_asked() throws Exception {
        var nobody = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        nobody.close();

        assertThat(mailServer(nobody.getLocalPort()).send(message())).isEqualTo(new Outcome.NotAsked());
    }

    private Outcome send(Map<String, String> answers) throws Exception {
        var socket = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        opened.add(socket);
        Thread.ofVirtual().start(() -> serve(socket, answers));
        return mailServer(socket.getLocalPort()).send(message());
    }

    private static MailServer mailServer(int port) {
        var settings = new JavaMailSenderImpl();
        settings.setHost("127.0.0.1");
        settings.setPort(port);
        settings.getJavaMailProperties().put("mail.smtp.timeout", "1000");
        settings.getJavaMailProperties().put("mail.smtp.connectiontimeout", "1000");
        return new MailServer(settings);
    }

    private static MimeMessage message() throws Exception {
        var message = mailServer(1).newMessage();
        message.setHeader("Message-ID", "<1@example.org>");
        message.setFrom("from@example.org");
        message.setRecipients(RecipientType.TO, "to@example.org");
        message.setText("Hello");
        return message;
    }

    /// A mail server that answers as it is told to, and 250 to all else.
    private static void serve(ServerSocket server, Map<String, String> answers) {
        try (var socket = server.accept();
                var lines = new BufferedReader(new InputStreamReader(socket.getInputStream()))) {
            say(socket, "220 ready");
            var inData = false;
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                var verb = inData ? (line.equals(".") ? "DATA-END" : "") : line.split("[ :]")[0];
                if (verb.isEmpty()) continue;
                inData = verb.equals("DATA");
                var answer = answers.getOrDefault(verb, inData ? "354 go on" : "250 ok");
                if (answer.equals("HANG-UP")) return;
                if (!answer.equals("SILENCE")) say(socket, answer);
            }
        } catch (IOException closed) {
            // The test is over.
        }
    }

    private static void say(Socket socket, String line) throws IOException {
        socket.getOutputStream().write((line + "\r\n").getBytes());
    }
}
