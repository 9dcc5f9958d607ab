package fr.spro.platform.web.autoconfigure;

import fr.spro.platform.web.HostCookie;
import fr.spro.platform.web.PageSettings;
import java.net.URI;

/// The cookies of a service, each a [HostCookie].
///
/// @param isSecure whether browsers reach the suite by HTTPS
record CookieNames(PageSettings pages, String service, boolean isSecure) {

    CookieNames(PageSettings pages, String service, URI publicUrl) {
        this(pages, service, "https".equals(publicUrl.getScheme()));
    }

    String session() {
        return name(pages.sessionCookie(service));
    }

    /// The key to the form that was typed before signing in again.
    String form() {
        return name(pages.formCookie(service));
    }

    String language() {
        return name(pages.languageCookie());
    }

    /// The page to show after signing in.
    String target() {
        return name(pages.targetCookie(service));
    }

    /// Whether a cookie is the session of a service of this suite.
    boolean isSession(String name) {
        return pages.isSessionCookie(HostCookie.plain(name));
    }

    private String name(String name) {
        return HostCookie.name(name, isSecure);
    }
}
