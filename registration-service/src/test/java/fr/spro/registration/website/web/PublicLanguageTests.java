package fr.spro.registration.website.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import fr.spro.registration.PageTest;
import fr.spro.registration.enrolment.RegistrationId;
import jakarta.servlet.http.Cookie;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The language of public pages on a phone that keeps no cookie.
class PublicLanguageTests extends PageTest {

    private static final Pattern LINK = Pattern.compile("<a [^>]*href=\"(/[^\"]*)\"");

    @Test
    void each_link_of_a_public_page_carries_the_language_where_the_browser_keeps_no_cookie() {
        publish(10, 5);
        var ada = confirmed("Ada");

        for (var address : publicPages(ada)) {
            var page = english(address);
            assertThat(page).as(address).contains("<html lang=\"en\"");
            assertThat(links(page)).as(address).isNotEmpty().allMatch(link -> link.matches(".*[?&;]lang(ue)?=.*"));
        }
    }

    /// The control: a browser that remembers the language, and one that prefers it, need nothing in addresses.
    @Test
    void no_link_carries_a_language_that_the_browser_remembers_or_prefers() {
        publish(10, 5);
        var ada = confirmed("Ada");

        for (var address : publicPages(ada)) {
            assertThat(body(mvc.get().uri(address).cookie(new Cookie("spro-lang", "en"))))
                    .as(address)
                    .contains("<html lang=\"en\"")
                    .doesNotContain("langue=");
            assertThat(body(mvc.get().uri(address).header("Accept-Language", "en")))
                    .as(address)
                    .contains("<html lang=\"en\"")
                    .doesNotContain("langue=");
            assertThat(body(mvc.get().uri(address))).as(address).doesNotContain("langue=");
        }
    }

    @Test
    void another_language_keeps_the_parameters_of_the_page() {
        publish(10, 5);

        assertThat(body(mvc.get().uri("/journees/%s/inscription/envoyee?demande=x-1&lang=fr".formatted(day.value()))))
                .contains("/inscription/envoyee?demande=x-1&amp;lang=en\"")
                .doesNotContain("lang=fr&amp;lang=");
    }

    private List<String> publicPages(RegistrationId id) {
        var own = ownPage(id);
        var ofDay = "/journees/" + day.value();
        return Stream.of(
                        Stream.of("/", "/lien", "/inscriptions/effacee"),
                        Stream.of("", "/inscription", "/lien", "/inscription/envoyee")
                                .map(ofDay::concat),
                        Stream.of("", "/choix", "/identite", "/annulation", "/donnees", "/effacement")
                                .map(own::concat))
                .flatMap(pages -> pages)
                .toList();
    }

    private String english(String address) {
        return body(mvc.get().uri(address + "?langue=en"));
    }

    private static List<String> links(String page) {
        return LINK.matcher(page).results().map(MatchResult::group).toList();
    }

    private static String body(org.springframework.test.web.servlet.assertj.MockMvcTester.MockMvcRequestBuilder get) {
        var answer = get.exchange();
        assertThat(answer).hasStatusOk();
        return new String(answer.getResponse().getContentAsByteArray(), UTF_8);
    }
}
