package fr.spro.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.server.authorization.oidc.authentication.OidcLogoutAuthenticationToken;
import org.springframework.web.client.RestClient;

class BackChannelNoticesTests {

    @Test
    void every_service_is_notified_of_a_sign_out_even_if_another_is_away() throws Exception {
        var received = new ConcurrentHashMap<String, String>();
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            received.put(
                    exchange.getRequestURI().getPath(),
                    new String(exchange.getRequestBody().readAllBytes(), UTF_8));
            exchange.sendResponseHeaders(exchange.getRequestURI().getPath().endsWith("away") ? 503 : 200, -1);
            exchange.close();
        });
        server.start();
        var keys = new ImmutableJWKSet<SecurityContext>(
                new JWKSet(new RSAKeyGenerator(2048).keyID("k1").generate()));
        var address = "http://localhost:" + server.getAddress().getPort();
        var notices = new BackChannelNotices(
                List.of("away", "survey"), "https://identity.example.org", address, keys, RestClient.create());
        var idToken = OidcIdToken.withTokenValue("t")
                .subject("odile")
                .claim("sid", "sid-1")
                .build();
        var person = new TestingAuthenticationToken("odile", "", "ROLE_USER");
        var response = new MockHttpServletResponse();

        notices.onAuthenticationSuccess(
                new MockHttpServletRequest(),
                response,
                new OidcLogoutAuthenticationToken(idToken, person, "session", "survey", address + "/", null));
        server.stop(0);

        assertThat(response.getRedirectedUrl()).isEqualTo(address + "/");
        assertThat(received)
                .containsOnlyKeys("/logout/connect/back-channel/away", "/logout/connect/back-channel/survey");
        var token = SignedJWT.parse(
                received.get("/logout/connect/back-channel/survey").replace("logout_token=", ""));
        assertThat(token.getHeader().getType()).hasToString("logout+jwt");
        assertThat(token.getJWTClaimsSet().getAudience()).containsExactly("survey");
        assertThat(token.getJWTClaimsSet().getSubject()).isEqualTo("odile");
        assertThat(token.getJWTClaimsSet().getClaims())
                .containsEntry("sid", "sid-1")
                .containsEntry("events", Map.of("http://schemas.openid.net/event/backchannel-logout", Map.of()));
    }
}
