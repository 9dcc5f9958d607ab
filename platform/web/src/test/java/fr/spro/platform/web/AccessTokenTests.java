package fr.spro.platform.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import fr.spro.platform.testing.Infrastructure;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.http.HttpHeaders;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/// Which signed tokens the API of survey-service accepts.
@SpringBootTest(
        classes = TestApp.class,
        properties = {
            "spring.application.name=survey-service",
            "management.server.port=",
            "spro.topics.create=false",
            "spro.pages.staff-roles=clerk,manager",
            "spro.pages.staff-menu=orders",
            "spro.oidc.issuer=" + AccessTokenTests.ISSUER
        })
@AutoConfigureMockMvc
class AccessTokenTests {

    static final String ISSUER = "https://identity.example.org";

    private static final RSAKey KEY = key();
    private static final HttpServer KEYS = publish(KEY);

    @Autowired
    MockMvcTester mvc;

    @DynamicPropertySource
    static void infrastructure(DynamicPropertyRegistry registry) {
        Infrastructure.properties("tokens").forEach((name, value) -> registry.add(name, () -> value));
        registry.add(
                "spro.oidc.jwk-set-uri",
                () -> "http://localhost:%d/jwks".formatted(KEYS.getAddress().getPort()));
    }

    @AfterAll
    static void stop() {
        KEYS.stop(0);
    }

    @Test
    void accepts_an_access_token_for_this_service() throws JOSEException {
        assertThat(statusFor(signed(KEY, token("survey-service")))).isEqualTo(200);
        assertThat(statusFor(signed(KEY, token("branding-service", "survey-service"))))
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"registration-service", "branding-service", "notification-service", "story"})
    void rejects_a_token_for_another_audience(String audience) throws JOSEException {
        assertThat(statusFor(signed(KEY, token(audience)))).isEqualTo(401);
    }

    @Test
    void rejects_an_id_token_of_its_own_client() throws JOSEException {
        var idToken = new JWTClaimsSet.Builder(token("survey").build())
                .claim("azp", "survey")
                .claim("nonce", "n-1");

        assertThat(statusFor(signed(KEY, idToken))).isEqualTo(401);
    }

    @Test
    void rejects_a_token_without_audience() throws JOSEException {
        assertThat(statusFor(signed(KEY, token()))).isEqualTo(401);
    }

    @Test
    void rejects_a_token_of_another_issuer_with_another_key_or_expired() throws JOSEException {
        assertThat(statusFor(signed(KEY, token("survey-service").issuer("https://identity.example.com"))))
                .isEqualTo(401);
        assertThat(statusFor(signed(key(), token("survey-service")))).isEqualTo(401);
        var expired =
                token("survey-service").expirationTime(Date.from(Instant.now().minus(Duration.ofMinutes(5))));
        assertThat(statusFor(signed(KEY, expired))).isEqualTo(401);
    }

    private int statusFor(String token) {
        return mvc.get()
                .uri("/api/survey/v1/manager")
                .header(HttpHeaders.AUTHORIZATION, "Bearer " + token)
                .exchange()
                .getResponse()
                .getStatus();
    }

    private static JWTClaimsSet.Builder token(String... audience) {
        return new JWTClaimsSet.Builder()
                .issuer(ISSUER)
                .subject("story")
                .audience(List.of(audience))
                .claim("roles", List.of("manager"))
                .expirationTime(Date.from(Instant.now().plus(Duration.ofMinutes(5))));
    }

    private static String signed(RSAKey key, JWTClaimsSet.Builder claims) throws JOSEException {
        var token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(KEY.getKeyID()).build(), claims.build());
        token.sign(new RSASSASigner(key));
        return token.serialize();
    }

    private static RSAKey key() {
        try {
            return new RSAKeyGenerator(2048).keyID("k1").generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static HttpServer publish(RSAKey key) {
        try {
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            var keys = new JWKSet(key.toPublicJWK()).toString().getBytes(UTF_8);
            server.createContext("/jwks", exchange -> {
                exchange.sendResponseHeaders(200, keys.length);
                exchange.getResponseBody().write(keys);
                exchange.close();
            });
            server.start();
            return server;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
