package fr.spro.platform.web;

import static fr.spro.platform.web.SignedIn.program;
import static fr.spro.platform.web.SignedIn.staff;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import jakarta.servlet.http.Cookie;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/// Access rules, and errors as seen by people and by programs.
class PagesTests extends RunningPages {

    @Autowired
    MongoOperations mongo;

    @Autowired
    PageSettings pages;

    @Test
    void the_public_sees_only_public_paths() {
        assertThat(mvc.get().uri("/open")).hasStatusOk();
        assertThat(mvc.get().uri("/closed")).hasStatus(404);
        assertThat(mvc.get().uri("/anything")).hasStatus(404);
    }

    @Test
    void a_public_page_has_no_session_and_has_security_headers() {
        assertThat(mvc.get().uri("/open"))
                .doesNotContainHeader("Set-Cookie")
                .hasHeader("Referrer-Policy", "no-referrer")
                .hasHeader("X-Content-Type-Options", "nosniff")
                .hasHeader("X-Frame-Options", "DENY")
                .satisfies(result -> assertThat(result.getResponse().getHeader("Content-Security-Policy"))
                        .contains("default-src 'none'")
                        .doesNotContain("unsafe"));
    }

    @Test
    void staff_pages_redirect_to_the_sign_in() {
        assertThat(mvc.get().uri("/staff/orders"))
                .hasStatus3xxRedirection()
                .hasRedirectedUrl("/oauth2/authorization/survey");
        assertThat(mvc.get().uri("/oauth2/authorization/survey"))
                .hasStatus3xxRedirection()
                .redirectedUrl()
                .startsWith("http://localhost:8080/identity/oauth2/authorize?")
                .contains("code_challenge=")
                .contains("redirect_uri=http://localhost:8080/login/oauth2/code/survey");
    }

    @Test
    void a_session_of_another_version_leads_to_the_sign_in() {
        var now = Date.from(Instant.now());
        var stored = new Document("_id", "from-another-version")
                .append("interval", "PT8H")
                .append("created", now)
                .append("accessed", now)
                .append("expireAt", Date.from(Instant.now().plusSeconds(600)))
                .append("attr", new byte[] {1, 2, 3});
        mongo.getCollection("sessions").insertOne(stored);
        var cookie = new Cookie(
                pages.sessionCookie("survey"),
                Base64.getEncoder().encodeToString(stored.getString("_id").getBytes(UTF_8)));

        assertThat(mvc.get().uri("/staff/orders").cookie(cookie)).hasRedirectedUrl("/oauth2/authorization/survey");
        assertThat(mvc.get().uri("/open").cookie(cookie)).hasStatusOk();
    }

    @Test
    void a_role_opens_only_its_own_pages() {
        assertThat(mvc.get().uri("/staff/orders").with(staff("clerk"))).hasStatusOk();
        assertThat(mvc.get().uri("/staff/orders").with(staff("cook"))).hasStatus(403);
        assertThat(mvc.get().uri("/staff/orders/manager").with(staff("clerk"))).hasStatus(403);
        assertThat(mvc.get().uri("/staff/orders/manager").with(staff("manager")))
                .hasStatusOk()
                .hasBodyTextEqualTo("camille");
    }

    @Test
    void a_page_is_french_unless_english_is_chosen_or_preferred() {
        assertThat(mvc.get().uri("/open"))
                .bodyText()
                .startsWith("<!DOCTYPE html>")
                .contains("lang=\"fr\"", "Aller au contenu");
        assertThat(mvc.get().uri("/open").header("Accept-Language", "en-GB,en;q=0.9"))
                .bodyText()
                .contains("lang=\"en\"", "Skip to main content");
        assertThat(mvc.get().uri("/open?lang=en"))
                .satisfies(result ->
                        assertThat(result.getResponse().getHeader("Set-Cookie")).startsWith("app-lang=en"))
                .bodyText()
                .contains("Skip to main content");
        assertThat(mvc.get().uri("/open?lang=xx")).bodyText().contains("lang=\"fr\"");
    }

