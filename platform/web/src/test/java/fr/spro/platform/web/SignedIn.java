package fr.spro.platform.web;

import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.jwt;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.oidcLogin;

import java.util.List;
import java.util.Locale;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/// Authenticated requests, for the tests of a service's pages and API.
public final class SignedIn {

    private SignedIn() {}

    /// A member of staff in a browser.
    public static RequestPostProcessor staff(String role) {
        return staff("camille", role);
    }

    /// A member of staff in a browser, with this subject at the identity provider.
    public static RequestPostProcessor staff(String subject, String role) {
        return staff(subject, List.of(role));
    }

    /// A member of staff with several roles in one account.
    public static RequestPostProcessor staff(String subject, List<String> roles) {
        return oidcLogin()
                .idToken(token -> token.subject(subject).claim("roles", roles))
                .authorities(roles.stream().map(SignedIn::authority).toArray(GrantedAuthority[]::new));
    }

    /// A program with the organiser's role.
    public static RequestPostProcessor program() {
        return program("organiser");
    }

    /// A program with this role.
    public static RequestPostProcessor program(String role) {
        return jwt().jwt(token -> token.subject("story").claim("roles", List.of(role)))
                .authorities(authority(role));
    }

    private static SimpleGrantedAuthority authority(String role) {
        return new SimpleGrantedAuthority("ROLE_" + role.toUpperCase(Locale.ROOT));
    }
}
