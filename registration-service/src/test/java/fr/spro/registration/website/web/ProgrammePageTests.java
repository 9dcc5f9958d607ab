package fr.spro.registration.website.web;

import static org.assertj.core.api.Assertions.assertThat;

import fr.spro.registration.Examples;
import fr.spro.registration.PageTest;
import fr.spro.registration.day.Step;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/// The public page of a day: what it says and offers in each state.
class ProgrammePageTests extends PageTest {

    private static final String REGISTER = "/inscription\">";

    @Test
    void shows_parallel_workshops_together_and_where_the_place_is() {
        publish(50, 5);

        assertThat(page())
                .bodyText()
                .contains("<ul class=\"parallel\">", "Atelier w-1", "Atelier w-2")
                .contains("https://www.openstreetmap.org/search?query=Centre%20de%20congr");
    }

    @Test
    void an_open_day_with_free_places_leads_to_the_form() {
        publish(50, 5);

        assertThat(page()).bodyText().contains("50 places libres sur 50", REGISTER + "M’inscrire");
    }

    @Test
    void a_full_day_says_who_waits_and_leads_to_the_waiting_list() {
        publish(1, 5);
        confirmed("Ada");
        assertThat(page())
                .bodyText()
                .contains("La journée est complète. Vous pouvez rejoindre", REGISTER + "Rejoindre la liste d’attente");

        confirmed("Bea");

        assertThat(page()).bodyText().contains("La journée est complète, 1 personne attend.");
    }

    @Test
    void a_day_on_which_people_wait_offers_no_place_that_only_a_request_holds() {
        publish(2, 5);
        register("Ada", Examples.MORNING);
        register("Bea", Examples.MORNING);
        assertThat(page()).bodyText().contains("2 places libres sur 2");

        confirmed("Cleo");

        assertThat(page())
                .bodyText()
                .contains("La journée est complète, 1 personne attend.", REGISTER + "Rejoindre la liste d’attente")
                .doesNotContain("libres sur");
    }

    @Test
    void before_its_opening_a_day_says_when_and_offers_no_form() {
        publish(50, 5);
        edit(Examples.detailsOpen(50, clock.instant().plus(Duration.ofDays(2)), null));

        assertThat(page())
                .bodyText()
                .contains("Les inscriptions ouvrent le", "journee.ics", "Noter la date")
                .doesNotContain(REGISTER);
    }

    @Test
    void an_open_day_offers_no_calendar_file_besides_that_of_each_participant() {
        publish(50, 5);

        assertThat(page()).bodyText().contains(REGISTER).doesNotContain("journee.ics");
    }

    @Test
    void a_closed_day_offers_the_lost_link_only() {
        publish(50, 5);
        moveDay.handle(day, Step.CLOSE, "camille");

        assertThat(page())
                .bodyText()
                .contains("Les inscriptions sont closes", "/lien")
                .doesNotContain(REGISTER, "journee.ics");
    }

    @Test
    void a_past_day_is_said_to_be_past_even_if_nobody_has_completed_it() {
        publish(50, 5);

        end();

        assertThat(page()).bodyText().contains("La journée est passée").doesNotContain(REGISTER, "places libres");
    }

    @Test
    void a_completed_day_thanks_and_a_cancelled_one_warns_first() {
        publish(50, 5);
        end();
        moveDay.handle(day, Step.HOLD, "camille");
        assertThat(page()).bodyText().contains("La journée a eu lieu").doesNotContain(REGISTER);
        moveDay.handle(day, Step.REVERT, "camille");

        moveDay.handle(day, Step.CANCEL, "camille");

        assertThat(page())
                .bodyText()
                .containsSubsequence("Cette journée est annulée", "Programme")
                .doesNotContain(REGISTER, "/lien\"", "journee.ics");
    }

    private MvcTestResult page() {
        return mvc.get().uri("/journees/{day}", day.value()).exchange();
    }
}
