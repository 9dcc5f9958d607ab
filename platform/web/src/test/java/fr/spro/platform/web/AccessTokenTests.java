package fr.spro.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jwt.JWTClaimsSet;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpHeaders;

/// Which signed tokens the API of survey-service accepts.
class AccessTokenTests extends SignedTokens {

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
    void rejects_tokens_of_other_types_with_the_right_audience() throws JOSEException {
        for (var claim : List.of("nonce", "at_hash", "c_hash", "events")) {
            assertThat(statusFor(signed(KEY, token("survey-service").claim(claim, "x"))))
                    .as(claim)
                    .isEqualTo(401);
        }
        assertThat(statusFor(signed(KEY, token("survey-service").claim("typ", "ID"))))
                .isEqualTo(401);
        assertThat(statusFor(signed(KEY, token("survey-service").claim("typ", "Bearer"))))
                .isEqualTo(200);
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

    @Test
    void a_refused_token_is_an_error_and_the_log_says_which_check_failed_and_nothing_of_the_token()
            throws JOSEException {
        var wrongAudience = signed(KEY, token("branding-service"));
        try (var log = new LogLines()) {
            assertThat(challenge("Bearer " + wrongAudience)).isEqualTo("Bearer error=\"invalid_token\"");
            assertThat(challenge("Bearer abc")).isEqualTo("Bearer error=\"invalid_token\"");
            assertThat(challenge("Basic abc")).as("no token").isEqualTo("Bearer");

            assertThat(log.lines())
                    .anyMatch(line -> line.contains("The aud claim is not valid"))
                    .anyMatch(line -> line.contains("malformed, or not signed"))
                    .noneMatch(line -> line.contains(wrongAudience));
        }
    }

    private String challenge(String authorization) {
        return mvc.get()
                .uri("/api/survey/v1/manager")
                .header(HttpHeaders.AUTHORIZATION, authorization)
                .exchange()
                .getResponse()
                .getHeader(HttpHeaders.WWW_AUTHENTICATE);
    }

    private int statusFor(String token) {
        return mvc.get()
                .uri("/api/survey/v1/manager")
                .header(HttpHeaders.AUTHORIZATION, "Bearer " + token)
                .exchange()
                .getResponse()
                .getStatus();
    }
}
