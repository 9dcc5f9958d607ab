package fr.spro.registration.website.web;

import static org.assertj.core.api.Assertions.assertThat;

import fr.spro.registration.Examples;
import fr.spro.registration.MovableClock;
import fr.spro.registration.PageTest;
import fr.spro.registration.PageText;
import fr.spro.registration.day.DayId;
import fr.spro.registration.day.RegionalDay;
import fr.spro.registration.day.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;

/// The start page of the network's days, legal pages, and the page for a lost link. The network is that
/// of the tests, another one than the sample's.
class HomePagesTests extends PageTest {

    private static final Pattern NETWORK_OF_THE_SAMPLE =
            Pattern.compile("pays[ -]de[ -]la[ -]loire|cariforef", Pattern.CASE_INSENSITIVE);

    private final MovableClock time = (MovableClock) clock;

    HomePagesTests() {
        super(new MovableClock());
    }

    @Test
    void the_start_page_introduces_the_network_and_shows_the_next_day_first() {
        var now = time.instant();
        announce("later", now.plus(Duration.ofDays(90)));
        announce("next", now.plus(Duration.ofDays(9)));

        assertThat(mvc.get().uri("/"))
                .hasStatusOk()
                .bodyText()
                .contains("Le réseau du Grand Est réunit", "Ses professionnels se retrouvent", "SPRO Grand Est</title>")
                .containsSubsequence("/journees/next\"", "/journees/later\"")
                .contains("https://www.openstreetmap.org/search?query=Angers", "/journees/next/inscription")
                .doesNotContain("<details");
        assertThat(mvc.get().uri("/?lang=en")).bodyText().contains("The network of Grand Est", "Upcoming days");
    }

    @Test
    void a_cancelled_day_comes_after_those_that_take_place() {
        var now = time.instant();
        announce("cancelled", now.plus(Duration.ofDays(9)));
        announce("later", now.plus(Duration.ofDays(90)));
        moveDay.handle(new DayId("cancelled"), Step.CANCEL, "camille");

        assertThat(mvc.get().uri("/")).bodyText().containsSubsequence("/journees/later\"", "/journees/cancelled\"");
    }

    @Test
    void days_that_are_over_are_folded_and_drafts_are_not_shown() {
        var now = time.instant();
        announce("over", now.plus(Duration.ofDays(2)));
        draft("draft", now.plus(Duration.ofDays(200)));
        time.moveTo(now.plus(Duration.ofDays(3)));

        assertThat(mvc.get().uri("/"))
                .bodyText()
                .containsSubsequence(
                        "Aucune journée n’est annoncée", "<details", "Journées passées (1)", "/journees/over\"")
                .doesNotContain("/journees/draft", "/journees/over/inscription");
    }

    @Test
    void a_lost_link_is_asked_for_at_the_page_of_its_day() {
        announce("next", time.instant().plus(Duration.ofDays(9)));

        assertThat(mvc.get().uri("/")).bodyText().contains("href=\"/lien\"");
        assertThat(mvc.get().uri("/lien"))
                .hasStatusOk()
                .bodyText()
                .contains("href=\"/journees/next/lien\"", "Quelle journée votre inscription");
    }

    @Test
    void legal_pages_have_the_names_and_addresses_of_the_network() {
        assertThat(page("/contact"))
                .contains(
                        "Carif-Oref Grand Est", "mailto:contact@grand-est.example.org", "03 87 00 00 00", "57000 Metz");
        assertThat(page("/accessibilite"))
                .contains("en conformité partielle", "auditées par Cabinet Accès le mardi 1er septembre 2026");
        assertThat(page("/donnees-personnelles"))
                .contains(
                        "Camille Weber",
                        "mailto:dpo@grand-est.example.org",
                        "l’intérêt public",
                        "Carif-Oref Grand Est");
        assertThat(page("/mentions-legales"))
                .contains("Odile Martin", "Hébergeur de l’Est", "67000 Strasbourg", "03 88 00 00 00");
        assertThat(page("/donnees-personnelles?lang=en")).contains("Legal basis", "the public interest");
    }

    @Test
    void every_page_has_the_name_the_logo_and_the_accessibility_status_of_the_network() {
        announce("next", time.instant().plus(Duration.ofDays(9)));

        for (var path : List.of(
                "/", "/lien", "/contact", "/journees/next", "/journees/next/inscription", "/journees/next/lien")) {
            assertThat(page(path))
                    .as(path)
                    .contains("SPRO Grand Est", "class=\"logo\"", "data:image/svg+xml;base64,")
                    .contains("Accessibilité : partiellement conforme")
                    .doesNotContainPattern(NETWORK_OF_THE_SAMPLE);
        }
    }

    @Test
    void the_language_buttons_of_a_page_take_along_its_form() {
        announce("next", time.instant().plus(Duration.ofDays(9)));

        for (var path : List.of("/journees/next/inscription", "/journees/next/lien")) {
            var page = Jsoup.parse(page(path));
            assertThat(page.select("button[name=language]").eachAttr("form")).containsExactly("typed", "typed");
            assertThat(page.select("#typed"))
                    .as(path)
                    .singleElement()
                    .satisfies(form -> assertThat(form.select("[name=email]")).isNotEmpty());
        }
        assertThat(Jsoup.parse(page("/journees/next")).select("button[name=language]"))
                .isEmpty();
    }

    private String page(String path) {
        return PageText.of(mvc.get().uri(path).exchange());
    }

    private void announce(String id, Instant end) {
        draft(id, end);
        moveDay.handle(new DayId(id), Step.PUBLISH, "camille");
    }

    private void draft(String id, Instant end) {
        draftDay.handle(
                RegionalDay.draft(new DayId(id), "request", Examples.detailsUntil(end), List.of(), List.of()),
                "camille");
    }
}
