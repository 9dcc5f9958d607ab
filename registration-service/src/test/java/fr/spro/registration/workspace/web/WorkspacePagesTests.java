package fr.spro.registration.workspace.web;

import static fr.spro.platform.web.SignedIn.staff;
import static fr.spro.registration.Examples.MORNING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import fr.spro.registration.Examples;
import fr.spro.registration.PageTest;
import fr.spro.registration.day.Step;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/// The pages of a day as one workspace.
class WorkspacePagesTests extends PageTest {

    private static final List<String> TABS = List.of("", "/inscriptions", "/jour-j", "/apres");

    @Test
    void every_tab_shows_the_numbers_the_next_step_and_itself_as_current() {
        moveTo(Examples.START.minus(Duration.ofDays(7)));
        publish(50, 5);
        confirmed("Ada", MORNING);
        register("Bea");

        for (var tab : TABS) {
            assertThat(get(tab))
                    .as("tab %s", tab)
                    .hasStatusOk()
                    .bodyText()
                    .contains("1 personne inscrite pour 50 places", "1 à confirmer", "inscriptions ouvertes")
                    .contains("Inscriptions jusqu’au", "/modifier#opensAt")
                    .contains("href=\"%s/close\">Clore les inscriptions".formatted(base()))
                    .containsOnlyOnce("aria-current=\"page\">" + label(tab));
        }
    }

    @Test
    void sub_pages_keep_the_tabs_without_a_second_main_button() {
        publish(50, 5);
        var id = confirmed("Ada", MORNING);

        for (var page : List.of(
                "/modifier",
                "/copie",
                "/questions",
                "/questions/nouvelle",
                "/sequences/nouvelle",
                "/sequences/w-1",
                "/sequences/w-1/suppression",
                "/cancel",
                "/historique",
                "/chiffres",
                "/reponses",
                "/inscriptions/nouvelle",
                "/inscriptions/groupe",
                "/inscriptions/import",
                "/inscriptions/" + id.value(),
                "/inscriptions/" + id.value() + "/choix",
                "/inscriptions/" + id.value() + "/identite",
                "/inscriptions/" + id.value() + "/annulation",
                "/papiers",
                "/tablette",
                "/attestations",
                "/comptes-rendus")) {
            assertThat(get(page))
                    .as(page)
                    .hasStatusOk()
                    .bodyText()
                    .contains("class=\"tabs\"", "aria-current=\"true\">", "1 personne inscrite pour 50 places")
                    .doesNotContain("Prochaine étape");
        }
    }

    @Test
    void the_programme_shows_how_full_each_workshop_is() {
        publish(50, 2);
        confirmed("Ada", MORNING);
        confirmed("Bea", MORNING);
        confirmed("Cleo", MORNING);

        assertThat(get("")).bodyText().contains("2 prises sur 2", "width=\"100%\"", "1 en attente", "0 prise sur 50");
    }

    @Test
    void every_page_about_the_seats_of_a_workshop_says_how_many_are_nobodys_yet() {
        publish(50, 4);
        confirmed("Ada", MORNING);
        confirmed("Bea", MORNING);
        register("Cleo", MORNING);
        var numbers = "3 prises sur 4";

        for (var page : List.of("", "/sequences/w-1", "/sequences/w-1/suppression")) {
            assertThat(get(page)).as(page).bodyText().contains(numbers, "dont 1 à confirmer");
        }
        assertThat(get("/sequences/w-2")).as("another workshop").bodyText().doesNotContain("dont 1 à confirmer");
        assertThat(mvc.post()
                        .uri(base() + "/sequences/w-1")
                        .param("version", String.valueOf(find().version()))
                        .param("kind", "WORKSHOP")
                        .param("title", "Atelier w-1")
                        .param("startsAt", "10:30")
                        .param("endsAt", "11:30")
                        .param("room", "Salle Erdre")
                        .param("seats", "1")
                        .with(staff("organiser"))
                        .with(csrf()))
                .bodyText()
                .contains("Avant d’enregistrer", "Places actuelles de ces ateliers", numbers, "dont 1 à confirmer");
    }

    @Test
    void the_public_address_can_be_copied_and_scanned_once_it_is_public() {
        draftDay.handle(Examples.day(day.value(), 50, 5), "camille");
        assertThat(get(""))
                .bodyText()
                .contains("après la publication", "/apercu")
                .doesNotContain("data:image/png");

        moveDay.handle(day, Step.PUBLISH, "camille");

        assertThat(get(""))
                .bodyText()
                .contains(">%s/journees/%s</code>".formatted(PUBLIC_URL, day.value()), "data:image/png", "QR code");
    }

    @Test
    void offers_only_what_the_role_may_open() {
        publish(50, 5);

        assertThat(mvc.get().uri(base()).with(staff("maelle", "coordinator")))
                .bodyText()
                .contains(base() + "/inscriptions\"")
                .doesNotContain(
                        base() + "/jour-j", base() + "/apres", base() + "/historique", base() + "/close", "/modifier");
        assertThat(mvc.get().uri(base()).with(staff("olivier", "operator")))
                .bodyText()
                .contains(base() + "/historique")
                .doesNotContain(base() + "/inscriptions", base() + "/jour-j", base() + "/close", "/modifier");
    }

    @Test
    void the_list_of_days_shows_numbers_and_its_search_finds_words() {
        publish(50, 5);
        confirmed("Ada");

        assertThat(mvc.get().uri("/coordination/journees").with(staff("camille", "organiser")))
                .bodyText()
                .contains("Journée régionale", "inscriptions ouvertes", "1 personne inscrite pour 50 places");
        assertThat(mvc.get().uri("/coordination/journees?q=nantes").with(staff("camille", "organiser")))
                .bodyText()
                .contains("Aucune journée ne correspond", "Tout afficher")
                .doesNotContain("Journée régionale");
    }

    @Test
    void an_operator_starts_on_a_page_of_operations_with_a_menu_of_what_they_may_open() {
        assertThat(mvc.get().uri("/coordination/exploitation").with(staff("olivier", "operator")))
                .hasStatusOk()
                .bodyText()
                .contains("/coordination/messages?etat=not-sent", "/coordination/journees/historique")
                .contains("href=\"/coordination/exploitation\" aria-current=\"page\"")
                .doesNotContain("/coordination/enquetes", "/coordination/supports");
        for (var role : List.of("organiser", "coordinator")) {
            assertThat(mvc.get().uri("/coordination/exploitation").with(staff("camille", role)))
                    .hasStatus(403);
        }
    }

    @Test
    void a_coordinator_is_not_led_to_surveys() {
        assertThat(mvc.get().uri("/coordination/journees").with(staff("maelle", "coordinator")))
                .bodyText()
                .contains("/coordination/annuaire", "/coordination/supports")
                .doesNotContain("/coordination/enquetes", "/coordination/exploitation");
    }

    @Test
    void nothing_follows_a_cancelled_day() {
        publish(50, 5);
        moveDay.handle(day, Step.CANCEL, "camille");

        assertThat(get("/apres"))
                .bodyText()
                .contains("ni attestation, ni enquête", "Archiver la journée")
                .doesNotContain("/comptes-rendus");
    }

    private static String label(String tab) {
        return switch (tab) {
            case "" -> "Programme";
            case "/inscriptions" -> "Inscriptions";
            case "/jour-j" -> "Jour J";
            default -> "Après";
        };
    }

    private String base() {
        return "/coordination/journees/" + day.value();
    }

    private MvcTestResult get(String page) {
        return mvc.get().uri(base() + page).with(staff("camille", "organiser")).exchange();
    }
}
