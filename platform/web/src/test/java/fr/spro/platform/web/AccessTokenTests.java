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

    private int statusFor(String token) {
        return mvc.get()
                .uri("/api/survey/v1/manager")
                .header(HttpHeaders.AUTHORIZATION, "Bearer " + token)
                .exchange()
                .getResponse()
                .getStatus();
    }
}
