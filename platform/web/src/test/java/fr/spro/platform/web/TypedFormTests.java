package fr.spro.platform.web;

import static fr.spro.platform.web.SignedIn.staff;
import static java.net.http.HttpResponse.BodyHandlers.ofString;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import fr.spro.platform.web.forms.KeptForms;
import fr.spro.platform.web.forms.TypedForm;
import jakarta.servlet.http.Cookie;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.bson.Document;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester.MockMvcRequestBuilder;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/// Forms of a running service: public ones need no cookie, and none loses what was typed.
class TypedFormTests extends RunningPages {

    private static final String FORM = "/open/form";
    private static final String STAFF_FORM = "/staff/orders/form";

    private final HttpClient client = HttpClient.newHttpClient();

    @Autowired
    MongoOperations mongo;

    @LocalServerPort
    int port;

    @AfterEach
    void close() {
        client.close();
    }

    @Test
    void a_public_form_needs_no_cookie_and_no_token_and_makes_none() throws Exception {
        assertThat(mvc.get().uri(FORM))
                .doesNotContainHeader("Set-Cookie")
                .bodyText()
                .contains("id=\"typed\"")
                .doesNotContain("_csrf");
        var sent = send(FORM, "name=Ada&_csrf=of-another-day");

        assertThat(sent.statusCode()).isEqualTo(302);
        assertThat(sent.headers().map()).doesNotContainKey("set-cookie");
        assertThat(mvc.post().uri(STAFF_FORM).param("name", "Ada").with(staff("clerk")))
                .as("a form of the staff needs its token")
                .hasStatus(403);
    }

    @Test
    void a_form_keeps_its_language_without_a_cookie() {
        assertThat(mvc.get().uri(FORM + "?lang=en"))
                .bodyText()
                .contains("<input type=\"hidden\" name=\"lang\" value=\"en\"");
        assertThat(post(FORM, "lang=en&name=Ada").exchange()).hasRedirectedUrl("/open?lang=en");
        assertThat(post(FORM, "lang=fr&name=Ada")
                        .header("Accept-Language", "fr")
                        .exchange())
                .hasRedirectedUrl("/open");
        assertThat(post(FORM, "lang=en&name=A%00da").exchange()).bodyText().contains("lang=\"en\"");
    }

    @ParameterizedTest
    @CsvSource({"often, 429", "away, 503", "broken, 500"})
    void whatever_fails_shows_what_was_typed_and_leads_back_to_the_form(String name, int status) throws Exception {
        var failed = send(FORM, "name=%s&lines%%5B1%%5D.text=two%%0Alines&gift=true&_csrf=x".formatted(name));

        assertThat(failed.statusCode()).isEqualTo(status);
        var page = Jsoup.parse(failed.body());
        assertThat(page.select("dd.typed").eachText()).contains(name, "two lines");
        var back = page.select("form").first();
        assertThat(back.attr("action")).isEqualTo(FORM);
        assertThat(back.select("[name=_csrf]")).isEmpty();

        var again = Jsoup.parse(
                send(back.attr("action"), data(back) + "&return-to-form=true").body());
        assertThat(again.select("form [name=name]").attr("value")).isEqualTo(name);
        assertThat(again.select("textarea").first().wholeText()).isEqualTo("two\nlines");
        assertThat(again.select("[name=gift]").hasAttr("checked")).isTrue();
        assertThat(again.select(".note").text())
                .as("after a fault of the server nobody knows whether it was saved")
                .contains("Vous retrouvez ce que vous aviez écrit. Vérifiez, puis envoyez de nouveau")
                .doesNotContain("Rien n’est");
    }

    @Test
    void what_was_typed_for_something_that_was_removed_is_shown_to_be_copied() throws Exception {
        var gone = send(FORM, "name=gone&lines%5B1%5D.text=long");

        assertThat(gone.statusCode()).isEqualTo(404);
        var page = Jsoup.parse(gone.body());
        assertThat(page.select("h1").text()).contains("n’existe plus");
        assertThat(page.select("dd.typed").eachText()).containsExactly("gone", "long");
        assertThat(page.select("main button"))
                .as("there is no form to return to")
                .isEmpty();
    }

    @Test
    void a_refused_form_shows_what_was_typed_and_leads_to_the_present_state() throws Exception {
        var refused = send("/open/closed-form", "name=Ada&version=7");

        assertThat(refused.statusCode()).isEqualTo(409);
        var page = Jsoup.parse(refused.body());
        assertThat(page.select("dd.typed").eachText()).containsExactly("Ada");
        assertThat(page.select("main a.button").eachAttr("href")).containsExactly("/open");
        assertThat(page.select("main button")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"return-to-form=true", "language=en"})
    void what_was_typed_is_shown_even_if_the_page_of_its_form_now_leads_elsewhere(String button) throws Exception {
        var closed = send("/open/closed-form", "name=Ada&" + button);

        assertThat(closed.statusCode()).isEqualTo(409);
        var page = Jsoup.parse(closed.body());
        assertThat(page.selectFirst("html").attr("lang")).isEqualTo(button.endsWith("en") ? "en" : "fr");
        assertThat(page.select("dd.typed").eachText()).containsExactly("Ada");
        assertThat(page.select("main a.button").eachAttr("href"))
                .allSatisfy(state -> assertThat(state).startsWith("/open"));
        assertThat(send("/open/closed-form", button).statusCode())
                .as("nothing was typed")
                .isEqualTo(302);
    }

