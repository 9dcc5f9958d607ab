package fr.spro.contracts;

import java.util.Locale;

/// The four services, each with its own process and database.
public enum Service {
    REGISTRATION,
    BRANDING,
    SURVEY,
    NOTIFICATION;

    /// The short name in addresses, cookies and clients.
    public String shortName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The name of the application, the prefix of its consumer groups, and the source of its events.
    public String serviceName() {
        return shortName() + "-service";
    }
}
