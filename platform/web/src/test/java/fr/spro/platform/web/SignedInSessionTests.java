package fr.spro.platform.web;

import static fr.spro.platform.web.StoredSignIn.signIn;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jwt.JWTClaimsSet;
import jakarta.servlet.http.Cookie;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.Map;
import java.util.UUID;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.http.MediaType;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;

/// Stored sessions of the staff: how they begin, what protects them and how they end.
class SignedInSessionTests extends SignedTokens {

    @Autowired
    FindByIndexNameSessionRepository<?> sessions;

    @Autowired
    MongoOperations mongo;

    @Test
    void a_visitor_of_a_staff_page_has_no_session_before_signing_in_begins() {
        var before = stored();
        var answer = mvc.get().uri("/staff/orders?page=2").exchange();

        assertThat(answer).hasRedirectedUrl("/oauth2/authorization/survey");
        assertThat(answer.getResponse().getHeaders("Set-Cookie"))
                .singleElement()
                .asString()
                .startsWith("APP_TARGET_SURVEY=");
        assertThat(stored()).isEqualTo(before);
    }

    @Test
    void a_form_of_the_staff_that_a_visitor_submits_stores_no_session() {
        var before = stored();

        assertThat(mvc.post().uri("/staff/orders/form").param("_csrf", "none"))
                .hasRedirectedUrl("/oauth2/authorization/survey")
                .doesNotContainHeader("Set-Cookie");
        assertThat(stored()).isEqualTo(before);
    }

    @Test
    void a_sign_in_that_nobody_completes_is_stored_for_minutes() {
        var answer = mvc.get().uri("/oauth2/authorization/survey").exchange();
        var cookie = answer.getResponse().getCookie("APP_SURVEY");

        assertThat(cookie).isNotNull();
        var id = new String(Base64.getDecoder().decode(cookie.getValue()), UTF_8);
        var session = mongo.findOne(Query.query(Criteria.where("_id").is(id)), Document.class, "sessions");
        assertThat(session).isNotNull();
        assertThat(session.getDate("expireAt")).isBefore(Date.from(Instant.now().plusSeconds(11 * 60)));
    }

    @Test
    void a_csrf_token_is_valid_in_its_own_session_only() {
        var session = signIn(sessions, "odile", "sid-1", "clerk");
        var visitor = new Cookie("APP_CSRF_SURVEY", "visitor");
        var form = "/staff/orders/form";

        assertThat(mvc.post().uri(form).cookie(session, visitor).param("_csrf", masked("visitor")))
                .hasStatus(403);
        assertThat(mvc.post().uri(form).cookie(session).param("_csrf", masked("of-sid-2")))
                .hasStatus(403);
        assertThat(mvc.post().uri(form).cookie(session).param("_csrf", masked("of-sid-1")))
                .hasRedirectedUrl("/open");
    }

    @Test
    void signing_out_elsewhere_ends_the_session_here() throws JOSEException {
        var ended = signIn(sessions, "odile", "sid-1", "clerk");
        var other = signIn(sessions, "odile", "sid-2", "clerk");
        var another = signIn(sessions, "olga", "sid-1", "clerk");

        assertThat(isSignedIn(ended)).isTrue();
        assertThat(signOut(logoutToken("survey", "odile", "sid-1"))).isEqualTo(200);

        assertThat(isSignedIn(ended)).isFalse();
        assertThat(isSignedIn(other)).isTrue();
        assertThat(isSignedIn(another)).isTrue();
        assertThat(signOut(logoutToken("survey", "odile", null))).isEqualTo(200);
        assertThat(isSignedIn(other)).isFalse();
    }

    @Test
    void a_sign_out_that_names_only_the_sign_in_ends_its_session_alone() throws JOSEException {
        var ended = signIn(sessions, "odile", "sid-7", "clerk");
        var other = signIn(sessions, "odile", "sid-8", "clerk");
        var beginning = mvc.get().uri("/oauth2/authorization/survey").exchange();
        var before = stored();

        assertThat(signOut(logoutToken("survey", null, "sid-7"))).isEqualTo(200);

        assertThat(isSignedIn(ended)).isFalse();
        assertThat(isSignedIn(other)).isTrue();
        assertThat(beginning.getResponse().getCookie("APP_SURVEY")).isNotNull();
        assertThat(stored()).isEqualTo(before - 1);
    }

