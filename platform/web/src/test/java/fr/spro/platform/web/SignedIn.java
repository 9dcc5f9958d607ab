package fr.spro.platform.web;

import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.jwt;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.oidcLogin;

import java.util.List;
import java.util.Locale;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/// Who asks, in the tests of a service's pages and of its API.
public final class SignedIn {

    private SignedIn() {}

    /// Somebody of the staff in a browser.
    public static RequestPostProcessor staff(String role) {
        return staff("camille", role);
    }

    /// Somebody of the staff in a browser, known to the identity provider by this subject.
    public static RequestPostProcessor staff(String subject, String role) {
        return oidcLogin()
                .idToken(token -> token.subject(subject).claim("roles", List.of(role)))
                .authorities(authority(role));
    }

    /// A program of the organiser's.
    public static RequestPostProcessor program() {
        return program("organiser");
    }

    /// A program that has this role.
    public static RequestPostProcessor program(String role) {
        return jwt().jwt(token -> token.subject("story").claim("roles", List.of(role)))
                .authorities(authority(role));
    }

    private static SimpleGrantedAuthority authority(String role) {
        return new SimpleGrantedAuthority("ROLE_" + role.toUpperCase(Locale.ROOT));
    }
}
