package fr.spro.notification.smtp;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import fr.spro.notification.smtp.MailServer.Outcome;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.internet.InternetAddress;
import java.io.ByteArrayInputStream;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Base64;
import java.util.List;
import org.apache.james.jdkim.DKIMVerifier;
import org.apache.james.jdkim.exceptions.PermFailException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The signature of a mail as a mail server received it, verified by another library.
class MailSignerTests {

    private static final Base64.Encoder LINES = Base64.getMimeEncoder(64, new byte[] {'\n'});

    private static KeyPair keys;

    @BeforeAll
    static void makeKeys() throws Exception {
        keys = keys(2048);
    }

    @Test
    void a_receiver_can_verify_who_sent_a_mail_and_that_it_is_unchanged() throws Exception {
        var mail = received(signer("example.org", "example.org"));

        verify(mail);
        assertThat(mail)
                .containsOnlyOnce("Message-ID: <1@example.org>\r\n")
                .containsPattern("DKIM-Signature: v=1; a=rsa-sha256; .*c=relaxed/relaxed;");
        assertThat(signedHeaders(mail))
                .contains("From", "To", "Subject", "Message-ID", "Reply-To", "List-Unsubscribe", "Date");
    }

    /// The control.
    @ParameterizedTest
    @CsvSource({"union demain, union hier", "reply@example.org, eve@example.org", "unsubscribe, other"})
    void a_receiver_sees_that_a_mail_was_changed(String written, String changed) throws Exception {
        var mail = received(signer("example.org", "example.org"));
        var other = mail.replace(written, changed);

        assertThat(other).isNotEqualTo(mail);
        assertThatExceptionOfType(PermFailException.class).isThrownBy(() -> verify(other));
    }

    @Test
    void the_relay_signs_if_there_is_no_key() throws Exception {
        assertThat(received(MailSigner.of("", "", "", "example.org")))
                .contains("Message-ID: <1@example.org>\r\n")
                .doesNotContain("DKIM-Signature");
    }

    @Test
    void a_key_of_which_nobody_could_verify_the_signatures_is_refused_at_the_start() throws Exception {
        assertThat(signer("example.org", "mail.example.org")).isNotEqualTo(MailSigner.NONE);
        assertThatIllegalStateException()
                .isThrownBy(() -> signer("example.org", "other.net"))
                .withMessageContaining("other.net");
        assertThatIllegalStateException().isThrownBy(() -> MailSigner.of("example.org", "", pem(keys), "example.org"));
        var small = pem(keys(1024));
        assertThatIllegalStateException()
                .isThrownBy(() -> MailSigner.of("example.org", "spro", small, "example.org"))
                .withMessageContaining("2048");
        assertThatIllegalStateException()
                .isThrownBy(() -> MailSigner.of("example.org", "spro", "no key", "example.org"))
                .withMessageNotContaining("no key");
    }

    private static MailSigner signer(String domain, String sender) {
        return MailSigner.of(domain, "spro", pem(keys), sender);
    }

    private static KeyPair keys(int bits) throws Exception {
        var generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(bits);
        return generator.generateKeyPair();
    }

    private static String pem(KeyPair keys) {
        return "-----BEGIN PRIVATE KEY-----\n%s\n-----END PRIVATE KEY-----\n"
                .formatted(LINES.encodeToString(keys.getPrivate().getEncoded()));
    }

    private static List<String> signedHeaders(String mail) {
        var signature = mail.replaceAll("\r\n[ \t]+", " ");
        return List.of(signature.replaceAll("(?s).*?[; ]h=([^;]*);.*", "$1").split(":"));
    }

    private static void verify(String mail) throws Exception {
        var record = "v=DKIM1; k=rsa; p="
                + Base64.getEncoder().encodeToString(keys.getPublic().getEncoded());
        new DKIMVerifier((_, selector, domain) -> {
                    assertThat(selector + "._domainkey." + domain).isEqualTo("spro._domainkey.example.org");
                    return List.of(record);
                })
                .verify(new ByteArrayInputStream(mail.getBytes(UTF_8)));
    }

    /// What a mail server got.
    private static String received(MailSigner signer) throws Exception {
        try (var server = new ScriptedMailServer(_ -> "")) {
            var mailServer = MailServers.at(server.port(), signer);
            var message = mailServer.newMessage();
            message.setHeader("Message-ID", "<1@example.org>");
            message.setHeader("List-Unsubscribe", "<https://example.org/unsubscribe>");
            message.setSubject("Journée régionale");
            message.setFrom("from@example.org");
            message.setReplyTo(InternetAddress.parse("reply@example.org"));
            message.setRecipients(RecipientType.TO, "to@example.org");
            message.setText("Réunion demain  \n\n.\n\n", "UTF-8");

            assertThat(mailServer.send(message, () -> true)).isEqualTo(new Outcome.Accepted());
            return server.received().getFirst().data().replace("\n..", "\n.").replace("\n", "\r\n");
        }
    }
}
