package fr.spro.notification.mail;

import static org.assertj.core.api.Assertions.assertThat;

import fr.spro.contracts.DayEvent.Day;
import fr.spro.contracts.EntityRef;
import fr.spro.contracts.RegistrationEvent.Place;
import fr.spro.contracts.RegistrationEvent.Places;
import fr.spro.notification.EventsOf;
import fr.spro.notification.known.DayProjection;
import fr.spro.notification.known.Recipient;
import jakarta.mail.Header;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What somebody wrote never becomes a header, a recipient or a part of a mail.
class HeaderInjectionTests {

    private static final Instant NOW = Instant.parse("2027-11-08T09:00:00Z");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Ada\r\nBcc: eve@example.org",
                "Ada\nBcc: eve@example.org",
                "Ada\rBcc: eve@example.org",
                "Ada\r\n\r\n<p>Hello",
                "Ada\u2028Bcc: eve@example.org",
                "Ada\u0085Bcc: eve@example.org",
                "Ada <eve@example.org>, Bea",
                "Ada\" <eve@example.org>, \"Bea",
                "=?UTF-8?Q?Ada=0D=0ABcc:=20eve@example.org?=",
                "=?utf-8?b?QWRhDQpCY2M6IGV2ZUBleGFtcGxlLm9yZw==?="
            })
    void a_name_or_a_title_adds_no_header_and_no_recipient(String text) throws Exception {
        var usual = received("Ada", "Journée");
        var named = received(text, "Journée");
        var titled = received("Ada", text);

        for (var mail : List.of(named, titled)) {
            assertThat(names(mail)).isEqualTo(names(usual));
            assertThat(mail.getAllRecipients())
                    .singleElement()
                    .isInstanceOfSatisfying(
                            InternetAddress.class,
                            recipient -> assertThat(recipient.getAddress()).isEqualTo("ada@example.org"));
            assertThat(mail.getFrom()).hasSize(1);
            assertThat(mail.getReplyTo()).hasSize(1);
            assertThat(mail.getSubject()).doesNotContainPattern("[\\p{Cc}\u2028\u2029]");
        }
        var name = ((InternetAddress) named.getRecipients(RecipientType.TO)[0]).getPersonal();
        assertThat(name).startsWith(text.startsWith("=?") ? "= ?" : "Ada").doesNotContainPattern("[\\p{Cc}\u2028]");
    }

    private static List<String> names(MimeMessage mail) throws Exception {
        return Collections.list(mail.getAllHeaders()).stream()
                .map(Header::getName)
                .toList();
    }

    /// As a mail server reads it, where each line ends and begins.
    private static MimeMessage received(String name, String title) throws Exception {
        var message = composed(name, title);
        message.saveChanges();
        var bytes = new ByteArrayOutputStream();
        message.writeTo(bytes);
        var headers = bytes.toString(StandardCharsets.UTF_8).split("\r\n\r\n", 2)[0];
        assertThat(Pattern.compile("\r(?!\n)|(?<!\r)\n").matcher(headers).find())
                .isFalse();
        return new MimeMessage(null, new ByteArrayInputStream(bytes.toByteArray()));
    }

    private static MimeMessage composed(String name, String title) {
        var event = new EventsOf("r", "d", 1, NOW).confirmed(new Places(new Place(true, null), List.of()));
        var recipient = new Recipient(
                EntityRef.registration("r"),
                1,
                name,
                "ada@example.org",
                "fr",
                null,
                List.of(),
                List.of(),
                false,
                null,
                null);
        var day = new Day(
                1,
                "journee",
                title,
                NOW,
                NOW.plusSeconds(3600),
                "Nantes",
                null,
                List.of(),
                List.of(),
                null,
                null,
                null,
                null,
                null,
                null);
        var message = new MimeMessage((Session) null);
        MailUseCases.composer()
                .compose(
                        new MailRequest(
                                "e/r/7",
                                Kind.PLACE_CONFIRMED,
                                event,
                                7,
                                NOW,
                                recipient,
                                Optional.empty(),
                                Optional.of(new DayProjection("d", 1, day)),
                                false),
                        message);
        return message;
    }
}
