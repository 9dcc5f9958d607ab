package fr.spro.registration.selection.web;

import static fr.spro.platform.web.SignedIn.staff;
import static fr.spro.registration.Examples.MORNING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import fr.spro.registration.PageTest;
import fr.spro.registration.day.Step;
import fr.spro.registration.directory.Scope;
import fr.spro.registration.enrolment.Registration;
import fr.spro.registration.enrolment.RegistrationId;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.assertj.MockMvcTester.MockMvcRequestBuilder;

/// Actions on several registrations of the list.
class SelectionPagesTests extends PageTest {

    @Test
    void the_list_offers_each_row_and_the_whole_list() {
        publish(50, 5);
        var ada = confirmed("Ada");
        confirmed("Bea");

        assertThat(mvc.get().uri(list()).with(staff("organiser")))
                .bodyText()
                .contains("name=\"id\" form=\"selection\" value=\"%s\"".formatted(ada.value()), "Choisir Ada")
                .contains("Toute la liste\u00a0: 2 inscriptions", "/selection/annulation\"");
        assertThat(mvc.get().uri(list()).with(staff("maelle", "coordinator")))
                .bodyText()
                .doesNotContain("selection");
    }

    @Test
    void each_reason_why_some_are_left_out_is_named_with_its_number() {
        publish(3, 5);
        var ada = confirmed("Ada");
        var bea = confirmed("Bea");
        var cleo = confirmed("Cleo");
        var waiting = confirmed("Max");
        var unconfirmed = register("Nora");
        assertThat(post("/badges", ada, waiting, unconfirmed))
                .bodyText()
                .contains("2 inscriptions sont laissées de côté\u00a0: 1 à confirmer, 1 sur la liste d’attente.");
        assertThat(post("/retablissement", ada, bea)).bodyText().contains("2 déjà valables.");
        begin();
        cancelRegistration.handle(bea, "camille");
        cancelRegistration.handle(unconfirmed, "camille");
        checkIn.handle(day, cleo, null, Scope.WHOLE, "camille");
        var all = new RegistrationId[] {ada, bea, cleo, unconfirmed};

        assertThat(post("/presence", all))
                .bodyText()
                .contains("3 inscriptions sont laissées de côté\u00a0: 1 déjà présente, 2 annulées.");
        assertThat(post("/presence/faite", all).param("nombre", "1"))
                .bodyText()
                .contains(
                        "Une présence est notée",
                        "3 inscriptions n’ont pas changé\u00a0: 1 déjà présente, 2 annulées.");
        assertThat(post("/retrait/fait", bea, cleo))
                .bodyText()
                .contains("Une présence est retirée", "Une inscription n’a pas changé\u00a0: 1 sans présence notée.");
        assertThat(post("/annulation/faite", all).param("nombre", "2").param("presentes", "1"))
                .bodyText()
                .contains("2 inscriptions n’ont pas changé\u00a0: 2 déjà annulées.");
        eraseParticipant.handle(bea, "camille");
        assertThat(post("/export", ada, bea)).bodyText().contains("laissée de côté\u00a0: 1 effacée.");
        end();
        moveDay.handle(day, Step.HOLD, "camille");
        moveDay.handle(day, Step.ARCHIVE, "camille");
        assertThat(post("/annulation", waiting, ada))
                .bodyText()
                .contains("1 déjà annulée, 1, car la journée est archivée.");
        assertThat(post("/retablissement", ada)).bodyText().contains("1, car la journée est archivée.");
        assertThat(post("/presence", waiting))
                .bodyText()
                .contains("Personne n’est à noter", "1, car la journée est archivée.")
                .doesNotContain("/presence/faite");
    }

    @Test
    void who_has_registered_again_is_left_out_and_named_as_the_reason() throws Exception {
        publish(10, 5);
        var ada = confirmed("Ada");
        cancelRegistration.handle(ada, "camille");
        confirmed("Ada");

        assertThat(text(post("/retablissement", ada)))
                .contains("Aucune inscription n’est à rétablir", "1 d’une personne qui a une autre inscription.")
                .doesNotContain("/retablissement/faite");
        assertThat(text(post("/retablissement/faite", ada).param("nombre", "1")))
                .contains("Aucune inscription n’a été rétablie", "1 d’une personne qui a une autre inscription.");
    }

