package fr.spro.platform.web;

import static java.nio.charset.StandardCharsets.UTF_8;

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
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/// Base class of the tests with tokens that an identity provider has signed. They share one application.
@SpringBootTest(
        classes = TestApp.class,
        properties = {
            "spring.application.name=survey-service",
            "management.server.port=",
            "spro.topics.create=false",
            "spro.pages.staff-roles=clerk,manager",
            "spro.pages.staff-menu=orders",
            "spro.oidc.issuer=" + SignedTokens.ISSUER
        })
@AutoConfigureMockMvc
abstract class SignedTokens {

    static final String ISSUER = "https://identity.example.org";

    static final RSAKey KEY = key();
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

    static JWTClaimsSet.Builder token(String... audience) {
        return new JWTClaimsSet.Builder()
                .issuer(ISSUER)
                .subject("story")
                .audience(List.of(audience))
                .claim("roles", List.of("manager"))
                .expirationTime(Date.from(Instant.now().plus(Duration.ofMinutes(5))));
    }

    static String signed(RSAKey key, JWTClaimsSet.Builder claims) throws JOSEException {
        var token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(KEY.getKeyID()).build(), claims.build());
        token.sign(new RSASSASigner(key));
        return token.serialize();
    }

    static RSAKey key() {
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
