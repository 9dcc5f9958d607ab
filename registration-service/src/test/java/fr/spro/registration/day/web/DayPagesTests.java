package fr.spro.registration.day.web;

import static fr.spro.platform.web.SignedIn.staff;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import fr.spro.platform.testing.Infrastructure;
import fr.spro.registration.Examples;
import fr.spro.registration.PageTest;
import fr.spro.registration.day.DayEdit;
import fr.spro.registration.day.DayId;
import fr.spro.registration.day.Details;
import fr.spro.registration.day.EditDay;
import fr.spro.registration.day.Step;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.assertj.MockMvcTester.MockMvcRequestBuilder;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/// The organiser's forms of a day.
class DayPagesTests extends PageTest {

    private static final String DAYS = "/coordination/journees";

    @Test
    void an_organiser_drafts_previews_and_publishes_a_day() {
        var title = Infrastructure.fresh("Journée d’été ");
        var sent = dayForm(post("/nouvelle"), title, "2027-06-20").exchange();
        var slug = DayId.of(title, LocalDate.of(2027, 6, 20), 1).value();
        assertThat(sent).hasRedirectedUrl("%s/%s?done=draft".formatted(DAYS, slug));

        assertThat(sessionForm(post("/" + slug + "/sequences/nouvelle"), "10:00", "11:00", "Salle Erdre", "30"))
                .hasRedirectedUrl("%s/%s?done=edit".formatted(DAYS, slug));
        assertThat(get("/" + slug)).hasStatusOk().bodyText().contains("Atelier numérique", "Aperçu");
        assertThat(get("/" + slug + "/apercu")).hasStatusOk().bodyText().contains("Aperçu", "Camille Martin");
        assertThat(mvc.get().uri("/journees/" + slug)).as("not public yet").hasStatus(404);
        var version = String.valueOf(days.get(new DayId(slug)).version());
        assertThat(post("/" + slug + "/publish").param("version", version).exchange())
                .hasStatus3xxRedirection();
        assertThat(mvc.get().uri("/journees/" + slug)).hasStatusOk().bodyText().contains("30 places libres");
    }

    @Test
    void shows_an_invalid_day_again_with_a_message_at_each_field() {
        assertThat(post("/nouvelle")
                        .param("title", "")
                        .param("date", "le 3 mai")
                        .param("startsAt", "9h30")
                        .param("endsAt", "16:30")
                        .param("place", "Angers")
                        .param("description", "Une journée")
                        .param("places", "6000")
                        .param("rooms", "Salle Erdre quarante")
                        .param("links", "http://exemple.fr")
                        .param("rehearsal", "personne"))
                .hasStatus(422)
                .bodyText()
                .contains("le 3 mai", "9h30", "6000", "Salle Erdre quarante")
                .contains("Indiquez un titre", "Écrivez une date", "Écrivez une heure", "de 1 à 5\u00a0000")
                .contains("Nous n’avons pas compris la ligne «\u00a0Salle Erdre quarante\u00a0»", "commence par https")
                .contains("Écrivez une adresse électronique complète")
                .doesNotContain("??");
    }

    @Test
    void an_end_before_the_start_and_each_faulty_line_are_named_together_with_all_other_faults() {
        assertThat(post("/nouvelle")
                        .param("title", "")
                        .param("date", "le 3 mai")
                        .param("startsAt", "16:30")
                        .param("endsAt", "09:30")
                        .param("place", "Angers")
                        .param("description", "Une journée")
                        .param("places", "40")
                        .param("rooms", "Salle Erdre quarante\nSalle Loire : 30\nSalle Sèvre trente")
                        .param("links", "Un : http://exemple.fr\nDeux"))
                .hasStatus(422)
                .bodyText()
                .contains("Indiquez un titre", "Écrivez une date", "La fin doit venir après le début")
                .contains("la ligne «\u00a0Salle Erdre quarante\u00a0»", "la ligne «\u00a0Salle Sèvre trente\u00a0»")
                .contains("la ligne «\u00a0Un : http", "la ligne «\u00a0Deux\u00a0»")
                .doesNotContain("la ligne «\u00a0Salle Loire", "??");
        publish(10, 5);
        assertThat(post("/%s/sequences/nouvelle".formatted(day.value()))
                        .param("kind", "")
                        .param("title", "")
                        .param("startsAt", "12:00")
                        .param("endsAt", "11:00")
                        .param("room", ""))
                .hasStatus(422)
                .bodyText()
                .contains("Choisissez le type", "Indiquez un titre", "Indiquez la salle")
                .contains("La fin doit venir après le début")
                .doesNotContain("??");
    }

