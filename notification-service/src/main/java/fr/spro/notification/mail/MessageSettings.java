package fr.spro.notification.mail;

import fr.spro.suite.NetworkSettings;
import java.net.URI;

/// The network that sends the messages, and the base address of their links.
record MessageSettings(URI publicUrl, NetworkSettings network) {

    String page(String path) {
        return publicUrl + path;
    }

    /// The domain of `Message-ID`s and ids of calendar entries.
    String domain() {
        return network.sender().domain();
    }
}
