package fr.spro.notification.message;

import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.bind.Name;

/// Who the messages come from, where answers go, and where the pages are that they link to.
@ConfigurationProperties("spro")
record MessageSettings(
        @DefaultValue("http://localhost:8080") URI publicUrl,
        @Name("mail") @DefaultValue Sender sender) {

    record Sender(
            @DefaultValue("SPRO Pays de la Loire") String name,
            @DefaultValue("journees@spro.example.org") String address,
            @DefaultValue("contact@spro.example.org") String replyTo) {}

    String page(String path) {
        return publicUrl + path;
    }

    /// What stands after the `@` in a `Message-ID` and in the id of a calendar entry.
    String domain() {
        return sender.address().substring(sender.address().indexOf('@') + 1);
    }
}
