package fr.spro.platform.web;

/// What this service is called: `orders-service` as an application, `orders` in addresses, cookies and clients.
public record ServiceName(String application) {

    public String shortName() {
        return application.replaceFirst("-service$", "");
    }
}
