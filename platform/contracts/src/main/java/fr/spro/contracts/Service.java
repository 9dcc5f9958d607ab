package fr.spro.contracts;

import java.util.Locale;

/// The four services, each a process and a database of its own.
public enum Service {
    REGISTRATION,
    BRANDING,
    SURVEY,
    NOTIFICATION;

    /// Short name: in addresses, cookies and clients.
    public String shortName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// Name of the application, of its consumer group and of its events' source.
    public String serviceName() {
        return shortName() + "-service";
    }
}