    @Test
    void reports_overlapping_sessions_at_the_form_field() {
        publish(10, 5);
        var add = "/" + day.value() + "/sequences/nouvelle";

        assertThat(sessionForm(post(add), "10:45", "11:15", "Salle Erdre", "30"))
                .hasStatus(422)
                .bodyText()
                .contains("id=\"room-error\"", "prise à ce moment par «\u00a0Atelier w-1\u00a0»", "Atelier numérique");
        assertThat(sessionForm(post(add), "12:00", "11:00", "Salle Vilaine", ""))
                .hasStatus(422)
                .bodyText()
                .contains("La fin doit venir après le début", "Indiquez le nombre de places");
        assertThat(dayForm(post("/" + day.value() + "/modifier").param("version", version()), "Journée", "2027-11-19")
                        .param("rooms", "Salle Loire : 20"))
                .hasStatus(422)
                .bodyText()
                .contains("Un atelier a plus de places que la salle", "id=\"rooms-error\"");
    }

    @Test
    void changes_and_removes_a_session_and_records_the_author() {
        publish(10, 5);
        var session = "/" + day.value() + "/sequences/w-1";
        assertThat(get(session)).hasStatusOk().bodyText().contains("Atelier w-1", "est annoncé aux personnes");
        assertThat(sessionForm(post(session).param("version", version()), "10:30", "11:30", "Salle Vilaine", "12"))
                .hasStatus3xxRedirection();
        assertThat(get(session + "/suppression")).hasStatusOk().bodyText().contains("ne sera plus au programme");
        assertThat(post(session + "/suppression").param("version", "1"))
                .hasStatus(409)
                .bodyText()
                .contains("Rien n’a été retiré", "name=\"version\" value=\"%s\"".formatted(version()));
        var removing = version();
        assertThat(post(session + "/suppression").param("version", removing)).hasStatus3xxRedirection();
        assertThat(post(session + "/suppression").param("version", removing))
                .as("pressed twice")
                .hasRedirectedUrl("/coordination/journees/d-1?done=removed");
        assertThat(get("/d-1?done=removed")).bodyText().contains("Cette séquence n’est plus au programme.");
        assertThat(get(session)).hasStatus(404);

        assertThat(get("/" + day.value() + "/historique"))
                .hasStatusOk()
                .bodyText()
                .contains("a retiré une séquence", "a modifié une séquence", "a publié la journée", "camille");
    }

    @Test
    void shows_both_versions_of_a_concurrent_edit() {
        publish(10, 5);
        var edit = "/" + day.value() + "/modifier";
        var read = version();
        assertThat(get(edit)).bodyText().contains("name=\"version\" value=\"%s\"".formatted(read));
        assertThat(dayForm(post(edit), "Le titre du premier", "2027-11-19").param("version", read))
                .hasStatus3xxRedirection();

        assertThat(dayForm(post(edit), "Le titre du second", "2027-11-19").param("version", read))
                .hasStatus(409)
                .bodyText()
                .contains("changé entre-temps", "value=\"Le titre du second\"")
                .contains("Enregistré maintenant\u00a0: Le titre du premier", "Votre saisie\u00a0: Le titre du second")
                .contains("<button form=\"typed\">Enregistrer le formulaire ainsi</button>")
                .contains("aria-describedby=\"title-stored\"", "id=\"title-stored\"")
                .contains("name=\"version\" value=\"%d\"".formatted(find().version()));
        assertThat(find().title()).isEqualTo("Le titre du premier");
        assertThat(dayForm(post(edit), "Le titre du second", "2027-11-19").param("version", version()))
                .hasStatus3xxRedirection();
        assertThat(find().title()).isEqualTo("Le titre du second");
    }

