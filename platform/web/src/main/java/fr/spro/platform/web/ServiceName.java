package fr.spro.platform.web;

/// The names of this service: `orders-service` as an application, `orders` in addresses, cookies and
/// clients.
public record ServiceName(String application) {

    public String shortName() {
        return application.replaceFirst("-service$", "");
    }
}