    @Test
    void a_request_that_was_in_work_at_the_sign_out_does_not_bring_the_session_back() throws JOSEException {
        var session = signIn(sessions, "odile", "sid-9", "clerk");
        var another = signIn(sessions, "odile", "sid-10", "clerk");
        var inWork = read(sessions, session);
        var control = read(sessions, another);

        assertThat(signOut(logoutToken("survey", "odile", "sid-9"))).isEqualTo(200);
        inWork.run();
        control.run();

        assertThat(isSignedIn(session)).isFalse();
        assertThat(isSignedIn(another)).isTrue();
    }

    @Test
    void a_session_ends_after_a_day_of_work_however_often_it_is_used() {
        var session = signIn(sessions, "odile", "sid-11", "clerk");
        assertThat(isSignedIn(session)).isTrue();

        mongo.updateFirst(
                Query.query(Criteria.where("_id").is(id(session))),
                Update.update("created", Date.from(Instant.now().minus(Duration.ofHours(17)))),
                "sessions");

        assertThat(isSignedIn(session)).isFalse();
    }

    @Test
    void signing_out_takes_away_the_keys_of_what_is_stored_on_the_device() {
        var session = signIn(sessions, "odile", "sid-12", "clerk");
        var keys = new Cookie("SPRO_DEVICE_KEYS", "KEY:/staff/days/d-1/door|KEY:/staff/days/d-2/door");

        var answer = mvc.post()
                .uri("/logout/survey")
                .cookie(session, keys)
                .param("_csrf", masked("of-sid-12"))
                .exchange();

        assertThat(answer.getResponse().getHeaders("Set-Cookie"))
                .anyMatch(cookie -> cookie.startsWith("KEY=;")
                        && cookie.contains("Path=/staff/days/d-1/door;")
                        && cookie.contains("Max-Age=0"))
                .anyMatch(cookie -> cookie.startsWith("KEY=;") && cookie.contains("Path=/staff/days/d-2/door;"))
                .anyMatch(cookie -> cookie.startsWith("KEY=;") && cookie.contains("Path=/;"))
                .anyMatch(cookie -> cookie.startsWith("SPRO_DEVICE_KEYS=;") && cookie.contains("Max-Age=0"));
        assertThat(isSignedIn(session)).isFalse();
    }

    @Test
    void only_the_identity_provider_can_end_a_session() throws JOSEException {
        var session = signIn(sessions, "odile", "sid-1", "clerk");

        assertThat(signOut("nonsense")).isEqualTo(400);
        assertThat(signOut(logoutToken("branding", "odile", "sid-1"))).isEqualTo(400);
        assertThat(signOut(signed(key(), logoutClaims("survey", "odile", "sid-1"))))
                .isEqualTo(400);
        assertThat(signOut(signed(KEY, token("survey").subject("odile")))).isEqualTo(400);
        assertThat(isSignedIn(session)).isTrue();
    }

    private long stored() {
        return mongo.getCollection("sessions").countDocuments();
    }

    private boolean isSignedIn(Cookie session) {
        return mvc.get()
                        .uri("/staff/orders")
                        .cookie(session)
                        .exchange()
                        .getResponse()
                        .getStatus()
                == 200;
    }

    private int signOut(String token) {
        return mvc.post()
                .uri("/logout/connect/back-channel/survey")
                .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                .param("logout_token", token)
                .exchange()
                .getResponse()
                .getStatus();
    }

    private static String id(Cookie session) {
        return new String(Base64.getDecoder().decode(session.getValue()), UTF_8);
    }

    /// Reads the session as a request does at its begin.
    ///
    /// @return writes it as the request does at its end
    private static <S extends Session> Runnable read(FindByIndexNameSessionRepository<S> sessions, Cookie cookie) {
        var session = sessions.findById(id(cookie));
        return () -> {
            session.setLastAccessedTime(Instant.now());
            sessions.save(session);
        };
    }

    private static String logoutToken(String client, @Nullable String subject, @Nullable String sid)
            throws JOSEException {
        return signed(KEY, logoutClaims(client, subject, sid));
    }

    private static JWTClaimsSet.Builder logoutClaims(String client, @Nullable String subject, @Nullable String sid) {
        return token(client)
                .subject(subject)
                .issueTime(Date.from(Instant.now()))
                .jwtID(UUID.randomUUID().toString())
                .claim("sid", sid)
                .claim("events", Map.of("http://schemas.openid.net/event/backchannel-logout", Map.of()));
    }

    /// As forms send it: with a mask, here of zeros.
    private static String masked(String token) {
        var bytes = new byte[2 * token.length()];
        System.arraycopy(token.getBytes(UTF_8), 0, bytes, token.length(), token.length());
        return Base64.getUrlEncoder().encodeToString(bytes);
    }
}