    @Test
    void the_numbers_of_a_restoration_are_those_of_whom_it_changes_and_of_whom_it_tells() throws Exception {
        publish(10, 5);
        var again = confirmed("Ada");
        var bea = confirmed("Bea");
        var unconfirmed = register("Cleo");
        for (var id : List.of(again, bea, unconfirmed)) cancelRegistration.handle(id, "camille");
        confirmed("Ada");

        var asked = text(post("/retablissement", again, bea, unconfirmed));

        assertThat(asked)
                .contains("2 inscriptions redeviennent valables", "Rétablir ces 2 inscriptions")
                .contains("Une personne reçoit un message", "Une adresse n’était pas confirmée")
                .contains("Une inscription est laissée de côté\u00a0: 1 d’une personne qui a une autre inscription.");
        assertThat(text(post("/retablissement/faite", again, bea, unconfirmed)
                        .param("nombre", "2")
                        .param("vu", seen(asked))))
                .contains("2 inscriptions sont rétablies", "1 d’une personne qui a une autre inscription.");
    }

    @Test
    void of_two_registrations_of_one_person_the_first_is_restored() throws Exception {
        publish(10, 5);
        var first = confirmed("Ada");
        cancelRegistration.handle(first, "camille");
        moveTo(clock.instant().plusSeconds(60));
        var second = confirmed("Ada");
        cancelRegistration.handle(second, "camille");

        var asked = text(post("/retablissement", first, second));

        assertThat(asked)
                .contains("Une inscription redevient valable", "1 d’une personne qui a une autre inscription.");
        assertThat(text(post("/retablissement/faite", first, second)
                        .param("nombre", "1")
                        .param("vu", seen(asked))))
                .contains("Une inscription est rétablie");
        assertThat(List.of(store.get(first).isActive(), store.get(second).isActive()))
                .containsExactly(true, false);
    }

    @Test
    void once_the_day_is_over_a_selection_is_cancelled_and_restored_in_words_of_what_was() throws Exception {
        publish(1, 5);
        confirmed("Ada", MORNING);
        var bea = confirmed("Bea", MORNING);
        cancelRegistration.handle(bea, "camille");
        assertThat(text(post("/retablissement", bea)))
                .containsPattern(standing("Bea", "liste d’attente, rang 1"))
                .contains("à la fin de la liste d’attente");
        begin();
        assertThat(text(post("/retablissement", bea))).contains("redevient valable sans place");

        end();
        var asked = text(post("/retablissement", bea));
        assertThat(asked)
                .containsPattern(standing("Bea", "était sur la liste d’attente"))
                .doesNotContain("rang 1", "places libres", "sans place", "quand elle aura");
        assertThat(text(post("/retablissement/faite", bea).param("nombre", "1").param("vu", seen(asked))))
                .containsPattern(standing("Bea", "était sur la liste d’attente"));
        var ada = registrations.findByDay(day).stream()
                .map(Registration::id)
                .filter(id -> !id.equals(bea))
                .findFirst()
                .orElseThrow();
        assertThat(text(post("/annulation", ada)))
                .contains("Si c’est une erreur, vous pourrez la rétablir.")
                .doesNotContain("se libère", "peut être prise");
    }

    @Test
    void without_a_choice_nothing_is_offered_to_confirm() {
        publish(50, 5);
        confirmed("Ada");

        assertThat(post("/annulation"))
                .hasStatusOk()
                .bodyText()
                .contains("Aucune inscription n’est choisie")
                .doesNotContain("/annulation/faite");
    }

