package fr.spro.registration.enrolment.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import fr.spro.registration.FilledForm;
import fr.spro.registration.PageTest;
import fr.spro.registration.PageText;
import fr.spro.suite.Dates;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.web.util.HtmlUtils;

/// "Send again" on the page after a request: it says when nothing further left, and nothing about who
/// is registered.
class SentAgainTests extends PageTest {

    private static final Pattern FIELD =
            Pattern.compile("<input type=\"hidden\"[^>]*name=\"([^\"]+)\" value=\"([^\"]*)\"");

    private final Instant first = Instant.parse("2027-09-01T11:42:00Z");

    @Test
    void the_page_says_when_the_message_left_and_when_the_next_one_can_leave() {
        publish(10, 5);
        moveTo(first);
        var sent = next(request("ada@example.org"));
        assertThat(sent).doesNotContain("Aucun autre message");

        moveTo(first.plus(Duration.ofMinutes(3)));
        var again = next(pressed(sent));
        assertThat(again).contains(tooEarly("ada@example.org"));
        assertThat(events(registrations.findByDay(day).getFirst().id())).hasSize(1);
        moveTo(first.plus(Duration.ofMinutes(9)));
        again = next(pressed(again));
        assertThat(again).as("the time of the first one").contains(tooEarly("ada@example.org"));

        moveTo(first.plus(Duration.ofMinutes(11)));
        assertThat(next(pressed(again))).doesNotContain("Aucun autre message");
        assertThat(events(registrations.findByDay(day).getFirst().id())).hasSize(2);
    }

    @Test
    void the_page_says_the_same_of_an_address_that_is_registered() {
        publish(10, 5);
        confirmed("Ada");
        moveTo(first);
        var sent = next(request("ada@example.org"));

        moveTo(first.plus(Duration.ofMinutes(3)));

        assertThat(sent).doesNotContain("Aucun autre message");
        assertThat(next(pressed(sent))).contains(tooEarly("ada@example.org"));
    }

    @Test
    void every_page_repeats_the_address_without_what_surrounded_it() {
        publish(10, 5);

        assertThat(next(request("mailto:Jean@Example.org")))
                .contains("jean@example.org")
                .doesNotContain("mailto:Jean");
        assertThat(mvc.post()
                        .uri("/journees/{day}/inscription", day.value())
                        .param("email", " mailto:jean@example.org")
                        .with(csrf()))
                .as("the form with other faults")
                .bodyText()
                .contains("value=\"jean@example.org\"")
                .doesNotContain("mailto:jean");
    }

    private String tooEarly(String email) {
        return "Aucun autre message n’est parti : il y en a déjà eu un pour %s, le %s. Le prochain envoi est possible à partir du %s."
                .formatted(email, words(first), words(first.plus(Duration.ofMinutes(10))));
    }

    private static String words(Instant at) {
        return PageText.plain(Dates.dateTime(at, Locale.FRENCH));
    }

    private MvcTestResult request(String email) {
        return FilledForm.sent(mvc, day.value(), "Ada", email).exchange();
    }

    /// Presses "send again" on the page.
    private MvcTestResult pressed(String page) {
        var form = page.split("/inscription\">")[1].split("</form>")[0];
        var request = mvc.post().uri("/journees/{day}/inscription", day.value()).with(csrf());
        FIELD.matcher(form)
                .results()
                .forEach(field -> request.param(field.group(1), HtmlUtils.htmlUnescape(field.group(2))));
        return request.exchange();
    }

    private String next(MvcTestResult sent) {
        var address = sent.getResponse().getRedirectedUrl();
        assertThat(address).contains("/inscription/envoyee?demande=");
        return PageText.of(mvc.get().uri(address).exchange());
    }
}
