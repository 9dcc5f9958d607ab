package fr.spro.notification.message;

import static org.assertj.core.api.Assertions.assertThat;

import fr.spro.notification.message.MailServer.Outcome;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.internet.InternetAddress;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/// Outcomes by the responses of a mail server, including time-outs and broken connections.
class MailServerTests {

    private final List<AutoCloseable> opened = new ArrayList<>();

    @AfterEach
    void close() throws Exception {
        for (var each : opened) each.close();
    }

    @Test
    void accepted_by_the_server() throws Exception {
        assertThat(send(Map.of("DATA-END", "250 ok"))).isEqualTo(new Outcome.Accepted());
    }

    @Test
    void rejected_for_a_permanent_error_of_the_address() throws Exception {
        assertThat(send(Map.of("RCPT", "550 no such user"))).isEqualTo(new Outcome.Rejected());
    }

    @Test
    void postponed_for_a_temporary_error_of_the_address() throws Exception {
        assertThat(send(Map.of("RCPT", "450 greylisted"))).isEqualTo(new Outcome.Postponed());
    }

    @Test
    void rejected_for_a_permanent_error_after_the_data() throws Exception {
        assertThat(send(Map.of("DATA-END", "554 spam"))).isEqualTo(new Outcome.Rejected());
    }

    @Test
    void postponed_for_a_temporary_error_after_the_data() throws Exception {
        assertThat(send(Map.of("DATA-END", "451 disk full"))).isEqualTo(new Outcome.Postponed());
    }

    @Test
    void unknown_if_the_connection_breaks_at_the_end_of_the_data() throws Exception {
        assertThat(send(Map.of("DATA-END", "HANG-UP"))).isEqualTo(new Outcome.Unknown());
    }

    @Test
    void unknown_after_a_time_out_at_the_end_of_the_data() throws Exception {
        assertThat(send(Map.of("DATA-END", "SILENCE"))).isEqualTo(new Outcome.Unknown());
    }

    @Test
    void postponed_if_the_server_is_not_reachable() throws Exception {
        var nobody = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        nobody.close();

        assertThat(mailServer(nobody.getLocalPort()).send(message())).isEqualTo(new Outcome.Postponed());
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
        var message = message();
        message.setRecipient(RecipientType.TO, new InternetAddress(address, "Anne", "UTF-8"));
        var nobody = mailServer(1);

        assertThat(nobody.send(message)).isEqualTo(new Outcome.InvalidAddress());
        message.setRecipient(RecipientType.TO, new InternetAddress("Anne@example.org", "Anne", "UTF-8"));
        assertThat(nobody.send(message)).isEqualTo(new Outcome.Postponed());
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

    /// A mail server with scripted responses, by default 250.
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
