package fr.spro.registration.enrolment.web;

import static fr.spro.registration.Examples.AFTERNOON;
import static fr.spro.registration.Examples.MORNING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import fr.spro.contracts.RegistrationEvent.RegistrationLapsed;
import fr.spro.registration.PageTest;
import fr.spro.registration.day.Step;
import fr.spro.registration.enrolment.RegistrationId;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/// What the own page and the public page say in each state of a person and a day.
class PageWordsOfStatesTests extends PageTest {

    @Test
    void who_clicks_after_the_time_to_confirm_reads_that_no_place_is_kept_and_how_to_go_on() {
        publish(1, 5);
        var ada = register("Ada");
        moveTo(clock.instant().plus(Duration.ofHours(25)));
        reconcile();
        assertThat(events(ada)).as("it is mailed").last().isInstanceOf(RegistrationLapsed.class);
        mvc.post().uri(ownPage(ada) + "/confirmation").with(csrf()).exchange();

        assertThat(body(ada, ""))
                .contains("Vous n’avez pas répondu à temps", "Plus aucune place ne vous est réservée")
                .contains("M’inscrire de nouveau")
                .doesNotContain("écrivez à l’équipe");
        confirmed("Bea");
        assertThat(body(ada, "")).as("the place went on").contains("liste d’attente");
        moveDay.handle(day, Step.CLOSE, "camille");
        assertThat(body(ada, ""))
                .contains("On ne peut plus s’inscrire en ligne", "href=\"/contact\"")
                .doesNotContain("/inscription\"");
    }

    @Test
    void a_cancelled_day_has_no_sign_of_something_done() {
        publish(10, 5);
        var ada = confirmed("Ada");
        var bea = confirmed("Bea");
        assertThat(body(ada, "")).contains("badge done");
        cancelRegistration.handle(bea, "participant");
        assertThat(body(bea, "")).doesNotContain("Cette journée est annulée");

        moveDay.handle(day, Step.CANCEL, "camille");

        assertThat(body(ada, "")).contains("badge off").doesNotContain("badge done");
        assertThat(body(bea, "")).contains("Votre inscription est annulée", "Cette journée est annulée");
    }

    @Test
    void who_declines_a_workshop_reads_which_one() {
        publish(10, 1);
        var ada = confirmed("Ada", MORNING);
        var bea = confirmed("Bea", MORNING);
        cancelRegistration.handle(ada, "participant");
        reconcile();

        assertThat(body(bea, "?fait=offre-laissee&atelier=w-1"))
                .as("it is not declined yet")
                .doesNotContain("plus de place à l’atelier");
        assertThat(mvc.post()
                        .uri(ownPage(bea) + "/offre/refus")
                        .param("atelier", "w-1")
                        .with(csrf()))
                .hasRedirectedUrl(ownPage(bea) + "?fait=offre-laissee&atelier=w-1");
        assertThat(body(bea, "?fait=offre-laissee&atelier=w-1"))
                .containsPattern("plus de place à l’atelier «.Atelier w-1.»");
        assertThat(body(bea, "?fait=offre-laissee&atelier=w-1&lang=en"))
                .contains("no longer have a seat in the workshop “Atelier w-1”");
        assertThat(body(bea, "?fait=offre-laissee&atelier=<b>")).contains("vous n’avez plus cette place");
    }

    @Test
    void an_offer_accepted_twice_is_a_seat_and_no_missed_deadline() {
        publish(10, 1);
        var ada = confirmed("Ada", MORNING);
        var bea = confirmed("Bea", MORNING);
        cancelRegistration.handle(ada, "participant");
        reconcile();

        assertThat(accepted(bea)).isEqualTo("offre-acceptee");
        assertThat(accepted(bea)).isEqualTo("offre-acceptee");
        cancelRegistration.handle(bea, "participant");
        assertThat(accepted(bea)).as("the page says that it is cancelled").doesNotContain("offre");
    }

    @Test
    void an_old_page_does_not_decline_a_seat_that_was_accepted() {
        publish(10, 1);
        var ada = confirmed("Ada", MORNING);
        var bea = confirmed("Bea", MORNING);
        cancelRegistration.handle(ada, "participant");
        reconcile();
        accepted(bea);

        assertThat(mvc.post()
                        .uri(ownPage(bea) + "/offre/refus")
                        .param("atelier", "w-1")
                        .with(csrf()))
                .hasRedirectedUrl(ownPage(bea) + "?fait=offre-gardee");
        assertThat(body(bea, "?fait=offre-gardee")).contains("vous la gardez", "badge done");
    }

