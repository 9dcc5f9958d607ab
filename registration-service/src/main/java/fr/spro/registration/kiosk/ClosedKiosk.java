package fr.spro.registration.kiosk;

import fr.spro.platform.web.UnknownLink;

/// The link of the tablets is valid, but not now.
public class ClosedKiosk extends UnknownLink {

    private static final long serialVersionUID = 1L;

    private final String secret;

    ClosedKiosk(String secret) {
        this.secret = secret;
    }

    public String secret() {
        return secret;
    }
}
