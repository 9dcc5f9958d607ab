package fr.spro.notification.message;

import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Who the messages come from and how to reach them.
@ConfigurationProperties("spro.mail")
record MessageSettings(
        @DefaultValue("SPRO Pays de la Loire") String fromName,
        @DefaultValue("journees@spro.example.org") String from,
        @DefaultValue("contact@spro.example.org") String replyTo) {

    /// The part of a `Message-ID` and of a calendar entry's id after the `@`.
    static String domain(URI publicUrl) {
        return publicUrl.getHost();
    }
}
