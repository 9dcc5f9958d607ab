package fr.spro.platform.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class BrokenLinksTests {

    private static final SecretLinks LINKS =
            new SecretLinks("orders", "k1", Map.of("k1", Base64.getDecoder().decode("A".repeat(44))));
    private static final String SECRET = LINKS.text("r-0123.x~4", 2);
    private static final String SENT = "/inscriptions/" + SECRET;

    @ParameterizedTest
    @ValueSource(
            strings = {
                ".",
                ",",
                ";",
                ":",
                "!",
                "?",
                ")",
                "]",
                ">",
                "%3E",
                "%5D",
                "%22",
                "'",
                "%C2%BB",
                "%20",
                "%3D",
                "=",
                "_",
                "*",
                ".)",
                "%0A",
                "%0D%0A",
                "%E2%80%8B",
                "%C2%A0",
                "/",
                "//",
                "%3E.",
                "&gt;",
                "%7D"
            })
    void what_a_mail_program_appends_is_removed(String appended) throws Exception {
        assertThat(redirect(SENT + appended)).isEqualTo(SENT);
        assertThat(redirect(SENT + appended + "/annulation"))
                .isEqualTo(appended.startsWith("/") ? null : SENT + "/annulation");
    }

    @ParameterizedTest
    @ValueSource(strings = {"%0A", "%0D%0A", "%20", "%0D%0A%20", "=%0D%0A", "%C2%AD", "%E2%80%8B"})
    void a_line_break_inside_is_removed(String inside) throws Exception {
        for (int at : new int[] {3, SECRET.indexOf('.'), SECRET.length() - 5}) {
            assertThat(redirect("/inscriptions/" + SECRET.substring(0, at) + inside + SECRET.substring(at)))
                    .isEqualTo(SENT);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"%3C", "(", "%20", "%22"})
    void what_stands_before_the_secret_is_removed(String before) throws Exception {
        assertThat(redirect("/inscriptions/" + before + SECRET)).isEqualTo(SENT);
    }

    @Test
    void every_secret_is_left_as_it_is() throws Exception {
        for (int i = 0; i < 500; i++) {
            var secret = LINKS.text("r-" + i, i);
            assertThat(redirect("/enquetes/" + secret)).as(secret).isNull();
            assertThat(redirect("/enquetes/" + secret + "_)")).isEqualTo("/enquetes/" + secret);
        }
    }

    @Test
    void other_addresses_and_forms_stay_as_they_are() throws Exception {
        assertThat(redirect(SENT)).as("whole").isNull();
        assertThat(redirect(SENT + "/donnees.json")).isNull();
        assertThat(redirect(SENT.substring(0, SENT.length() - 3))).as("cut").isNull();
        assertThat(redirect("/api/registration/v1/days/19-novembre.")).isNull();
        assertThat(redirect("/assets/site.css")).isNull();
        assertThat(redirect("/...")).isNull();
        assertThat(redirect("/journees/%")).isNull();
        assertThat(redirect("//evil.example/" + SECRET + ".")).isNull();
        assertThat(redirect(SENT + "." + SECRET)).as("two secrets").isNull();
        var post = new MockHttpServletRequest("POST", SENT + ".");
        var chain = new MockFilterChain();
        new BrokenLinks().doFilter(post, new MockHttpServletResponse(), chain);
        assertThat(chain.getRequest()).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ".",
                ",",
                ")",
                "]",
                "%3E",
                "%C2%BB",
                ").",
                "./",
                "%20",
                "%0D%0A",
                "%E2%80%8B",
                "%C2%A0",
                "%7D",
                "*",
                "=",
                "&gt;",
                "%E2%80%A6",
                ".%20",
                "%20)"
            })
    void the_end_of_a_sentence_behind_a_public_address_is_removed(String appended) throws Exception {
        assertThat(redirect("/journees/19-novembre" + appended)).isEqualTo("/journees/19-novembre");
        assertThat(redirect("/journees/19-novembre-10" + appended)).isEqualTo("/journees/19-novembre-10");
        assertThat(redirect("/contact" + appended)).isEqualTo("/contact");
    }

    @ParameterizedTest
    @ValueSource(strings = {".", ")", "%3E", ").", "%20", "%E2%80%8B"})
    void the_end_of_a_sentence_before_a_page_below_a_public_address_is_removed(String appended) throws Exception {
        assertThat(redirect("/journees/19-novembre-10" + appended + "/inscription"))
                .isEqualTo("/journees/19-novembre-10/inscription");
    }

    @Test
    void no_address_takes_long() {
        var deep = "/a".repeat(4_000);
        var manySecrets = "/" + ("a.1." + "a".repeat(22) + "!").repeat(30) + "/a" + "/".repeat(100) + "9";
        var manyEnds = "/journees/19-novembre" + "./".repeat(400) + "9";
        var manySlashes = "/journees/19-novembre" + "/".repeat(400) + ".".repeat(400) + "9";

        // One of them took half a minute, another the whole stack.
        assertTimeoutPreemptively(
                Duration.ofSeconds(5),
                () -> Stream.of(deep, manySecrets, manySecrets.repeat(8), manyEnds, manySlashes)
                        .forEach(BrokenLinks::repaired));
    }

    @Test
    void keeps_the_query() throws Exception {
        var request = new MockHttpServletRequest("GET", SENT + ".");
        request.setQueryString("lang=en");
        var response = new MockHttpServletResponse();
        new BrokenLinks().doFilter(request, response, new MockFilterChain());

        assertThat(response.getRedirectedUrl()).isEqualTo(SENT + "?lang=en");
    }

    private static String redirect(String path) throws ServletException, IOException {
        var response = new MockHttpServletResponse();
        new BrokenLinks().doFilter(new MockHttpServletRequest("GET", path), response, new MockFilterChain());
        return response.getRedirectedUrl();
    }
}
