package fr.spro.registration.day.web;

import static fr.spro.platform.web.SignedIn.staff;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import fr.spro.registration.Examples;
import fr.spro.registration.PageTest;
import fr.spro.registration.day.RegionalDay;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.assertj.MockMvcTester.MockMvcRequestBuilder;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/// The short forms of a day and its sessions.
class SessionPagesTests extends PageTest {

    private static final String DAYS = "/coordination/journees/";

    @Test
    void offers_the_rooms_of_the_day_and_goes_on_to_the_next_session() {
        publish(10, 5);

        assertThat(get("/sequences/nouvelle"))
                .bodyText()
                .contains("<select id=\"room\"", "value=\"Salle Erdre\"", "name=\"otherRoom\"", "name=\"another\"")
                .doesNotContain("datalist");
        assertThat(session().param("another", "yes"))
                .hasRedirectedUrl(DAYS + day.value() + "/sequences/nouvelle?done=edit");
        assertThat(get("/sequences/nouvelle?done=edit"))
                .bodyText()
                .contains("La séquence est ajoutée", "value=\"Salle Vilaine\"");
    }

    @Test
    void a_double_click_adds_a_session_once_and_another_one_is_added_from_the_same_page() {
        publish(10, 5);
        assertThat(get("/sequences/nouvelle")).bodyText().containsPattern("name=\"request\" value=\"[0-9a-f]{32}\"");
        assertThat(get("/sequences/w-1")).bodyText().doesNotContain("name=\"request\"");
        var before = find().sessions().size();

        for (var press : List.of("first", "second")) {
            assertThat(session().param("request", "one-page"))
                    .as(press)
                    .hasRedirectedUrl(DAYS + day.value() + "?done=edit");
        }
        assertThat(find().sessions()).hasSize(before + 1);

        assertThat(session().param("request", "one-page").param("speakers", "Ada"))
                .as("the room is taken")
                .hasStatus(422);
        assertThat(session("", "Salle Mayenne", "one-page")).hasStatus3xxRedirection();
        assertThat(find().sessions()).hasSize(before + 2);
    }

    @Test
    void a_type_that_cannot_change_is_said_and_not_offered_as_a_choice() {
        publish(10, 5);

        assertThat(get("/sequences/w-1"))
                .bodyText()
                .contains("name=\"kind\" value=\"WORKSHOP\"", "Un atelier reste un atelier")
                .doesNotContain("type=\"radio\"");
        assertThat(get("/sequences/nouvelle")).as("control").bodyText().contains("type=\"radio\"");
    }

    @Test
    void the_number_of_seats_is_not_called_optional_since_a_workshop_needs_it() {
        publish(10, 5);

        assertThat(get("/sequences/nouvelle"))
                .bodyText()
                .contains("Pour un atelier, il faut l’indiquer")
                .doesNotContainPattern("<label for=\"seats\">[^/]*</span>")
                .doesNotContainPattern("id=\"seats\"[^>]*required");
        assertThat(get("/sequences/w-1"))
                .bodyText()
                .doesNotContain("il faut l’indiquer")
                .containsPattern("id=\"seats\"[^>]*required");
    }

    @Test
    void shows_the_summary_of_a_session_in_the_programme() {
        publish(10, 5);
        session().exchange();

        assertThat(mvc.get().uri("/journees/{day}", day.value()))
                .bodyText()
                .contains("Accueillir un jeune qui ne sait pas ce qu’il cherche.");
        var added = find().sessions().stream()
                .filter(session -> session.summary() != null)
                .findFirst()
                .orElseThrow();
        assertThat(get("/sequences/" + added.id().value()))
                .bodyText()
                .contains("Accueillir un jeune qui ne sait pas ce qu’il cherche.");
    }

    @Test
    void folds_what_most_days_do_not_need_unless_it_is_filled_in_or_wrong() {
        publish(10, 5);

        assertThat(get("/modifier"))
                .bodyText()
                .contains("<summary>Salles</summary>", "<summary>Répétition</summary>")
                .doesNotContain("<details open");
        assertThat(mvc.post()
                        .uri(DAYS + day.value() + "/modifier")
                        .with(csrf())
                        .with(staff("organiser"))
                        .param("rooms", "Salle Erdre quarante"))
                .hasStatus(422)
                .bodyText()
                .containsOnlyOnce("<details open");
    }

    @Test
    void a_room_is_chosen_from_the_list_or_typed_but_not_both() {
        publish(10, 5);
        assertThat(session("", "")).hasStatus(422).bodyText().contains("id=\"room-error\"", "Indiquez la salle");
        assertThat(session("Salle Erdre", "Salle Vilaine"))
                .hasStatus(422)
                .bodyText()
                .contains("id=\"otherRoom-error\"", "Une salle est déjà choisie", "value=\"Salle Vilaine\"")
                .containsPattern("value=\"Salle Erdre\"[^>]*selected");

        assertThat(session("", "Salle Vilaine")).hasStatus3xxRedirection();

        assertThat(find().sessions()).anyMatch(added -> added.room().equals("Salle Vilaine"));
        var added = find().sessions().stream()
                .filter(one -> one.room().equals("Salle Vilaine"))
                .findFirst()
                .orElseThrow();
        assertThat(get("/sequences/" + added.id().value()))
                .bodyText()
                .containsPattern("value=\"Salle Vilaine\"[^>]*selected");
    }

    @Test
    void the_first_room_of_a_day_without_rooms_is_typed() {
        draftDay.handle(RegionalDay.draft(day, "request", Examples.details(10), List.of(), List.of()), "camille");

        assertThat(get("/sequences/nouvelle"))
                .bodyText()
                .contains("<input id=\"room\"")
                .doesNotContain("<select id=\"room\"", "name=\"otherRoom\"");
    }

    private MvcTestResult session(String room, String other) {
        return session(room, other, "");
    }

    private MvcTestResult session(String room, String other, String key) {
        return mvc.post()
                .uri(DAYS + day.value() + "/sequences/nouvelle")
                .with(csrf())
                .with(staff("organiser"))
                .param("kind", "WORKSHOP")
                .param("title", "Écouter")
                .param("startsAt", "10:30")
                .param("endsAt", "11:30")
                .param("room", room)
                .param("otherRoom", other)
                .param("request", key)
                .param("seats", "20")
                .exchange();
    }

    private MockMvcRequestBuilder session() {
        return mvc.post()
                .uri(DAYS + day.value() + "/sequences/nouvelle")
                .with(csrf())
                .with(staff("organiser"))
                .param("kind", "WORKSHOP")
                .param("title", "Écouter")
                .param("startsAt", "10:30")
                .param("endsAt", "11:30")
                .param("room", "Salle Vilaine")
                .param("seats", "20")
                .param("summary", "Accueillir un jeune qui ne sait pas ce qu’il cherche.");
    }

    private MvcTestResult get(String path) {
        return mvc.get().uri(DAYS + day.value() + path).with(staff("organiser")).exchange();
    }
}
