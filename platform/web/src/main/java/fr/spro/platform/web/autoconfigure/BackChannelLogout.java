package fr.spro.platform.web.autoconfigure;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.client.oidc.authentication.logout.OidcLogoutToken;
import org.springframework.security.oauth2.client.oidc.session.OidcSessionInformation;
import org.springframework.security.oauth2.client.oidc.session.OidcSessionRegistry;
import org.springframework.security.web.authentication.logout.LogoutHandler;
import org.springframework.session.Session;

/// Ends the sessions of a person who has signed out at the identity provider or in another service (OpenID
/// Connect Back-Channel Logout). Sessions are found in the store, so it does not matter which instance is
/// told.
record BackChannelLogout(StoredSessions sessions) implements LogoutHandler, OidcSessionRegistry {

    @Override
    public void logout(
            HttpServletRequest request, HttpServletResponse response, @Nullable Authentication authentication) {
        if (authentication == null || !(authentication.getPrincipal() instanceof OidcLogoutToken token)) return;
        if (token.getSubject() == null) {
            sessions.endSignIn(token.getSessionId());
            return;
        }
        sessions.findByPrincipalName(token.getSubject()).values().stream()
                .filter(session -> belongs(session, token.getSessionId()))
                .map(Session::getId)
                .forEach(sessions::deleteById);
    }

    /// A token without a sign-in ends all sessions of the person.
    private static boolean belongs(Session session, @Nullable String signIn) {
        var known = SessionConverter.signIn(session);
        return signIn == null || known == null || known.equals(signIn);
    }

    @Override
    public void saveSessionInformation(OidcSessionInformation session) {}

    @Override
    public @Nullable OidcSessionInformation removeSessionInformation(String session) {
        return null;
    }

    @Override
    public Iterable<OidcSessionInformation> removeSessionInformation(OidcLogoutToken token) {
        return List.of();
    }
}