    @Test
    void a_link_in_a_mail_opens_in_the_language_of_the_mail_unless_another_one_was_chosen() {
        assertThat(mvc.get().uri("/open?langue=en"))
                .as("a link chooses nothing for the next one")
                .satisfies(result ->
                        assertThat(result.getResponse().getHeader("Set-Cookie")).isNull())
                .bodyText()
                .contains("lang=\"en\"");
        assertThat(mvc.get().uri("/open?langue=en").cookie(new Cookie("app-lang", "fr")))
                .as("chosen before in this browser")
                .bodyText()
                .contains("lang=\"fr\"");
        assertThat(mvc.get().uri("/open?langue=en&lang=fr"))
                .as("chosen now")
                .bodyText()
                .contains("lang=\"fr\"");
        for (var other : List.of("/open?langue=fr", "/open?langue=en.", "/open")) {
            assertThat(mvc.get().uri(other))
                    .as(other)
                    .satisfies(result -> assertThat(result.getResponse().getHeader("Set-Cookie"))
                            .isNull())
                    .bodyText()
                    .contains("lang=\"fr\"");
        }
    }

    @Test
    void an_invalid_request_is_a_problem_that_lists_every_violation() {
        assertThat(mvc.post()
                        .uri("/api/survey/v1/things")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{}")
                        .with(program("manager")))
                .hasStatus(400)
                .hasContentTypeCompatibleWith(MediaType.APPLICATION_PROBLEM_JSON)
                .bodyJson()
                .extractingPath("$.errors[*].path")
                .asArray()
                .containsExactlyInAnyOrder("name", "town");
        assertThat(mvc.get().uri("/api/survey/v1/refused").with(program("manager")))
                .hasStatus(422)
                .bodyJson()
                .extractingPath("$.errors[0]")
                .isEqualTo(
                        Map.of("path", "seats", "code", "unreadable", "message", "Cette valeur ne peut pas être lue."));
        assertThat(mvc.get()
                        .uri("/api/survey/v1/refused")
                        .header("Accept-Language", "en")
                        .with(program("manager")))
                .bodyJson()
                .extractingPath("$.errors[0].message")
                .isEqualTo("This value cannot be read.");
        assertThat(mvc.get().uri("/api/survey/v1/away").with(program("manager")))
                .hasStatus(503)
                .hasHeader("Retry-After", "30");
    }

    @Test
    void an_internal_error_is_a_problem_without_details() {
        assertThat(mvc.get().uri("/api/survey/v1/broken").with(program("manager")))
                .hasStatus(500)
                .hasContentType(MediaType.APPLICATION_PROBLEM_JSON)
                .bodyText()
                .contains("\"status\":500")
                .doesNotContain("secret");
    }

    @Test
    void a_missing_token_or_role_is_a_problem() {
        assertThat(mvc.get().uri("/api/survey/v1/away"))
                .hasStatus(401)
                .hasContentTypeCompatibleWith(MediaType.APPLICATION_PROBLEM_JSON);
        for (var address : List.of("away", "manager")) {
            assertThat(mvc.get().uri("/api/survey/v1/" + address).with(program("cook")))
                    .hasStatus(403)
                    .hasContentTypeCompatibleWith(MediaType.APPLICATION_PROBLEM_JSON);
        }
        assertThat(mvc.get().uri("/api/survey/v1/manager").with(program("clerk")))
                .hasStatus(403)
                .hasContentTypeCompatibleWith(MediaType.APPLICATION_PROBLEM_JSON);
    }

    @Test
    void a_problem_names_the_unreadable_field() {
        for (var body : List.of(
                "{\"name\":\"x\",\"town\":\"y\",\"twon\":\"z\"}", "{\"name\":\"x\",\"town\":\"y\",\"twon\":[1]}")) {
            assertThat(thing(MediaType.APPLICATION_JSON, body))
                    .hasStatus(400)
                    .hasContentType(MediaType.APPLICATION_PROBLEM_JSON)
                    .bodyText()
                    .contains(
                            "{\"path\":\"twon\",\"code\":\"unknown-field\",\"message\":\"Ce champ n’est pas connu.\"}");
        }
        assertThat(thing(MediaType.APPLICATION_JSON, "{\"name\":1,\"town\":\"y\"}"))
                .hasStatus(400)
                .bodyText()
                .contains("{\"path\":\"name\",\"code\":\"unreadable\",");
        assertThat(thing(MediaType.APPLICATION_JSON, "{"))
                .hasStatus(400)
                .hasContentType(MediaType.APPLICATION_PROBLEM_JSON);
    }

