package fr.spro.local;

import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwsHeader;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.jwt.JwtEncoder;
import org.springframework.security.oauth2.jwt.JwtEncoderParameters;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;
import org.springframework.security.oauth2.server.authorization.oidc.authentication.OidcLogoutAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.oidc.web.authentication.OidcLogoutAuthenticationSuccessHandler;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;

/// Tells every service that a person has signed out, so that its session ends too (OpenID Connect Back-Channel
/// Logout); the authorization server of Spring does not do that itself.
final class BackChannelNotices implements AuthenticationSuccessHandler {

    private static final Logger LOG = LoggerFactory.getLogger(BackChannelNotices.class);
    private static final String EVENT = "http://schemas.openid.net/event/backchannel-logout";

    private final AuthenticationSuccessHandler redirect = new OidcLogoutAuthenticationSuccessHandler();
    private final List<String> clients;
    private final String issuer;
    private final String address;
    private final JwtEncoder tokens;
    private final RestClient http;

    /// @param address of the suite; a service has `/logout/connect/back-channel/` and its name
    BackChannelNotices(
            List<String> clients, String issuer, String address, JWKSource<SecurityContext> keys, RestClient http) {
        this.clients = List.copyOf(clients);
        this.issuer = issuer;
        this.address = address;
        this.tokens = new NimbusJwtEncoder(keys);
        this.http = http;
    }

    @Override
    public void onAuthenticationSuccess(
            HttpServletRequest request, HttpServletResponse response, Authentication authentication)
            throws IOException, ServletException {
        var idToken = ((OidcLogoutAuthenticationToken) authentication).getIdToken();
        if (idToken != null) clients.forEach(client -> notify(client, idToken));
        redirect.onAuthenticationSuccess(request, response, authentication);
    }

    /// A service that is away keeps the session until it ends by itself.
    private void notify(String client, OidcIdToken idToken) {
        try {
            http.post()
                    .uri("%s/logout/connect/back-channel/%s".formatted(address, client))
                    .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                    .body("logout_token=" + token(client, idToken))
                    .retrieve()
                    .toBodilessEntity();
        } catch (RestClientException e) {
            LOG.warn("{} was not notified of a sign-out: {}", client, e.toString());
        }
    }

    private String token(String client, OidcIdToken idToken) {
        var now = Instant.now();
        var claims = JwtClaimsSet.builder()
                .issuer(issuer)
                .subject(idToken.getSubject())
                .audience(List.of(client))
                .issuedAt(now)
                .expiresAt(now.plus(Duration.ofMinutes(2)))
                .id(UUID.randomUUID().toString())
                .claim("events", Map.of(EVENT, Map.of()));
        String session = idToken.getClaim("sid");
        if (session != null) claims.claim("sid", session);
        var header = JwsHeader.with(SignatureAlgorithm.RS256).type("logout+jwt").build();
        return tokens.encode(JwtEncoderParameters.from(header, claims.build())).getTokenValue();
    }
}
