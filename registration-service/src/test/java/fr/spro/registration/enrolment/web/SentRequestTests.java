package fr.spro.registration.enrolment.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import fr.spro.registration.FilledForm;
import fr.spro.registration.PageTest;
import fr.spro.registration.enrolment.Registration;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.assertj.MockMvcTester.MockMvcRequestBuilder;

/// What the address of the page after a request tells whoever finds it.
class SentRequestTests extends PageTest {

    private static final Instant FIRST = Instant.parse("2027-09-01T10:00:00Z");

    @Test
    void opens_nothing_after_two_days() {
        publish(10, 5);
        moveTo(FIRST);
        var page = sent("");
        moveTo(FIRST.plus(Duration.ofHours(20)));
        assertThat(mvc.get().uri(page)).hasStatusOk().bodyText().contains("ada@example.org", "Corriger l’adresse");
        var again = sent(page.getQuery().split("demande=")[1]);

        moveTo(FIRST.plus(Duration.ofHours(49)));

        for (var address : new URI[] {page, again}) {
            assertThat(mvc.get().uri(address))
                    .hasStatusOk()
                    .bodyText()
                    .contains("n’est plus valable", "Demander un nouveau lien", "S’inscrire de nouveau")
                    .doesNotContain("ada@example.org", "siège bas", "Corriger l’adresse");
        }
    }

    @Test
    void shows_the_address_alone_and_carries_the_rest_to_the_form() {
        publish(10, 5);
        moveTo(FIRST);
        var page = sent("");

        assertThat(mvc.get().uri(page))
                .hasStatusOk()
                .bodyText()
                .contains("ada@example.org")
                .doesNotContain("siège bas", "Une association", "lastName");
        var request = page.getQuery().split("demande=")[1];
        assertThat(correction(request)).hasStatusOk().bodyText().contains("Un siège bas", "Une association", request);
        var again = mvc.post()
                .uri("/journees/{day}/inscription", day.value())
                .param("renvoi", request)
                .with(csrf())
                .exchange();
        assertThat(again).hasStatus3xxRedirection();
        var next = String.valueOf(again.getResponse().getRedirectedUrl()).split("demande=")[1];
        assertThat(correction(next)).as("and on").bodyText().contains("Un siège bas", "ada@example.org");
    }

    @Test
    void sent_again_it_is_still_the_request_that_is_corrected() {
        publish(10, 5);
        moveTo(FIRST);
        var again = sent(sent("").getQuery().split("demande=")[1]);

        assertThat(FilledForm.sent(mvc, day.value(), "Ada", "max@example.org")
                        .param("demande", again.getQuery().split("demande=")[1]))
                .hasStatus3xxRedirection();

        assertThat(registrations.findByDay(day))
                .filteredOn(Registration::isActive)
                .singleElement()
                .satisfies(corrected ->
                        assertThat(corrected.participant().email().value()).isEqualTo("max@example.org"));
    }

    @Test
    void corrects_nothing_after_two_days() {
        publish(10, 5);
        moveTo(FIRST);
        var request = sent("").getQuery().split("demande=")[1];

        moveTo(FIRST.plus(Duration.ofHours(49)));

        assertThat(correction(request)).hasStatusOk().bodyText().doesNotContain(request, "siège bas");
    }

    private MockMvcRequestBuilder correction(String request) {
        return mvc.post()
                .uri("/journees/{day}/inscription/correction", day.value())
                .param("demande", request)
                .with(csrf());
    }

    /// @param again the request whose message is asked for again
    private URI sent(String again) {
        var answer = FilledForm.sent(mvc, day.value(), "Ada", "ada@example.org")
                .param("needs", "Un siège bas")
                .param("renvoi", again)
                .exchange();
        return URI.create(String.valueOf(answer.getResponse().getRedirectedUrl()));
    }
}
