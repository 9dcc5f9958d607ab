package fr.spro.registration.enrolment.web;

import static fr.spro.registration.Examples.AFTERNOON;
import static fr.spro.registration.Examples.MORNING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import fr.spro.registration.Examples;
import fr.spro.registration.PageTest;
import fr.spro.registration.day.DayEdit;
import fr.spro.registration.day.EditDay;
import fr.spro.registration.day.RegionalDay;
import fr.spro.registration.day.Step;
import fr.spro.registration.enrolment.RegistrationId;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What is over or gone: pages name who ended it, and nothing that does not exist any more.
class EndedPagesTests extends PageTest {

    @Test
    void the_page_says_who_has_cancelled() {
        publish(10, 5);
        var ada = confirmed("Ada");
        var bea = confirmed("Bea");

        assertThat(mvc.post().uri(page(ada) + "/annulation").with(csrf()))
                .hasRedirectedUrl(page(ada) + "?fait=annulee");
        cancelRegistration.handle(bea, "camille", "Demande par téléphone");

        assertThat(body(page(ada) + "?fait=annulee"))
                .contains("C’est fait", "Vous avez annulé votre inscription")
                .doesNotContain("Vous n’avez pas annulé");
        assertThat(body(page(bea)))
                .contains("L’équipe d’organisation a annulé votre inscription", "/contact")
                .doesNotContain("Vous avez annulé", "Demande par téléphone");
        assertThat(body(page(bea) + "?lang=en")).contains("The organisers have cancelled");
    }

    @Test
    void after_the_day_nobody_is_sent_to_the_check_in_desk() {
        publish(10, 5);
        var ada = confirmed("Ada");
        end();

        assertThat(body(page(ada) + "/annulation"))
                .contains("La journée est passée", "Répondez à l’un des messages")
                .doesNotContain("accueil, ou", "La journée a commencé");
    }

    @Test
    void the_data_name_a_workshop_that_no_longer_takes_place_by_its_title() {
        publish(10, 5);
        var ada = confirmed("Ada", MORNING, AFTERNOON);

        editDay.handle(new EditDay.Command(day, "camille", new DayEdit.RemoveSession(MORNING)));

        assertThat(body(page(ada) + "/donnees")).contains("Atelier w-1", "Atelier w-3").doesNotContain(">w-1<");
    }

    @Test
    void no_programme_is_announced_once_the_day_has_begun() {
        draftDay.handle(RegionalDay.draft(day, "request", Examples.details(10), List.of(), List.of()), "camille");
        moveDay.handle(day, Step.PUBLISH, "camille");
        var page = "/journees/" + find().address();
        assertThat(body(page)).contains("Le programme sera publié");

        begin();

        assertThat(body(page)).doesNotContain("Le programme sera publié", ">Programme<");
    }

    private String page(RegistrationId id) {
        return "/inscriptions/" + links.text(id.value(), 1);
    }

    private String body(String path) {
        return new String(mvc.get().uri(path).exchange().getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
    }
}