    @Test
    void shows_both_dates_of_a_concurrent_edit_as_people_write_them() {
        publish(10, 5);
        var edit = "/" + day.value() + "/modifier";
        var read = version();
        edit(choicesUntil("2027-11-18T08:00:00Z"));

        assertThat(dayForm(post(edit), "Le titre du second", "2027-11-19")
                        .param("choicesUntil", "2027-11-17T12:00")
                        .param("version", read))
                .hasStatus(409)
                .bodyText()
                .contains("Enregistré maintenant\u00a0: jeudi 18 novembre 2027 à 9\u00a0h\u00a000")
                .contains("Votre saisie\u00a0: mercredi 17 novembre 2027 à 12\u00a0h\u00a000")
                .contains("value=\"2027-11-17T12:00\"");
    }

    private Details choicesUntil(String until) {
        var details = find().details();
        return new Details(
                details.title(),
                details.description(),
                details.place(),
                details.access(),
                details.startsAt(),
                details.endsAt(),
                details.places(),
                details.rooms(),
                null,
                null,
                null,
                null,
                null,
                null,
                Instant.parse(until));
    }

    @Test
    void tells_whose_change_is_whose_and_lets_choose_field_by_field() throws Exception {
        publish(10, 5);
        var edit = "/" + day.value() + "/modifier";
        var read = version();
        var opened = hidden(get(edit), "opened");
        var details = Examples.details(200);
        editDay.handle(new EditDay.Command(
                day,
                "dominique",
                new DayEdit.Describe(
                        new Details(
                                "Le titre de Dominique",
                                "La présentation de Dominique",
                                details.place(),
                                details.access(),
                                details.startsAt(),
                                details.endsAt(),
                                10,
                                List.of(),
                                null,
                                null,
                                null),
                        List.of())));

        var stale = mine(post(edit), "Mon titre")
                .param("version", read)
                .param("opened", opened)
                .exchange();

        assertThat(stale)
                .hasStatus(409)
                .bodyText()
                .contains("Dernière modification\u00a0: dominique, ", "value=\"Mon titre\"")
                .contains("Enregistré maintenant\u00a0: Le titre de Dominique", "name=\"take\" value=\"title\"")
                .contains(">La présentation de Dominique</textarea>", "Vous n’avez pas changé ce champ")
                .doesNotContain("id=\"place-stored\"", "name=\"take\" value=\"description\"", "??");
        assertThat(hidden(stale, "opened")).isNotEqualTo(opened);
        var asked = mine(post(edit), "Mon titre").param("version", version()).exchange();
        assertThat(mine(post(edit), "Mon titre")
                        .param("version", version())
                        .param("agreed", DayConsentPagesTests.token(asked)))
                .hasStatus3xxRedirection();
        assertThat(find().title()).isEqualTo("Mon titre");
    }

    private static MockMvcRequestBuilder mine(MockMvcRequestBuilder post, String title) {
        return post.param("title", title)
                .param("date", "2027-11-19")
                .param("startsAt", "09:30")
                .param("endsAt", "16:30")
                .param("place", "Laval")
                .param("description", "Une journée pour se retrouver.")
                .param("places", "10");
    }

    private static String hidden(MvcTestResult page, String field) throws Exception {
        var found = Pattern.compile("name=\"%s\" value=\"([^\"]+)\"".formatted(field))
                .matcher(page.getResponse().getContentAsString());
        assertThat(found.find()).isTrue();
        return found.group(1);
    }

    @Test
    void shows_a_concurrently_changed_session_again() {
        publish(10, 5);
        var session = "/" + day.value() + "/sequences/w-1";
        var read = version();
        assertThat(sessionForm(post(session).param("version", read), "10:30", "11:30", "Salle Vilaine", "12"))
                .hasStatus3xxRedirection();

        assertThat(sessionForm(post(session).param("version", read), "10:30", "11:30", "Salle Vilaine", "9"))
                .hasStatus(409)
                .bodyText()
                .contains("changé entre-temps", "value=\"9\"", "Enregistré maintenant\u00a0: 12");
    }

    @Test
    void copies_a_day_once_even_if_the_form_is_sent_twice() {
        publish(10, 5);
        var title = Infrastructure.fresh("Copie ");
        for (int i = 0; i < 2; i++) {
            assertThat(post("/" + day.value() + "/copie")
                            .param("title", title)
                            .param("date", "2028-06-20")
                            .param("request", "one"))
                    .hasStatus3xxRedirection();
        }
        assertThat(days.findAllLatestFirst().stream().filter(day -> day.title().equals(title)))
                .hasSize(1);
        assertThat(post("/" + day.value() + "/copie").param("title", title).param("date", "demain"))
                .hasStatus(422)
                .bodyText()
                .contains("demain", "Écrivez une date");
    }

