package fr.spro.registration.day.web;

import static fr.spro.platform.web.SignedIn.program;
import static fr.spro.platform.web.SignedIn.staff;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import fr.spro.contracts.DayEvent.DayChanged;
import fr.spro.contracts.DayEvent.SessionKind;
import fr.spro.registration.PageTest;
import fr.spro.registration.attendance.CheckIn;
import fr.spro.registration.attendance.Refusal;
import fr.spro.registration.day.ProgrammePart;
import fr.spro.registration.day.RegionalDay;
import fr.spro.registration.day.Session;
import fr.spro.registration.directory.Scope;
import java.io.UnsupportedEncodingException;
import java.time.LocalTime;
import java.util.regex.Pattern;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.assertj.MockMvcTester.MockMvcRequestBuilder;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/// The welcome, breaks and meals of a programme.
class PausePagesTests extends PageTest {

    @Test
    void the_programme_shows_a_meal_quietly_and_asks_nobody_for_it() throws Exception {
        publish(10, 5);
        var id = confirmed("Ada");
        var lunch = add("LUNCH", "12:30", "Buffet", "Hall");

        assertThat(mvc.get().uri("/journees/{day}", day.value()))
                .bodyText()
                .containsPattern("<li class=\"pause\">\\s*<p class=\"muted\">.*Repas · Hall")
                .contains("<p>Buffet</p>")
                .doesNotContain("<h3>Buffet</h3>", "\"name\":\"Buffet\"");
        assertThat(staffPage("")).bodyText().contains("Repas · Hall");
        begin();
        assertThat(staffPage("/inscriptions/" + id.value()))
                .bodyText()
                .contains("value=\"w-1\"")
                .doesNotContain("value=\"%s\"".formatted(lunch.id().value()));
        assertThat(checkIn.handle(day, id, lunch.id(), Scope.WHOLE, "camille"))
                .isEqualTo(new CheckIn.Outcome.Refused(Refusal.UNKNOWN_SESSION));
    }

    @Test
    void a_pause_has_no_seats_and_becomes_no_workshop() throws Exception {
        publish(10, 5);

        assertThat(form("BREAK", "12:30", "Pause", "Hall").param("seats", "20"))
                .hasStatus(422)
                .bodyText()
                .contains("Seul un atelier a un nombre de places");
        var welcome = add("PLENARY", "12:30", "Café", "Hall");
        assertThat(staffPage("/sequences/" + welcome.id().value()))
                .bodyText()
                .contains("value=\"WELCOME\"")
                .doesNotContain("value=\"WORKSHOP\"", "name=\"seats\"");
        var change = "/sequences/" + welcome.id().value();
        assertThat(form(post(change).param("version", version()), "WELCOME", "12:30", "Café", "Hall"))
                .hasStatus3xxRedirection();
        assertThat(find().getSession(welcome.id()).part()).isEqualTo(ProgrammePart.WELCOME);
        assertThat(form(post(change).param("version", version()), "WORKSHOP", "12:30", "Café", "Hall"))
                .hasStatus(422);
        assertThat(form(post("/sequences/w-1").param("version", version()), "BREAK", "12:30", "Café", "Hall"))
                .hasStatus(422)
                .bodyText()
                .contains("Un atelier reste un atelier");
    }

    @Test
    void readers_of_events_and_documents_that_know_no_meals_see_a_plenary() throws Exception {
        publish(10, 5);

        var lunch = add("LUNCH", "12:30", "Buffet", "Hall");

        assertThat(events(day).getLast())
                .isInstanceOfSatisfying(
                        DayChanged.class,
                        event -> assertThat(event.day().sessions())
                                .filteredOn(session ->
                                        session.sessionId().equals(lunch.id().value()))
                                .singleElement()
                                .returns(SessionKind.PLENARY, session -> session.kind()));
        var stored = mongo.mongo()
                .findById(day.value(), Document.class, mongo.mongo().getCollectionName(RegionalDay.class));
        assertThat(String.valueOf(stored)).contains("kind=PLENARY, title=Buffet", "pause=LUNCH");
        assertThat(mvc.get().uri("/api/registration/v1/days/{day}", day.value()).with(program()))
                .bodyText()
                .containsPattern("\"kind\":\"LUNCH\",\"title\":\"Buffet\"");
    }

