package fr.spro.notification.smtp;

import static fr.spro.notification.smtp.ScriptedMailServer.DRIP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import fr.spro.notification.smtp.MailServer.Outcome;
import fr.spro.platform.web.LogLines;
import jakarta.mail.Message.RecipientType;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.ValueSource;

/// What is said to a mail server that proves to be the right one, and to any other.
class SmtpSecurityTests {

    private static final SmtpTimes SOON = new SmtpTimes(Duration.ofSeconds(2), Duration.ofSeconds(2));

    private static TestCertificate ours;
    private static TestCertificate ofAnotherName;

    private final List<String> said = new CopyOnWriteArrayList<>();
    private final List<AutoCloseable> opened = new ArrayList<>();
    private SSLContext usual;

    @BeforeAll
    static void makeCertificates(@TempDir Path folder) throws Exception {
        ours = TestCertificate.of(folder, "ip:127.0.0.1");
        ofAnotherName = TestCertificate.of(folder, "dns:mail.example.org");
    }

    @BeforeEach
    void trustNobodyElse() throws Exception {
        usual = SSLContext.getDefault();
        SSLContext.setDefault(ours.client());
    }

    @AfterEach
    void close() throws Exception {
        SSLContext.setDefault(usual);
        for (var each : opened) each.close();
    }

    @ParameterizedTest
    @EnumSource(names = "NONE", mode = Mode.EXCLUDE)
    void sends_to_the_server_whose_certificate_is_of_a_known_authority_and_names_it(SmtpSecurity security)
            throws Exception {
        var server = start(security, ours, "");

        assertThat(send(server, security)).isEqualTo(new Outcome.Accepted());
        assertThat(server.received()).hasSize(1);
        if (security == SmtpSecurity.STARTTLS) assertThat(said.subList(1, 3)).containsExactly("EHLO", "STARTTLS");
    }

    @ParameterizedTest
    @EnumSource(names = "NONE", mode = Mode.EXCLUDE)
    void sends_nothing_to_a_server_with_the_certificate_of_another_name(SmtpSecurity security) throws Exception {
        SSLContext.setDefault(ofAnotherName.client());

        assertSendsNothing(start(security, ofAnotherName, ""), security, "CertificateException");
    }

    @ParameterizedTest
    @EnumSource(names = "NONE", mode = Mode.EXCLUDE)
    void sends_nothing_to_a_server_whose_authority_is_unknown(SmtpSecurity security) throws Exception {
        SSLContext.setDefault(ofAnotherName.client());

        assertSendsNothing(start(security, ours, ""), security, "SunCertPathBuilderException");
    }

    /// As if somebody between had removed the offer.
    @Test
    void sends_nothing_if_no_encryption_is_offered() throws Exception {
        assertSendsNothing(start(SmtpSecurity.NONE, ours, ""), SmtpSecurity.STARTTLS, "offers no TLS");
    }

    @ParameterizedTest
    @ValueSource(strings = {"454 4.7.0 not now", "500 5.5.1 what", "250 ok"})
    void sends_nothing_if_encryption_is_offered_and_refused(String answer) throws Exception {
        assertSendsNothing(start(SmtpSecurity.STARTTLS, ours, answer), SmtpSecurity.STARTTLS, "The mail server");
    }

    @Test
    void a_server_that_speaks_plain_text_on_the_port_of_TLS_gets_nothing() throws Exception {
        assertSendsNothing(start(SmtpSecurity.NONE, ours, ""), SmtpSecurity.SMTPS, "SSLException");
    }

    /// The control: without the setting the login and the message would go out in plain text.
    @Test
    void without_the_requirement_a_server_that_offers_no_encryption_gets_the_message() throws Exception {
        var server = start(SmtpSecurity.NONE, ours, "");

        assertThat(send(server, SmtpSecurity.NONE)).isEqualTo(new Outcome.Accepted());
        assertThat(said).contains("AUTH", "MAIL", "RCPT");
    }