    @Test
    void every_page_of_a_cancelled_day_says_that_it_is_cancelled() {
        publish(10, 5);
        var id = confirmed("Ada");
        moveDay.handle(day, Step.CANCEL, "camille");

        assertThat(mvc.get().uri("/journees/{day}", day.value())).bodyText().contains("Cette journée est annulée");
        assertThat(mvc.get().uri("/journees/{day}/inscription", day.value()))
                .bodyText()
                .contains("Cette journée est annulée");
        assertThat(mvc.get().uri("/inscriptions/{secret}", links.text(id.value(), 1)))
                .bodyText()
                .contains("Cette journée est annulée");
    }

    @Test
    void a_draft_is_hidden_from_the_public_and_shown_to_the_staff_as_the_page_says() {
        draftDay.handle(Examples.day(day.value(), 10, 5), "camille");
        var list = "/coordination/journees";
        var page = list + "/" + day.value();

        assertThat(mvc.get().uri(page + "?done=draft").with(staff("organiser")))
                .bodyText()
                .contains("Le public ne la voit pas encore", "votre équipe et les coordinations la voient");
        assertThat(mvc.get().uri(page + "?done=draft").with(staff("organiser")).locale(Locale.ENGLISH))
                .bodyText()
                .contains("The public cannot see it yet")
                .doesNotContain("only you");
        for (var role : List.of("coordinator", "operator")) {
            assertThat(mvc.get().uri(list).with(staff(role)))
                    .as(role)
                    .bodyText()
                    .contains(page + "\"");
            assertThat(mvc.get().uri(page).with(staff(role))).as(role).hasStatusOk();
        }
        assertThat(mvc.get().uri("/")).bodyText().doesNotContain(find().title());
        for (var hidden : List.of("", "/inscription", "/lien", "/journee.ics")) {
            assertThat(mvc.get().uri("/journees/%s%s".formatted(find().address(), hidden)))
                    .as(hidden)
                    .hasStatus(404);
        }
    }

    @Test
    void only_organisers_change_days() {
        publish(10, 5);
        var own = "/" + day.value();
        for (var role : List.of("coordinator", "operator")) {
            for (var page : List.of(
                    "/nouvelle",
                    own + "/modifier",
                    own + "/copie",
                    own + "/apercu",
                    own + "/cancel",
                    own + "/sequences/nouvelle",
                    own + "/sequences/w-1",
                    own + "/sequences/w-1/suppression")) {
                assertThat(mvc.get().uri(DAYS + page).with(staff(role)))
                        .as("%s opens %s", role, page)
                        .hasStatus(403);
                if (page.endsWith("/apercu")) continue;
                assertThat(mvc.post().uri(DAYS + page).with(csrf()).with(staff(role)))
                        .as("%s sends %s", role, page)
                        .hasStatus(403);
            }
        }
        assertThat(mvc.get().uri(DAYS + own + "/historique").with(staff("coordinator")))
                .hasStatus(403);
        assertThat(mvc.get().uri(DAYS + own + "/historique").with(staff("operator")))
                .hasStatusOk();
    }

    private static MockMvcRequestBuilder dayForm(MockMvcRequestBuilder post, String title, String date) {
        return post.param("title", title)
                .param("date", date)
                .param("startsAt", "09:30")
                .param("endsAt", "16:30")
                .param("place", "Centre de congrès, 49000 Angers")
                .param("description", "Une journée")
                .param("places", "200")
                .param("request", title);
    }

    private static MvcTestResult sessionForm(
            MockMvcRequestBuilder post, String starts, String ends, String room, String seats) {
        return post.param("kind", "WORKSHOP")
                .param("title", "Atelier numérique")
                .param("startsAt", starts)
                .param("endsAt", ends)
                .param("room", room)
                .param("seats", seats)
                .param("speakers", "Camille Martin, directrice")
                .exchange();
    }

    private String version() {
        return String.valueOf(find().version());
    }

    private MockMvcRequestBuilder post(String path) {
        return mvc.post().uri(DAYS + path).with(csrf()).with(staff("organiser"));
    }

    private MvcTestResult get(String path) {
        return mvc.get().uri(DAYS + path).with(staff("organiser")).exchange();
    }
}
