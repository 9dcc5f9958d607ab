package fr.spro.notification.mail;

import fr.spro.platform.web.SecretLinks;
import fr.spro.suite.Networks;
import java.net.URI;
import java.util.Base64;
import org.springframework.mock.env.MockEnvironment;

/// What writes mails, created without Spring.
public final class MailUseCases {

    private MailUseCases() {}

    public static MimeComposer composer() {
        return new MimeComposer(writer(), settings());
    }

    static MailWriter writer() {
        return new MailWriter(settings(), new MailLinks(settings(), links("registration"), links("survey")));
    }

    private static MessageSettings settings() {
        return new MessageSettings(URI.create("http://localhost:8080"), Networks.EXAMPLE);
    }

    private static SecretLinks links(String purpose) {
        var key = Base64.getEncoder().encodeToString(new byte[32]);
        return SecretLinks.forPurpose(
                new MockEnvironment().withProperty("spro.links.%s.keys.k1".formatted(purpose), key), purpose);
    }
}
