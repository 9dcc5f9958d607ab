package fr.spro.registration.imports.web;

import static fr.spro.platform.web.SignedIn.staff;
import static fr.spro.registration.Examples.MORNING;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import fr.spro.platform.testing.Infrastructure;
import fr.spro.registration.PageTest;
import fr.spro.registration.day.DayEdit;
import fr.spro.registration.day.EditDay;
import fr.spro.registration.day.ExampleQuestions;
import fr.spro.registration.imports.ImportId;
import org.junit.jupiter.api.Test;

/// The coordinator's form to register several people of a structure.
class PeoplePagesTests extends PageTest {

    private final String group = Infrastructure.fresh("g");
    private final String structure = Infrastructure.fresh("s");

    @Test
    void a_coordinator_registers_several_people_atomically() {
        publish(10, 5);
        directory.list(group, structure, "maelle");
        var other = Infrastructure.fresh("s");
        directory.list(Infrastructure.fresh("g"), other, "loic");
        var maelle = staff("maelle", "coordinator");
        assertThat(mvc.get().uri(page("groupe")).with(maelle))
                .hasStatusOk()
                .bodyText()
                .contains(structure)
                .doesNotContain(other);
        assertThat(mvc.post()
                        .uri(page("groupe"))
                        .param("structure", structure)
                        .param("people[0].name", "Ada")
                        .param("plus", "oui")
                        .with(csrf())
                        .with(maelle))
                .hasStatusOk()
                .bodyText()
                .contains("value=\"Ada\"", "people[3].lastName");
        assertThat(mvc.post()
                        .uri(page("groupe"))
                        .param("structure", structure)
                        .param("people[0].name", "Ada")
                        .param("people[0].email", "ada@example.org")
                        .param("people[1].firstName", "Bea")
                        .param("people[1].lastName", "Le Goff")
                        .param("people[1].email", "ada@example.org")
                        .param("people[0].workshops[0]", "none")
                        .param("people[0].workshops[1]", "none")
                        .param("people[1].workshops[0]", "none")
                        .param("people[1].workshops[1]", "none")
                        .param("people[2].name", "")
                        .param("people[2].email", "cleo")
                        .with(csrf())
                        .with(maelle))
                .hasStatus(422)
                .bodyText()
                .contains("déjà à la ligne 1", "adresse électronique complète", "Indiquez une valeur")
                .contains(
                        ">Personne 2 (Bea Le Goff), adresse électronique\u00a0: ",
                        ">Personne 3, adresse électronique\u00a0: ",
                        ">Personne 3, nom de famille\u00a0: Indiquez une valeur");
        assertThat(mvc.post()
                        .uri(page("groupe"))
                        .param("structure", other)
                        .param("people[0].name", "Ada")
                        .param("people[0].email", "ada@example.org")
                        .with(csrf())
                        .with(maelle))
                .hasStatus(422);
        assertThat(registrations.findByDay(day)).isEmpty();

        var one = registerTeam("ada", "bea");
        assertThat(mvc.get().uri(one).with(maelle)).bodyText().contains("2 personnes seront inscrites", "Atelier w-1");
        assertThat(mvc.get().uri(one).with(staff("loic", "coordinator"))).hasStatus(404);
        assertThat(mvc.post().uri(one).with(csrf()).with(staff("loic", "coordinator")))
                .hasStatus(404);
        register("Ada");
        assertThat(mvc.post().uri(one).with(csrf()).with(maelle)).hasStatus3xxRedirection();
        assertThat(mvc.get().uri(one).with(maelle)).bodyText().contains("Cet import n’a pas eu lieu");
        assertThat(registrations.findByDay(day))
                .as("none, for one of them has registered since")
                .hasSize(1);

        var again = registerTeam("cleo", "dora");
        assertThat(mvc.post().uri(again).with(csrf()).with(maelle)).hasStatus3xxRedirection();
        imported.run();
        assertThat(mvc.get().uri(again).with(maelle)).bodyText().contains("2 personnes sont inscrites");
        assertThat(registrations.findByDay(day))
                .filteredOn(found -> found.wishes().structure() != null)
                .hasSize(2)
                .allSatisfy(found -> assertThat(found.wishes().workshops()).containsExactly(MORNING));
    }