    @Test
    void a_programme_of_eight_takes_eight_short_forms() throws Exception {
        publish(10, 5);
        var before = find().sessions().size();

        for (int number = 0; number < 8; number++) {
            var next = staffPage("/sequences/nouvelle");
            assertThat(post("/sequences/nouvelle")
                            .param("kind", "PLENARY")
                            .param("title", "Partie " + number)
                            .param("startsAt", value(next, "startsAt"))
                            .param(
                                    "endsAt",
                                    LocalTime.parse(value(next, "startsAt"))
                                            .plusMinutes(5)
                                            .toString())
                            .param("room", "Salle %d".formatted(number))
                            .param("another", "yes"))
                    .hasRedirectedUrl("/coordination/journees/d-1/sequences/nouvelle?done=edit");
        }

        assertThat(find().sessions()).hasSize(before + 8);
        assertThat(staffPage("/sequences/nouvelle")).bodyText().contains("value=\"Salle 7\"");
    }

    @Test
    void shows_all_faults_of_a_session_and_of_a_day_at_once() {
        publish(10, 5);

        assertThat(post("/sequences/nouvelle")
                        .param("kind", "WORKSHOP")
                        .param("title", " ")
                        .param("startsAt", "10:45")
                        .param("endsAt", "10:40")
                        .param("room", "Salle Erdre")
                        .param("seats", "viele"))
                .hasStatus(422)
                .bodyText()
                .contains("id=\"title-error\"", "id=\"endsAt-error\"", "id=\"seats-error\"");
        assertThat(mvc.post()
                        .uri("/coordination/journees/nouvelle")
                        .with(csrf())
                        .with(staff("organiser"))
                        .param("title", "")
                        .param("date", "2020-11-19")
                        .param("startsAt", "16:30")
                        .param("endsAt", "09:30")
                        .param("place", "")
                        .param("description", "")
                        .param("places", "beaucoup")
                        .param("rooms", "Salle Erdre : 40\nSalle Erdre : 50")
                        .param("opensAt", "2020-11-10T10:00")
                        .param("closesAt", "2020-11-09T10:00"))
                .hasStatus(422)
                .bodyText()
                .contains("id=\"title-error\"", "id=\"past-error\"", "id=\"endsAt-error\"", "id=\"place-error\"")
                .contains("id=\"places-error\"", "id=\"rooms-error\"", "id=\"closesAt-error\"");
        assertThat(post("/modifier")
                        .param("title", "")
                        .param("date", "2027-11-19")
                        .param("startsAt", "09:30")
                        .param("endsAt", "10:00")
                        .param("version", version()))
                .hasStatus(422)
                .bodyText()
                .contains("id=\"title-error\"", "hors de la journée");
    }

    private Session add(String kind, String starts, String title, String room) {
        assertThat(form(kind, starts, title, room)).hasStatus3xxRedirection();
        return find().sessions().stream()
                .filter(session -> session.title().equals(title))
                .findFirst()
                .orElseThrow();
    }

    private MockMvcRequestBuilder form(String kind, String starts, String title, String room) {
        return form(post("/sequences/nouvelle"), kind, starts, title, room);
    }

    private static MockMvcRequestBuilder form(
            MockMvcRequestBuilder post, String kind, String starts, String title, String room) {
        return post.param("kind", kind)
                .param("title", title)
                .param("startsAt", starts)
                .param("endsAt", starts.replace(":30", ":50"))
                .param("room", room);
    }

    private static String value(MvcTestResult page, String field) throws UnsupportedEncodingException {
        var found = Pattern.compile("name=\"%s\" type=\"time\" value=\"([^\"]+)\"".formatted(field))
                .matcher(page.getResponse().getContentAsString());
        assertThat(found.find()).isTrue();
        return found.group(1);
    }

    private String version() {
        return String.valueOf(find().version());
    }

    private MockMvcRequestBuilder post(String path) {
        return mvc.post().uri("/coordination/journees/d-1" + path).with(csrf()).with(staff("organiser"));
    }

    private MvcTestResult staffPage(String path) {
        return mvc.get()
                .uri("/coordination/journees/d-1" + path)
                .with(staff("organiser"))
                .exchange();
    }
}