    @ParameterizedTest
    @EnumSource(names = "NONE", mode = Mode.EXCLUDE)
    void guarantee_6_each_step_ends_after_its_time_below_TLS_too(SmtpSecurity security) throws Exception {
        var dripping = new ScriptedMailServer(line -> line.startsWith("RCPT") ? DRIP : "", security, ours.server());
        opened.add(dripping);

        assertThat(send(dripping, security, SOON)).isEqualTo(new Outcome.Postponed());
        assertThat(dripping.drips()).isPositive();
    }

    @Test
    void no_other_setting_weakens_it() {
        var settings = MailServers.settings(1);
        settings.getJavaMailProperties().put("mail.smtp.starttls.required", "false");
        settings.getJavaMailProperties().put("mail.smtp.ssl.checkserveridentity", "false");
        SmtpSecurity.STARTTLS.applyTo(settings.getJavaMailProperties());

        assertThat(settings.getJavaMailProperties())
                .containsEntry("mail.smtp.starttls.required", "true")
                .containsEntry("mail.smtp.ssl.checkserveridentity", "true");
        settings.getJavaMailProperties().put("mail.smtp.ssl.trust", "*");
        assertThatIllegalStateException()
                .isThrownBy(() -> SmtpSecurity.STARTTLS.applyTo(settings.getJavaMailProperties()))
                .withMessageContaining("mail.smtp.ssl.trust");
    }

    @Test
    void a_service_at_a_real_address_does_not_start_without_encryption_unless_it_is_declared_a_trial() {
        var real = URI.create("https://journees.example-network.fr");
        var configuration = new SmtpConfiguration();

        assertThatIllegalStateException()
                .isThrownBy(() -> configuration.smtpSecurity(SmtpSecurity.NONE, real, false))
                .withMessageContaining("journees.example-network.fr");
        assertThat(configuration.smtpSecurity(SmtpSecurity.NONE, real, true)).isEqualTo(SmtpSecurity.NONE);
        assertThat(configuration.smtpSecurity(SmtpSecurity.STARTTLS, real, false))
                .isEqualTo(SmtpSecurity.STARTTLS);
        assertThat(configuration.smtpSecurity(SmtpSecurity.NONE, URI.create("http://localhost:8080"), false))
                .isEqualTo(SmtpSecurity.NONE);
    }

    private void assertSendsNothing(ScriptedMailServer server, SmtpSecurity security, String reason) throws Exception {
        try (var log = new LogLines()) {
            assertThat(send(server, security)).isEqualTo(new Outcome.Postponed());

            assertThat(said).doesNotContain("AUTH", "MAIL", "RCPT", "DATA");
            assertThat(server.received()).isEmpty();
            assertThat(log.lines()).noneMatch(line -> line.contains("@")).anyMatch(line -> line.contains(reason));
        }
    }

    /// Also offers a login.
    private ScriptedMailServer start(SmtpSecurity security, TestCertificate certificate, String startTls)
            throws Exception {
        var server = new ScriptedMailServer(
                line -> {
                    var command = line.split("[ :]")[0];
                    said.add(command);
                    return switch (command) {
                        case "STARTTLS" -> startTls;
                        case "EHLO" -> offered(security);
                        case "AUTH" -> "235 welcome";
                        default -> "";
                    };
                },
                security,
                certificate.server());
        opened.add(server);
        return server;
    }

    private static String offered(SmtpSecurity security) {
        return security == SmtpSecurity.STARTTLS ? "250-AUTH PLAIN\r\n250 STARTTLS" : "250-ok\r\n250 AUTH PLAIN";
    }

    private Outcome send(ScriptedMailServer server, SmtpSecurity security) throws Exception {
        return send(server, security, SmtpTimes.STANDARD);
    }

    private Outcome send(ScriptedMailServer server, SmtpSecurity security, SmtpTimes times) throws Exception {
        var settings = MailServers.settings(server.port());
        settings.setUsername("spro");
        settings.setPassword("a password");
        settings.getJavaMailProperties().put("mail.smtp.writetimeout", "60000");
        var mailServer = MailServers.at(settings, security, times);
        var message = mailServer.newMessage();
        message.setHeader("Message-ID", "<1@example.org>");
        message.setFrom("from@example.org");
        message.setRecipients(RecipientType.TO, "to@example.org");
        message.setText("Hello");
        return mailServer.send(message, () -> true);
    }
}