    @Test
    void cancelling_several_shows_numbers_first_and_keeps_the_reason() {
        publish(50, 5);
        var ada = confirmed("Ada", MORNING);
        var bea = confirmed("Bea");
        var cleo = confirmed("Cleo");
        cancelRegistration.handle(cleo, "participant");
        assertThat(post("/annulation", ada, bea, cleo))
                .bodyText()
                .contains(
                        "2 inscriptions seront annulées", "2 places se libèrent", "Une inscription est laissée de côté")
                .contains("vous pourrez les rétablir", "Annuler ces 2 inscriptions");
        assertThat(store.get(ada).isActive()).as("only asked").isTrue();

        assertThat(post("/annulation/faite", ada, bea, cleo)
                        .param("nombre", "2")
                        .param("motif", " Doublons "))
                .bodyText()
                .contains("2 inscriptions sont annulées");

        for (var id : List.of(ada, bea)) {
            assertThat(store.get(id).isActive()).isFalse();
            assertThat(store.get(id).status().reason()).isEqualTo("Doublons");
        }
    }

    @Test
    void a_cancelled_selection_is_restored_with_the_places_that_are_free_in_the_order_of_the_requests()
            throws Exception {
        publish(2, 5);
        var ada = confirmed("Ada", MORNING);
        var bea = confirmed("Bea");
        var cleo = confirmed("Cleo");
        assertThat(post("/annulation/faite", ada, bea).param("nombre", "2"))
                .bodyText()
                .contains("/selection/retablissement\"", "Rétablir ces 2 inscriptions");
        reconcile();

        var asked = text(post("/retablissement", bea, ada));
        assertThat(asked)
                .contains("2 inscriptions redeviennent valables", "2 personnes reçoivent un message")
                .containsPattern(standing("Ada", "confirmée"))
                .containsPattern(standing("Bea", "liste d’attente, rang 1"));
        assertThat(store.get(ada).isActive()).as("only asked").isFalse();
        assertThat(text(post("/retablissement/faite", bea, ada)
                        .param("nombre", "2")
                        .param("vu", seen(asked))))
                .contains("2 inscriptions sont rétablies")
                .containsPattern(standing("Ada", "confirmée"))
                .containsPattern(standing("Bea", "liste d’attente, rang 1"));
        assertThat(post("/retablissement/faite", bea, ada).param("nombre", "0"))
                .bodyText()
                .contains("Aucune inscription n’a été rétablie");

        assertThat(List.of(isSeated(ada), isSeated(bea), isSeated(cleo))).containsExactly(true, false, true);
    }

    @Test
    void a_selection_is_not_restored_if_somebody_would_get_back_less_than_was_shown() throws Exception {
        publish(1, 5);
        var ada = confirmed("Ada");
        cancelRegistration.handle(ada, "camille");
        var asked = text(post("/retablissement", ada));
        assertThat(asked).containsPattern(standing("Ada", "confirmée"));
        confirmed("Bea");

        assertThat(text(post("/retablissement/faite", ada).param("nombre", "1").param("vu", seen(asked))))
                .contains("a changé")
                .containsPattern(standing("Ada", "liste d’attente, rang 1"));

        assertThat(store.get(ada).isActive()).isFalse();
    }

    private static String text(MockMvcRequestBuilder request) throws Exception {
        return request.exchange().getResponse().getContentAsString();
    }

    private static String seen(String page) {
        var field = Pattern.compile("name=\"vu\" value=\"(\\w+)\"").matcher(page);
        assertThat(field.find()).isTrue();
        return field.group(1);
    }

    private static Pattern standing(String name, String state) {
        return Pattern.compile(
                ">%s</a>[^<]*<span class=\"badge[^>]*>%s<".formatted(name.toUpperCase(Locale.ROOT), state));
    }

    private boolean isSeated(RegistrationId id) {
        return seats.placesOf(store.get(id).claim()).day().seated();
    }