    @Test
    void a_kept_form_whose_page_now_leads_elsewhere_is_shown_after_signing_in() throws Exception {
        var key = key(post("/staff/orders/closed-form", "name=Ada").exchange());

        var shown = mvc.get()
                .uri("/staff/orders/closed-form")
                .cookie(key)
                .with(staff("clerk"))
                .exchange();

        assertThat(shown)
                .as("rendered by the error page")
                .hasStatus(409)
                .satisfies(result -> assertThat(result.getRequest().getAttribute(ErrorPages.REASON))
                        .isEqualTo(ErrorPages.CLOSED_FORM))
                .satisfies(result ->
                        assertThat(TypedForm.of(result.getRequest()).values()).containsEntry("name", List.of("Ada")));
    }

    @Test
    void returning_to_a_form_after_the_sign_in_ended_keeps_what_was_typed() {
        var ended = post(STAFF_FORM, "name=Ada&return-to-form=true").exchange();

        assertThat(ended).hasRedirectedUrl("/oauth2/authorization/survey");
        assertThat(mvc.get().uri(STAFF_FORM).cookie(key(ended)).with(staff("clerk")))
                .bodyText()
                .contains("value=\"Ada\"");
    }

    @Test
    void a_file_that_was_not_read_is_to_be_chosen_again_and_the_other_fields_are_kept() throws Exception {
        var failed = Jsoup.parse(upload("/open/file", "Ada", 503).body());

        assertThat(failed.select("main").text()).contains("choisir de nouveau");
        assertThat(failed.select("dd.typed").eachText()).containsExactly("Ada");
        assertThat(failed.select("button[name=return-to-form]")).hasSize(1);
        var alone = Jsoup.parse(upload("/open/file", null, 503).body());
        assertThat(alone.select("main a.button").eachAttr("href")).containsExactly("/open/file");
    }

    @Test
    void a_file_that_was_sent_after_the_sign_in_ended_is_to_be_chosen_again() throws Exception {
        var ended = Jsoup.parse(upload("/staff/orders/file", null, 403).body());

        assertThat(ended.select("main").text()).contains("connexion a pris fin", "choisir de nouveau");
        assertThat(ended.select("main a.button").eachAttr("href"))
                .as("leads to the form through the sign-in")
                .containsExactly("/staff/orders/file");
        assertThat(upload("/staff/orders/file", "Ada", 302).headers().allValues("set-cookie"))
                .as("the other fields are kept")
                .anySatisfy(cookie -> assertThat(cookie).startsWith("APP_FORM_SURVEY="));
    }

    @ParameterizedTest
    @ValueSource(strings = {"gone", "often"})
    void an_error_page_in_another_language_still_has_what_was_typed(String name) throws Exception {
        var failed = Jsoup.parse(send(FORM, "lang=fr&name=%s".formatted(name)).body());

        assertThat(failed.select("button[name=language]").eachAttr("form")).containsOnly("typed");
        var english = Jsoup.parse(send(FORM, data(failed.getElementById("typed")) + "&language=en")
                .body());

        assertThat(english.selectFirst("html").attr("lang")).isEqualTo("en");
        assertThat(english.select("main").outerHtml()).contains(name);
    }

    @Test
    void a_control_character_is_a_fault_at_its_field() {
        assertThat(post(FORM, "name=A%00da").exchange())
                .hasStatus(422)
                .bodyText()
                .contains("value=\"Ada\"", "id=\"name-error\"", "caractère invisible");
    }

    @Test
    void a_text_that_is_far_too_long_is_read_up_to_a_megabyte() throws Exception {
        assertThat(send(FORM, "name=" + "x".repeat(900_000)).statusCode()).isEqualTo(302);
        var refused = send(FORM, "name=" + "x".repeat(1_100_000));

        assertThat(refused.statusCode()).isEqualTo(413);
        assertThat(refused.body()).contains("beaucoup trop long");
    }

    @Test
    void another_language_keeps_what_was_typed_and_sends_nothing() {
        assertThat(mvc.get().uri(FORM))
                .bodyText()
                .as("the first button of the form is pressed by the enter key")
                .containsSubsequence("id=\"typed\"", "<button>Send</button>", "form=\"typed\" name=\"language\"");
        var page = post(FORM, "lang=fr&name=broken&language=en").exchange();

        assertThat(page)
                .hasStatusOk()
                .bodyText()
                .contains("lang=\"en\"", "value=\"broken\"", "nothing has been sent yet");
        assertThat(page.getResponse().getHeader("Set-Cookie")).startsWith("app-lang=en");
    }