    @Test
    void an_instant_needs_an_offset_and_is_no_number() {
        for (var text : List.of("2027-11-19T08:30:00Z", "2027-11-19T09:30:00+01:00", "2027-11-19T09:30+01:00")) {
            assertThat(posted("moments", MediaType.APPLICATION_JSON, "{\"at\":\"%s\"}".formatted(text)))
                    .hasStatusOk()
                    .bodyText()
                    .isEqualTo("{\"at\":\"2027-11-19T08:30:00Z\"}");
        }
        for (var text : List.of("1826613000", "\"2027-11-19T08:30:00\"", "\"tomorrow\"", "\"\"", "{}")) {
            assertThat(posted("moments", MediaType.APPLICATION_JSON, "{\"at\":%s}".formatted(text)))
                    .hasStatus(400)
                    .bodyText()
                    .contains("{\"path\":\"at\",\"code\":\"unreadable\",");
        }
    }

    @Test
    void a_request_without_a_handler_is_a_problem_too() {
        assertThat(thing(MediaType.TEXT_PLAIN, "x")).hasStatus(415).hasContentType(MediaType.APPLICATION_PROBLEM_JSON);
        assertThat(mvc.get().uri("/api/survey/v1/nothing").with(program("manager")))
                .hasStatus(404)
                .hasContentType(MediaType.APPLICATION_PROBLEM_JSON);
        assertThat(mvc.delete().uri("/api/survey/v1/things").with(program("manager")))
                .hasStatus(405)
                .hasHeader("Allow", "POST")
                .hasContentType(MediaType.APPLICATION_PROBLEM_JSON);
    }

    @Test
    void an_unknown_method_is_not_allowed_and_opens_nothing() {
        var query = HttpMethod.valueOf("QUERY");

        assertThat(mvc.method(query).uri("/api/survey/v1/things").with(program("manager")))
                .hasStatus(405)
                .hasHeader("Allow", "POST")
                .hasContentType(MediaType.APPLICATION_PROBLEM_JSON);
        assertThat(mvc.method(query).uri("/api/survey/v1/things")).hasStatus(401);
        assertThat(mvc.method(query).uri("/staff/orders")).hasStatus(403);
        assertThat(mvc.method(query).uri("/closed").with(csrf())).hasStatus(404);
    }

    private MvcTestResult thing(MediaType type, String body) {
        return posted("things", type, body);
    }

    private MvcTestResult posted(String address, MediaType type, String body) {
        return mvc.post()
                .uri("/api/survey/v1/" + address)
                .contentType(type)
                .content(body)
                .with(program("manager"))
                .exchange();
    }

    @Test
    void a_page_error_has_its_status() {
        assertThat(mvc.get().uri("/open/unknown")).hasStatus(404);
        assertThat(mvc.get().uri("/open/link")).hasStatus(404);
        assertThat(mvc.get().uri("/open/away")).hasStatus(503).hasHeader("Retry-After", "30");
    }

    @Test
    void signing_out_ends_the_sessions_of_all_services_of_the_host_and_keeps_other_cookies() {
        var signedOut = mvc.post()
                .uri("/logout/survey")
                .with(staff("clerk"))
                .with(csrf())
                .cookie(new Cookie("APP_SURVEY", "a"), new Cookie("APP_ORDERS", "b"), new Cookie("app-lang", "en"))
                .exchange();

        assertThat(signedOut).hasStatus3xxRedirection();
        assertThat(signedOut).cookies().hasMaxAge("APP_SURVEY", Duration.ZERO).hasMaxAge("APP_ORDERS", Duration.ZERO);
        assertThat(signedOut).cookies().doesNotContainCookie("app-lang");
    }
}