    @Test
    void asks_again_if_the_list_has_changed_since_the_numbers_were_shown() {
        publish(50, 5);
        var ada = confirmed("Ada");
        confirmed("Bea");

        assertThat(post("/annulation/faite").param("tous", "oui").param("nombre", "1"))
                .bodyText()
                .contains("La liste a changé", "2 inscriptions seront annulées");

        assertThat(store.get(ada).isActive()).isTrue();
    }

    @Test
    void the_whole_list_is_what_its_filter_matches() {
        publish(50, 5);
        var ada = confirmed("Ada Zorro");
        var bea = confirmed("Bea Zorro");
        var cleo = confirmed("Cleo Deux");

        assertThat(post("/annulation/faite")
                        .param("tous", "oui")
                        .param("q", "zorro")
                        .param("nombre", "2"))
                .hasStatusOk();

        assertThat(List.of(
                        store.get(ada).isActive(),
                        store.get(bea).isActive(),
                        store.get(cleo).isActive()))
                .containsExactly(false, false, true);
    }

    @Test
    void checking_in_several_says_who_has_no_place_and_changes_nothing_twice() {
        publish(1, 5);
        var ada = confirmed("Ada");
        var bea = confirmed("Bea");
        begin();
        assertThat(post("/presence", ada, bea))
                .bodyText()
                .contains("2 personnes seront notées présentes", "Une personne n’a pas de place");

        assertThat(post("/presence/faite", ada, bea).param("nombre", "2"))
                .bodyText()
                .contains("2 présences sont notées", "Retirer ces 2 présences");
        assertThat(post("/presence/faite", ada, bea).param("nombre", "0"))
                .bodyText()
                .contains("Aucune présence n’a été notée");

        assertThat(store.get(bea).attendance().isCheckedIn()).isTrue();
    }

    @Test
    void recorded_attendance_of_several_can_be_withdrawn_at_once() {
        publish(50, 5);
        var ada = confirmed("Ada");
        var bea = confirmed("Bea");
        begin();
        assertThat(post("/presence/faite", ada, bea).param("nombre", "2")).hasStatusOk();

        assertThat(post("/retrait/fait", ada, bea)).bodyText().contains("2 présences sont retirées");

        assertThat(store.get(ada).attendance().isCheckedIn()).isFalse();
        assertThat(store.get(bea).attendance().isCheckedIn()).isFalse();
    }

    @Test
    void attendance_is_not_offered_before_it_can_be_recorded() {
        publish(50, 5);
        var ada = confirmed("Ada");
        assertThat(mvc.get().uri(list()).with(staff("organiser")))
                .bodyText()
                .contains("/selection/badges")
                .doesNotContain("formaction=\"/coordination/journees/%s/selection/presence".formatted(day.value()));

        assertThat(post("/presence/faite", ada).param("nombre", "1"))
                .bodyText()
                .contains("Aucune présence n’a été notée", "Une inscription n’a pas changé", "trop tôt");
    }

    @Test
    void prints_badges_of_those_who_have_a_place() {
        publish(1, 5);
        var ada = confirmed("Ada");
        var bea = confirmed("Bea");

        assertThat(post("/badges", ada, bea)).bodyText().contains("Un badge, dans un fichier", "laissée de côté");
        assertThat(post("/badges.pdf", ada, bea)).hasStatusOk().hasContentType("application/pdf");
        assertThat(post("/badges.pdf", bea)).hasRedirectedUrl(list());
    }

    @Test
    void exports_the_selected_only() throws Exception {
        publish(50, 5);
        var ada = confirmed("Ada");
        confirmed("Bea");

        var csv = post("/export.csv", ada).exchange();

        assertThat(csv).hasStatusOk().bodyText().contains("ada@example.org").doesNotContain("bea@example.org");
    }

    private String list() {
        return "/coordination/journees/%s/inscriptions".formatted(day.value());
    }

    private MockMvcRequestBuilder post(String path, RegistrationId... ids) {
        var request = mvc.post()
                .uri("/coordination/journees/%s/selection".formatted(day.value()) + path)
                .with(csrf())
                .with(staff("organiser"));
        for (var id : ids) request.param("id", id.value());
        return request;
    }
}