    @Test
    void preview_and_result_say_who_gets_a_place_and_who_waits() {
        publish(2, 5);
        directory.list(group, structure, "maelle");
        register("Ada");
        var maelle = staff("maelle", "coordinator");

        var one = registerTeam("bea", "cleo", "dora");
        assertThat(mvc.get().uri(one).with(maelle))
                .bodyText()
                .contains("une personne aura une place, 2 personnes iront sur la liste d’attente")
                .containsSubsequence("bea@", "aura une place", "cleo@", "liste d’attente", "dora@", "liste d’attente");

        mvc.post().uri(one).with(csrf()).with(maelle).exchange();
        imported.run();
        assertThat(mvc.get().uri(one).with(maelle))
                .bodyText()
                .contains("Une personne a une place à la journée", "2 personnes sont sur la liste d’attente");
    }

    @Test
    void what_to_prepare_is_asked_in_the_words_of_the_day() {
        publish(10, 5);
        directory.list(group, structure, "maelle");
        assertThat(form("?lang=fr"))
                .contains("Ce que nous devons préparer pour cette personne", "Par exemple une place");

        editDay.handle(new EditDay.Command(day, "camille", new DayEdit.PutQuestion(ExampleQuestions.MEAL)));
        assertThat(form("?lang=fr"))
                .contains("Ce que nous devons préparer pour cette personne", "Que mangez-vous")
                .doesNotContain("Par exemple une place");
        assertThat(form("?lang=en")).contains("The questions of this day", "What do you eat?");
    }

    @Test
    void the_form_says_before_the_preview_how_many_places_are_left_and_that_people_will_wait() {
        publish(2, 1);
        directory.list(group, structure, "maelle");
        assertThat(form("?lang=fr"))
                .contains("Il reste 2 places à cette journée", "Atelier w-1 – 1 place libre")
                .doesNotContain("La journée est complète");
        assertThat(form("?lang=en")).contains("2 places are left", "Anyone beyond that goes on the waiting list");

        confirmed("Ada", MORNING);
        confirmed("Bea");
        confirmed("Cleo");

        assertThat(form("?lang=fr"))
                .contains("La journée est complète, une personne attend", "iront sur la liste d’attente")
                .contains("Atelier w-1 – Complet<")
                .doesNotContain("Il reste");
        assertThat(form("?lang=en")).contains("one person is on the waiting list", "will join the waiting list");
        assertThat(mvc.get().uri(page("import")).with(staff("organiser")))
                .bodyText()
                .contains("La journée est complète, une personne attend");
    }

    private String form(String language) {
        var answer = mvc.get()
                .uri(page("groupe") + language)
                .with(staff("maelle", "coordinator"))
                .exchange();
        assertThat(answer).hasStatusOk();
        return new String(answer.getResponse().getContentAsByteArray(), UTF_8);
    }

    @Test
    void the_preview_says_which_workshops_are_full_for_whom() {
        publish(10, 1);
        directory.list(group, structure, "maelle");

        var one = registerTeam("bea", "cleo");

        assertThat(mvc.get().uri(one).with(staff("maelle", "coordinator")))
                .bodyText()
                .containsSubsequence("bea@", "Atelier w-1", "aura une place", "cleo@", "Atelier w-1", "liste d’attente")
                .containsOnlyOnce("liste d’attente");
    }

    @Test
    void a_list_for_which_there_is_room_says_nothing_of_a_waiting_list() {
        publish(10, 5);
        directory.list(group, structure, "maelle");

        var one = registerTeam("bea", "cleo");

        assertThat(mvc.get().uri(one).with(staff("maelle", "coordinator")))
                .bodyText()
                .contains("aura une place")
                .doesNotContain("liste d’attente");
    }

    @Test
    void a_coordinator_gets_no_id_of_a_person_who_is_registered_from_elsewhere() {
        publish(10, 5);
        directory.list(group, structure, "maelle");
        var other = register("Ada");

        var one = registerTeam("ada", "bea");

        assertThat(mvc.get().uri(one).with(staff("maelle", "coordinator")))
                .bodyText()
                .contains("déjà inscrite")
                .doesNotContain(other.value());
        var checked = imported.imports.findById(new ImportId(one.substring(one.lastIndexOf('/') + 1)));
        assertThat(checked.orElseThrow().skipped())
                .singleElement()
                .extracting("about")
                .isNull();
    }

