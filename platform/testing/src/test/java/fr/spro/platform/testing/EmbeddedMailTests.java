package fr.spro.platform.testing;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.Message.RecipientType;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedMailTests {

    @TempDir
    Path folder;

    @Test
    void mails_in_a_folder_survive_a_restart_with_order_and_time() throws Exception {
        var before = EmbeddedMail.onFolder(folder, "127.0.0.1", 0, 0);
        send(before, "zoe.o'neil+1@example.org", "Première");
        send(before, "zoe.o'neil+1@example.org", "Deuxième");
        send(before, "ada@example.org", "Troisième");
        var arrivals = before.arrivals();
        before.close();

        try (var after = EmbeddedMail.onFolder(folder, "127.0.0.1", 0, 0)) {
            assertThat(after.all())
                    .extracting(ReceivedMail::subject)
                    .containsExactly("Première", "Deuxième", "Troisième");
            assertThat(after.to("ada@example.org").getFirst().text()).isEqualTo("Bonjour à tous");
            assertThat(after.to("ada@example.org").getFirst().to()).isEqualTo("Adélaïde <ada@example.org>");
            assertThat(after.arrivals().keySet()).isEqualTo(arrivals.keySet());
            send(after, "ada@example.org", "Quatrième");
            assertThat(after.to("ada@example.org"))
                    .extracting(ReceivedMail::subject)
                    .containsExactly("Troisième", "Quatrième");
        }
    }

    @Test
    void serves_the_latest_mails_of_a_folder_only() throws Exception {
        var address = "ada@example.org";
        for (int number = 0; number < EmbeddedMail.MOST_SERVED; number++) {
            var mailbox = folder.resolve(number == 1 ? "eve%40example.org" : "ada%40example.org");
            Files.writeString(
                    Files.createDirectories(mailbox).resolve(number + ".eml"),
                    "Subject: %d\n\nBonjour".formatted(number));
        }

        try (var server = EmbeddedMail.onFolder(folder, "127.0.0.1", 0, 0)) {
            assertThat(server.dropped()).isZero();
            assertThat(server.all()).hasSize(EmbeddedMail.MOST_SERVED);
            send(server, address, "the first one more");
            send(server, address, "the second one more");
            assertThat(server.dropped()).isEqualTo(2);
            assertThat(server.all()).hasSize(EmbeddedMail.MOST_SERVED);
            assertThat(server.to(address).getFirst().subject()).isEqualTo("2");
            assertThat(server.to(address).getLast().subject()).isEqualTo("the second one more");
            assertThat(server.to("eve@example.org")).isEmpty();
        }
    }

    private static void send(EmbeddedMail server, String address, String subject) throws Exception {
        var properties = new Properties();
        properties.put("mail.smtp.host", server.host());
        properties.put("mail.smtp.port", String.valueOf(server.smtpPort()));
        var message = new MimeMessage(Session.getInstance(properties));
        message.setFrom("from@example.org");
        message.setRecipient(RecipientType.TO, new InternetAddress(address, "Adélaïde", "UTF-8"));
        message.setSubject(subject, "UTF-8");
        message.setText("Bonjour à tous", "UTF-8");
        Transport.send(message);
    }
}
