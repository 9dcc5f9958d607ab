package fr.spro.registration.enrolment.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import fr.spro.platform.testing.Infrastructure;
import fr.spro.registration.PageTest;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.assertj.MockMvcTester.MockMvcRequestBuilder;

/// The public pages: site, days, registration form, and the participant's page.
class PublicPagesTests extends PageTest {

    @Test
    void shows_an_invalid_form_again_with_input_and_a_message_at_each_field() {
        publish(10, 5);

        assertThat(mvc.post()
                        .uri("/journees/{day}/inscription", day.value())
                        .param("firstName", "Zoé <b>")
                        .param("lastName", "Lecœur")
                        .param("email", "nobody")
                        .param("structure", "")
                        .param("workshops[0]", "w-1")
                        .with(csrf()))
                .hasStatus(422)
                .bodyText()
                .contains("Zoé &lt;b&gt;", "Lecœur", "nobody")
                .contains(
                        "Écrivez une adresse électronique complète", "Choisissez votre structure", "Cochez cette case")
                .contains("href=\"#email\"", "id=\"email-error\"", "value=\"w-1\" checked");
    }

    @Test
    void asks_about_a_likely_slip_of_the_domain_and_accepts_the_address_sent_again() {
        publish(10, 5);

        assertThat(typed("marie@gmial.com", ""))
                .hasStatus(422)
                .bodyText()
                .contains("Avez-vous voulu dire marie@gmail.com", "id=\"email-error\"", "value=\"marie@gmial.com\"")
                .contains("Envoyer avec marie@gmial.com", "Corriger en marie@gmail.com et envoyer");
        assertThat(typed("marie@gmial.com", "").locale(Locale.ENGLISH))
                .bodyText()
                .contains("Did you mean marie@gmail.com?", "Send with marie@gmial.com");
        assertThat(registrations.findByDay(day)).isEmpty();

        assertThat(typed("marie@gmial.com", "marie@gmial.com")).hasStatus3xxRedirection();
        assertThat(registrations.findByDay(day))
                .singleElement()
                .extracting(one -> one.participant().email().value())
                .isEqualTo("marie@gmial.com");
    }

    @Test
    void corrects_a_likely_slip_of_the_domain_by_one_press_unless_the_address_was_changed() {
        publish(10, 5);

        assertThat(typed("marie@gmial.com", "marie@gmial.com").param("corrected", "marie@gmail.com"))
                .hasStatus3xxRedirection();
        assertThat(typed("anne@orange.fr", "marie@gmial.com").param("corrected", "marie@gmail.com"))
                .hasStatus3xxRedirection();

        assertThat(registrations.findByDay(day))
                .extracting(one -> one.participant().email().value())
                .containsExactlyInAnyOrder("marie@gmail.com", "anne@orange.fr");
    }

    @Test
    void the_summary_lists_violations_in_page_order() {
        publish(10, 5);

        assertThat(mvc.post()
                        .uri("/journees/{day}/inscription", day.value())
                        .param("workshops[0]", "none")
                        .param("workshops[1]", "none")
                        .with(csrf()))
                .hasStatus(422)
                .bodyText()
                .containsSubsequence(
                        "href=\"#lastName\"", "href=\"#email\"", "href=\"#structure\"", "href=\"#consent\"");
    }

    @Test
    void a_participant_registers_confirms_and_cancels() {
        publish(10, 5);
        assertThat(mvc.get().uri("/")).hasStatusOk();
        assertThat(mvc.get().uri("/journees/{day}", day.value()))
                .hasStatusOk()
                .bodyText()
                .contains("M’inscrire");
        assertThat(mvc.get().uri("/journees/{day}/inscription?lang=en", day.value()))
                .hasStatusOk()
                .bodyText()
                .contains("Send my registration");
        var name = Infrastructure.fresh("Zoé");
        assertThat(mvc.post()
                        .uri("/journees/{day}/inscription", day.value())
                        .param("name", name)
                        .param("email", "zoe@example.org")
                        .param("structure", "other")
                        .param("otherStructure", "Une association")
                        .param("workshops[0]", "w-1")
                        .param("workshops[1]", "none")
                        .param("consent", "true")
                        .with(csrf()))
                .hasRedirectedUrl("/journees/%s/inscription/envoyee".formatted(day.value()));
        assertThat(mvc.get().uri("/journees/{day}/inscription/envoyee", day.value()))
                .hasStatusOk();
        var secret = links.text(registrations.findByDay(day).getFirst().id().value(), 1);

        assertThat(mvc.get().uri("/inscriptions/{secret}", secret)).bodyText().contains("Confirmer mon inscription");
        assertThat(mvc.post().uri("/inscriptions/{secret}/confirmation", secret).with(csrf()))
                .hasRedirectedUrl("/inscriptions/" + secret);
        assertThat(mvc.get().uri("/inscriptions/{secret}", secret)).bodyText().contains("Vous êtes inscrit", name);
        assertThat(mvc.post().uri("/inscriptions/{secret}/confirmation", secret))
                .hasRedirectedUrl("/inscriptions/%s?fait=deja-confirmee".formatted(secret));
        assertThat(mvc.get().uri("/inscriptions/{secret}?fait=deja-confirmee", secret))
                .bodyText()
                .contains("déjà confirmée");
        assertThat(mvc.get().uri("/inscriptions/{secret}/annulation", secret)).hasStatusOk();
        assertThat(mvc.post().uri("/inscriptions/{secret}/annulation", secret).with(csrf()))
                .hasStatus3xxRedirection();
        assertThat(mvc.get().uri("/inscriptions/{secret}", secret)).bodyText().contains("est annulée");
    }

    @Test
    void shows_a_page_for_an_unknown_link() {
        assertThat(mvc.get().uri("/inscriptions/{secret}", "abc.1.nonsense")).hasStatus(404);
        assertThat(mvc.get().uri("/inscriptions/{secret}", links.text("gone", 1)))
                .hasStatus(404);
        assertThat(mvc.get().uri("/journees/{day}", "unknown")).hasStatus(404);
    }

    @Test
    void the_legal_pages_exist_in_both_languages() {
        for (var page : List.of("contact", "accessibilite", "donnees-personnelles", "mentions-legales")) {
            assertThat(mvc.get().uri("/" + page)).hasStatusOk().bodyText().doesNotContain("??");
            assertThat(mvc.get().uri("/" + page + "?lang=en"))
                    .hasStatusOk()
                    .bodyText()
                    .doesNotContain("??");
        }
    }

    @Test
    void the_day_page_has_metadata_for_search_engines_and_link_previews() {
        publish(10, 1);

        assertThat(mvc.get().uri("/journees/{day}", day.value()))
                .bodyText()
                .contains("application/ld+json", "\"@type\":\"Event\"", "\"startDate\":\"2027-11-19T09:30:00+01:00\"")
                .contains("og:title", "rel=\"canonical\" href=\"http://localhost:8080/journees/" + day.value());
    }

    private MockMvcRequestBuilder typed(String email, String askedAbout) {
        return mvc.post()
                .uri("/journees/{day}/inscription", day.value())
                .param("name", "Marie")
                .param("email", email)
                .param("askedAbout", askedAbout)
                .param("unlisted", "true")
                .param("otherStructure", "Une association")
                .param("consent", "true")
                .with(csrf());
    }
}