    @Test
    void who_waited_until_the_day_began_reads_that_nothing_became_free() {
        publish(1, 1);
        confirmed("Ada", MORNING);
        var bea = confirmed("Bea", MORNING);

        begin();

        assertThat(body(bea, ""))
                .contains("La journée a commencé", "aucune place ne s’est libérée", "Pas de place")
                .doesNotContain("complète pour le moment", "Quand vous aurez une place", "rang");
    }

    @Test
    void a_time_without_a_chosen_workshop_is_shown() {
        publish(10, 5);

        assertThat(body(confirmed("Ada", MORNING), "")).containsOnlyOnce("Pas d’atelier à ce moment");
        assertThat(body(confirmed("Bea", MORNING, AFTERNOON), "")).doesNotContain("Pas d’atelier à ce moment");
    }

    @Test
    void who_declines_the_place_at_the_day_reads_what_becomes_of_it() {
        publish(1, 1);
        var ada = confirmed("Ada");
        var bea = confirmed("Bea");
        assertThat(body(bea, "/annulation")).contains("Annuler votre inscription", "quitterez la liste d’attente");
        cancelRegistration.handle(ada, "participant");
        reconcile();

        assertThat(body(bea, "/annulation"))
                .contains("Laisser la place", "pourra aller à une autre personne", "Je la laisse à une autre personne")
                .doesNotContain("Annuler votre inscription");
    }

    @Test
    void who_leaves_a_place_in_an_old_tab_reads_that_it_was_accepted_meanwhile() {
        publish(1, 1);
        var ada = confirmed("Ada", MORNING);
        var bea = confirmed("Bea", MORNING);
        cancelRegistration.handle(ada, "participant");
        reconcile();
        assertThat(body(bea, ""))
                .contains("/annulation?offre", "Avec une place à l’atelier")
                .containsSubsequence("Une place à la journée", "Atelier w-1", "Elle vous est gardée");
        assertThat(body(bea, "/annulation?offre=")).doesNotContain("déjà accepté");

        mvc.post()
                .uri("/inscriptions/{secret}/offre/acceptation", links.text(bea.value(), 1))
                .param("atelier", "")
                .with(csrf())
                .exchange();

        assertThat(body(bea, "/annulation?offre="))
                .contains("Annuler votre inscription", "Vous avez déjà accepté cette place");
        assertThat(body(bea, "/annulation")).doesNotContain("déjà accepté");
    }

    @Test
    void only_who_waits_reads_of_places_that_become_free() {
        publish(1, 1);
        var ada = confirmed("Ada", MORNING);
        var bea = confirmed("Bea", MORNING);
        assertThat(body(bea, "")).contains("Dès qu’une place se libère pour vous, nous");

        cancelRegistration.handle(ada, "participant");
        reconcile();

        assertThat(body(bea, "")).contains("J’accepte cette place").doesNotContain("Dès qu’une place se libère");
    }

    @Test
    void a_full_day_promises_no_free_seat_in_its_workshops() {
        publish(1, 5);
        assertThat(publicPage("")).contains("places libres", "Vous saurez en confirmant");
        confirmed("Ada");
        moveTo(clock.instant().plusSeconds(60));

        assertThat(publicPage(""))
                .contains("Rejoindre la liste d’attente")
                .doesNotContain("places libres", "badge done");
        assertThat(publicPage("/inscription"))
                .contains("La journée est complète")
                .doesNotContain("places libres");
    }

    @Test
    void the_calendar_entry_has_the_times_of_the_workshops() {
        publish(10, 5);
        var ada = confirmed("Ada", MORNING);

        assertThat(body(ada, "/journee.ics").replace("\r\n ", ""))
                .containsPattern("DESCRIPTION:10.h.30 – 11.h.30\\\\, Atelier w-1\\\\, Salle Erdre");
    }

    /// What the page says after accepting the morning's workshop.
    private String accepted(RegistrationId id) {
        var redirect = mvc.post()
                .uri(ownPage(id) + "/offre/acceptation")
                .param("atelier", "w-1")
                .with(csrf())
                .exchange()
                .getResponse()
                .getRedirectedUrl();
        return redirect.substring(redirect.indexOf("fait=") + 5);
    }

    private String body(RegistrationId id, String path) {
        return bodyOf(ownPage(id) + path);
    }

    private String publicPage(String path) {
        return bodyOf("/journees/" + day.value() + path);
    }

    private String bodyOf(String path) {
        return new String(mvc.get().uri(path).exchange().getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
    }
}
