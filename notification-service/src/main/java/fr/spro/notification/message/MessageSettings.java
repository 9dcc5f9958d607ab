package fr.spro.notification.message;

import fr.spro.platform.person.EmailAddress;
import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.bind.Name;

/// Sender, reply address and base address of the links in messages.
@ConfigurationProperties("spro")
record MessageSettings(
        @DefaultValue("http://localhost:8080") URI publicUrl,
        @Name("mail") @DefaultValue Sender sender) {

    record Sender(
            @DefaultValue("SPRO Pays de la Loire") String name,
            @DefaultValue("journees@spro.example.org") EmailAddress address,
            @DefaultValue("contact@spro.example.org") EmailAddress replyTo) {}

    String page(String path) {
        return publicUrl + path;
    }

    /// The domain of `Message-ID`s and ids of calendar entries.
    String domain() {
        return sender.address().domain();
    }
}
