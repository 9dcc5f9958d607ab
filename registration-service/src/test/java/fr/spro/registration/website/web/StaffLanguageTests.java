package fr.spro.registration.website.web;

import static fr.spro.platform.web.SignedIn.staff;
import static fr.spro.registration.Examples.MORNING;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import fr.spro.registration.PageTest;
import jakarta.servlet.http.Cookie;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester.MockMvcRequestBuilder;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/// The language of the pages of an organiser whose browser prefers another one and keeps no cookie with the choice.
class StaffLanguageTests extends PageTest {

    private static final Pattern LINK = Pattern.compile("<a [^>]*href=\"(/[^\"]*)\"");
    private static final Pattern SEARCH = Pattern.compile("(?s)<form[^>]*method=\"get\".*?</form>");
    private static final List<RequestPostProcessor> STAFF = List.of(staff("organiser"), staff("olivier", "operator"));

    @Test
    void each_link_and_each_search_of_a_staff_page_carries_the_language() {
        for (var address : pages()) {
            var page = body(mvc.get().uri(address + "?langue=en").with(STAFF.getFirst()));

            assertThat(page).as(address).contains("<html lang=\"en\"");
            assertThat(links(page)).as(address).isNotEmpty().allMatch(link -> link.matches(".*[?&;]lang(ue)?=.*"));
            assertThat(SEARCH.matcher(page).results().map(MatchResult::group))
                    .as(address)
                    .allMatch(search -> search.contains("name=\"langue\" value=\"en\""));
        }
        assertThat(links(body(
                        mvc.get().uri("/coordination/exploitation?langue=en").with(STAFF.getLast()))))
                .isNotEmpty()
                .allMatch(link -> link.matches(".*[?&;]lang(ue)?=.*"));
    }

    @Test
    void what_follows_a_form_is_in_the_language_of_the_form() {
        publish(10, 5);
        var ada = confirmed("Ada");

        var answer = mvc.post()
                .uri("/coordination/journees/%s/inscriptions/%s/annulation".formatted(day.value(), ada.value()))
                .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                .param("lang", "en")
                .with(csrf())
                .with(STAFF.getFirst())
                .exchange();

        assertThat(answer).hasStatus3xxRedirection();
        assertThat(answer.getResponse().getRedirectedUrl()).contains("lang=en");
    }

    /// The control.
    @Test
    void no_link_carries_a_language_that_the_browser_remembers() {
        for (var address : pages()) {
            assertThat(body(mvc.get()
                            .uri(address)
                            .cookie(new Cookie("spro-lang", "en"))
                            .with(STAFF.getFirst())))
                    .as(address)
                    .contains("<html lang=\"en\"")
                    .doesNotContain("langue=", "name=\"langue\"");
        }
    }

    private List<String> pages() {
        if (days.findById(day).isEmpty()) publish(10, 5);
        var ada = confirmed("Ada", MORNING);
        var ofDay = "/coordination/journees/" + day.value();
        return Stream.of(
                        Stream.of(
                                "/coordination/journees",
                                "/coordination/journees/nouvelle",
                                "/coordination/journees/historique",
                                "/coordination/journees/conservation",
                                "/coordination/annuaire",
                                "/coordination/annuaire/groupes",
                                "/coordination/annuaire/doublons",
                                "/coordination/annuaire/hors-liste"),
                        Stream.of(
                                        "",
                                        "/modifier",
                                        "/sequences/w-1",
                                        "/questions",
                                        "/inscriptions",
                                        "/inscriptions/" + ada.value(),
                                        "/inscriptions/" + ada.value() + "/choix",
                                        "/inscriptions/" + ada.value() + "/annulation",
                                        "/jour-j",
                                        "/papiers",
                                        "/apres",
                                        "/historique")
                                .map(ofDay::concat))
                .flatMap(pages -> pages)
                .toList();
    }

    private static List<String> links(String page) {
        return LINK.matcher(page).results().map(MatchResult::group).toList();
    }

    private static String body(MockMvcRequestBuilder get) {
        var answer = get.exchange();
        assertThat(answer).hasStatusOk();
        return new String(answer.getResponse().getContentAsByteArray(), UTF_8);
    }
}