    @Test
    void after_signing_in_again_the_typed_form_is_there() {
        var ended = post(STAFF_FORM, "name=Secret+Name&version=1").exchange();

        assertThat(ended).hasRedirectedUrl("/oauth2/authorization/survey");
        var key = key(ended);
        assertThat(mongo.findAll(Document.class, KeptForms.COLLECTION).toString())
                .doesNotContain("Secret")
                .doesNotContain(key.getValue().substring(0, 40));

        assertThat(mvc.get().uri("/staff/orders").cookie(key).with(staff("clerk")))
                .as("another page")
                .bodyText()
                .doesNotContain("Secret Name");
        var again = mvc.get().uri(STAFF_FORM).cookie(key).with(staff("clerk")).exchange();
        assertThat(again).bodyText().contains("value=\"Secret Name\"", "value=\"1\"", "connexion est rétablie");
        assertThat(again.getResponse().getCookie("APP_FORM_SURVEY").getMaxAge()).isZero();
        assertThat(mvc.get().uri(STAFF_FORM).cookie(key).with(staff("clerk")))
                .as("kept once")
                .bodyText()
                .doesNotContain("Secret Name");
    }

    @Test
    void a_kept_form_is_deleted_after_ten_minutes() {
        var key = key(post(STAFF_FORM, "name=Ada").exchange());
        var stored = mongo.count(new Query(), KeptForms.COLLECTION);
        var later = Clock.offset(Clock.systemUTC(), Duration.ofMinutes(11));
        var forms = new KeptForms(mongo, later, "APP_FORM_SURVEY", false);

        assertThat(stored).isPositive();
        forms.deleteOld();

        assertThat(mongo.findAll(Document.class, KeptForms.COLLECTION)).isEmpty();
        assertThat(mvc.get().uri(STAFF_FORM).cookie(key).with(staff("clerk")))
                .bodyText()
                .doesNotContain("Ada");
    }

    @Test
    void a_form_that_is_too_large_to_be_kept_is_shown_instead() throws Exception {
        var shown = send(STAFF_FORM, "name=" + "x".repeat(70_000));

        assertThat(shown.statusCode()).isEqualTo(403);
        assertThat(shown.headers().allValues("set-cookie").toString()).doesNotContain("APP_FORM_SURVEY");
        assertThat(shown.body()).contains("Votre connexion a pris fin", "x".repeat(70_000));
        assertThat(send(STAFF_FORM, "").headers().firstValue("location")).contains("/oauth2/authorization/survey");
    }

    @Test
    void a_form_of_the_staff_from_an_earlier_session_leads_back_to_the_form() {
        assertThat(post(STAFF_FORM, "name=Ada&_csrf=old").with(staff("clerk")).exchange())
                .hasStatus(403)
                .satisfies(result -> assertThat(result.getRequest().getAttribute(ErrorPages.REASON))
                        .isEqualTo(ErrorPages.OUT_OF_DATE));
        assertThat(post(STAFF_FORM, "name=Ada")
                        .with(staff("clerk"))
                        .with(csrf())
                        .exchange())
                .hasStatus3xxRedirection();
        assertThat(post(STAFF_FORM, "name=Ada&return-to-form=true")
                        .with(staff("clerk"))
                        .exchange())
                .hasStatusOk()
                .bodyText()
                .contains("value=\"Ada\"", "name=\"_csrf\"");
    }

    private HttpResponse<String> upload(String path, @Nullable String name, int status)
            throws IOException, InterruptedException {
        var field = name == null ? "" : "--x\r\nContent-Disposition: form-data; name=\"name\"\r\n\r\n" + name + "\r\n";
        var file = "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.csv\"\r\n\r\na;b\r\n--x--\r\n";
        var request = HttpRequest.newBuilder(URI.create("http://localhost:%d%s".formatted(port, path)))
                .header("Accept", "text/html")
                .header("Content-Type", "multipart/form-data; boundary=x")
                .POST(BodyPublishers.ofString(field + file));
        var answer = client.send(request.build(), ofString());
        assertThat(answer.statusCode()).isEqualTo(status);
        return answer;
    }

    private static Cookie key(MvcTestResult answer) {
        var key = answer.getResponse().getCookie("APP_FORM_SURVEY");
        assertThat(key).isNotNull();
        return key;
    }

    private MockMvcRequestBuilder post(String path, String form) {
        return mvc.post()
                .uri(path)
                .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                .content(form);
    }

    private static String data(Element form) {
        var data = new StringBuilder();
        form.select("input")
                .forEach(field -> data.append(data.isEmpty() ? "" : "&")
                        .append(URLEncoder.encode(field.attr("name"), UTF_8))
                        .append('=')
                        .append(URLEncoder.encode(field.attr("value"), UTF_8)));
        return data.toString();
    }

    private HttpResponse<String> send(String path, String form) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:%d%s".formatted(port, path)))
                .header("Accept", "text/html")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form));
        return client.send(request.build(), ofString());
    }
}