    @Test
    void the_preview_leads_back_to_the_form_with_everything_typed_and_a_corrected_list_replaces_the_earlier_one() {
        publish(10, 5);
        directory.list(group, structure, "maelle");
        var maelle = staff("maelle", "coordinator");
        var first = mvc.post()
                .uri(page("groupe"))
                .param("structure", structure)
                .param("people[0].lastName", "")
                .param("people[1].firstName", "Bea")
                .param("people[1].lastName", "Le Goff")
                .param("people[1].email", "bea@example.org")
                .param("people[1].workshops[0]", "w-1")
                .param("people[1].workshops[1]", "none")
                .param("people[1].needs", "un fauteuil")
                .with(csrf())
                .with(maelle)
                .exchange()
                .getResponse()
                .getRedirectedUrl();
        assertThat(mvc.get().uri(first).with(maelle)).bodyText().contains(first + "/correction\"");

        var id = first.substring(first.lastIndexOf('/') + 1);
        assertThat(mvc.get().uri(first + "/correction").with(maelle))
                .hasStatusOk()
                .bodyText()
                .contains("value=\"Bea\"", "value=\"Le Goff\"", "value=\"bea@example.org\"", "value=\"un fauteuil\"")
                .contains("name=\"people[1].email\"", "name=\"liste\" value=\"%s\"".formatted(id))
                .containsPattern("<option value=\"w-1\" selected")
                .containsPattern("<option value=\"%s\" selected".formatted(structure));
        assertThat(mvc.get().uri(first + "/correction").with(staff("loic", "coordinator")))
                .hasStatus(404);

        var corrected = mvc.post()
                .uri(page("groupe"))
                .param("structure", structure)
                .param("liste", id)
                .param("people[0].lastName", "Cleo")
                .param("people[0].email", "cleo@example.org")
                .param("people[0].workshops[0]", "none")
                .param("people[0].workshops[1]", "none")
                .with(csrf())
                .with(maelle);
        assertThat(corrected).hasStatus3xxRedirection();
        assertThat(mvc.get().uri(first).with(maelle)).bodyText().contains("Cet import n’a pas eu lieu");
        assertThat(mvc.get().uri(first + "/correction").with(maelle))
                .as("nothing is left to correct")
                .hasRedirectedUrl(first);
    }

    @Test
    void what_a_list_has_added_is_cancelled_after_the_numbers_and_only_by_an_organiser() {
        publish(10, 5);
        directory.list(group, structure, "maelle");
        var one = registerTeam("bea", "cleo");
        var other = confirmed("Ada");
        mvc.post().uri(one).with(csrf()).with(staff("maelle", "coordinator")).exchange();
        imported.run();

        assertThat(mvc.get().uri(one).with(staff("maelle", "coordinator")))
                .bodyText()
                .contains("Signalez-la à l’équipe")
                .doesNotContain("selection/annulation");
        var added = registrations.findByDay(day).stream()
                .filter(found -> !found.id().equals(other))
                .toList();
        assertThat(mvc.get().uri(one).with(staff("organiser")))
                .bodyText()
                .contains("Annuler ces 2 inscriptions", "selection/annulation")
                .contains(added.getFirst().id().value(), added.getLast().id().value())
                .doesNotContain(other.value());

        cancelRegistration.handle(added.getFirst().id(), "camille");
        assertThat(mvc.get().uri(one).with(staff("organiser"))).bodyText().contains("Annuler cette inscription");
        cancelRegistration.handle(added.getLast().id(), "camille");
        assertThat(mvc.get().uri(one).with(staff("organiser"))).bodyText().doesNotContain("selection/annulation");
    }

    @Test
    void the_workshop_of_each_person_of_a_team_is_chosen_or_none() {
        publish(10, 5);
        directory.list(group, structure, "maelle");
        var sent = mvc.post()
                .uri(page("groupe"))
                .param("structure", structure)
                .param("people[0].lastName", "Ada")
                .param("people[0].email", "ada@example.org")
                .param("people[0].workshops[0]", "w-1")
                .param("people[0].workshops[1]", "")
                .with(csrf())
                .with(staff("maelle", "coordinator"));

        assertThat(sent)
                .hasStatus(422)
                .bodyText()
                .contains("Personne 1\u00a0: choisissez un atelier pour chaque créneau", "value=\"w-1\" selected")
                .doesNotContain("value=\"none\" selected", "??");
    }

    private String registerTeam(String... names) {
        var request = mvc.post().uri(page("groupe")).param("structure", structure);
        for (int i = 0; i < names.length; i++) {
            request = request.param("people[%d].name".formatted(i), names[i])
                    .param("people[%d].email".formatted(i), names[i] + "@example.org")
                    .param("people[%d].workshops[0]".formatted(i), "w-1")
                    .param("people[%d].workshops[1]".formatted(i), "none");
        }
        var checked = request.with(csrf()).with(staff("maelle", "coordinator")).exchange();
        assertThat(checked).hasStatus3xxRedirection();
        return checked.getResponse().getRedirectedUrl();
    }

    private String page(String last) {
        return "/coordination/journees/%s/inscriptions/%s".formatted(day.value(), last);
    }
}
