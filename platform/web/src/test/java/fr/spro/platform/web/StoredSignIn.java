package fr.spro.platform.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.http.Cookie;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.csrf.DefaultCsrfToken;
import org.springframework.security.web.csrf.HttpSessionCsrfTokenRepository;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;

/// Stores a session as it is after signing in, and returns its cookie.
final class StoredSignIn {

    private static final String CSRF_ATTRIBUTE =
            HttpSessionCsrfTokenRepository.class.getName().concat(".CSRF_TOKEN");

    private StoredSignIn() {}

    static <S extends Session> Cookie signIn(
            FindByIndexNameSessionRepository<S> sessions, String subject, String sid, String... roles) {
        var idToken = OidcIdToken.withTokenValue("t")
                .subject(subject)
                .claim("sid", sid)
                .claim("roles", List.of(roles))
                .build();
        var authorities = Arrays.stream(roles)
                .map(role -> new SimpleGrantedAuthority("ROLE_" + role.toUpperCase(Locale.ROOT)))
                .toList();
        var user = new DefaultOidcUser(authorities, idToken, "sub");
        var session = sessions.createSession();
        session.setAttribute(
                HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY,
                new SecurityContextImpl(new OAuth2AuthenticationToken(user, authorities, "survey")));
        session.setAttribute(CSRF_ATTRIBUTE, new DefaultCsrfToken("X-CSRF-TOKEN", "_csrf", "of-" + sid));
        sessions.save(session);
        return new Cookie(
                "APP_SURVEY", Base64.getEncoder().encodeToString(session.getId().getBytes(UTF_8)));
    }
}
