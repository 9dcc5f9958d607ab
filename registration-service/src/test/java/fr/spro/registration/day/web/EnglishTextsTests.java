package fr.spro.registration.day.web;

import static fr.spro.platform.web.SignedIn.program;
import static fr.spro.platform.web.SignedIn.staff;
import static fr.spro.registration.Examples.MORNING;
import static fr.spro.registration.Examples.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import fr.spro.contracts.DayEvent.DayState;
import fr.spro.registration.PageTest;
import fr.spro.registration.day.DayEdit;
import fr.spro.registration.day.DayId;
import fr.spro.registration.day.EditDay;
import fr.spro.registration.day.EnglishDay;
import fr.spro.registration.day.EnglishSession;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester.MockMvcRequestBuilder;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/// The English texts of a day and its sessions: typed once, shown wherever English is read, French where they are
/// absent.
class EnglishTextsTests extends PageTest {

    private static final String STAFF = "/coordination/journees/";
    private static final String API = "/api/registration/v1/days/";

    @Test
    void an_organiser_types_them_in_folded_parts_of_the_forms() {
        translate();

        assertThat(find().details().english()).isEqualTo(new EnglishDay("A day", "An *introduction*.", null));
        assertThat(find().getSession(MORNING).english()).isEqualTo(new EnglishSession("Digital tools", "In short."));
        assertThat(mvc.get().uri(STAFF + day.value() + "/modifier").with(staff("organiser")))
                .bodyText()
                .contains("<details open=\"open\">", "lang=\"en\"", "value=\"A day\"", "An *introduction*.");
        assertThat(mvc.get()
                        .uri(STAFF + day.value() + "/sequences/" + MORNING.value())
                        .with(staff("organiser")))
                .bodyText()
                .contains("<details open=\"open\">", "value=\"Digital tools\"");
    }

    @Test
    void an_english_page_shows_them_and_marks_what_is_french() {
        translate();

        assertThat(english("/journees/" + day.value()))
                .bodyText()
                .contains("<h1>A day</h1>", "An <em>introduction</em>.", "<h3>Digital tools</h3>", "In short.")
                .contains("<meta property=\"og:title\" content=\"A day\">", "\"name\":\"A day\"")
                .as("not translated")
                .contains("<h3 lang=\"fr\">Atelier w-2</h3>")
                .doesNotContain("Journée régionale");
        assertThat(mvc.get().uri("/journees/" + day.value()).locale(Locale.FRENCH))
                .bodyText()
                .contains("<h1>Journée</h1>", "<h3>Atelier numérique</h3>")
                .doesNotContain("lang=\"fr\">Atelier", "A day");
    }

    @Test
    void the_form_the_own_page_and_the_calendar_speak_the_readers_language() {
        translate();
        var own = ownPage(confirmed("Ada", MORNING));

        assertThat(english("/journees/" + day.value() + "/inscription"))
                .bodyText()
                .contains("Digital tools");
        assertThat(english(own)).bodyText().contains("A day", "Digital tools").doesNotContain("Atelier numérique");
        assertThat(english(own + "/journee.ics")).bodyText().contains("SUMMARY:A day", "Digital tools");
        assertThat(english("/journees/" + day.value() + "/journee.ics"))
                .bodyText()
                .contains("SUMMARY:A day");
    }

    @Test
    void are_published_with_the_day() {
        translate();

        var published = ((DayState) events(day).getLast()).day();
        assertThat(published.titleIn(Locale.ENGLISH)).isEqualTo("A day");
        assertThat(published.sessions())
                .extracting(session -> session.titleIn(Locale.ENGLISH))
                .contains("Digital tools", "Atelier w-2")
                .doesNotContain("Atelier numérique");
    }

    @Test
    void are_kept_when_the_day_moves_and_when_it_is_copied() {
        translate();
        var details = find().details();
        var later = details.at(START.plusSeconds(86_400), details.endsAt().plusSeconds(86_400), "Nantes");
        editDay.handle(new EditDay.Command(day, "camille", new DayEdit.Describe(later, List.of())));
        assertThat(mvc.get().uri(STAFF + day.value() + "/copie").with(staff("organiser")))
                .as("the title of the copy is typed in both languages")
                .bodyText()
                .contains("name=\"titleEnglish\"", "value=\"A day\"");
        assertThat(post("copie")
                        .param("title", "La suivante")
                        .param("titleEnglish", "The next day")
                        .param("date", "2028-06-20"))
                .hasStatus3xxRedirection();

        assertThat(find().details().english()).isEqualTo(new EnglishDay("A day", "An *introduction*.", null));
        var copy = days.get(DayId.of("La suivante", LocalDate.of(2028, 6, 20), 1));
        assertThat(copy.details().english()).isEqualTo(new EnglishDay("The next day", "An *introduction*.", null));
        assertThat(copy.getSession(MORNING).english()).isEqualTo(new EnglishSession("Digital tools", "In short."));
    }

    @Test
    void a_text_in_english_only_is_asked_for_in_french() {
        publish(10, 5);

        assertThat(dayForm().param("accessEnglish", "Tram 1").param("access", ""))
                .hasStatus(422)
                .bodyText()
                .contains("id=\"access-error\"", "en français", "Tram 1");
        assertThat(sessionForm().param("summaryEnglish", "In short.").param("summary", ""))
                .hasStatus(422)
                .bodyText()
                .contains("id=\"summary-error\"", "en français", "In short.");
    }

    @Test
    void the_api_keeps_what_a_client_does_not_know_and_removes_what_is_empty() {
        translate();
        var body = """
            {"slug":"%s","title":"Journée","description":"Une journée","place":"Angers","startsAt":"2027-11-19T08:30:00Z",
             "endsAt":"2027-11-19T15:30:00Z","places":5,%s"sessions":[{"id":"w-1","kind":"WORKSHOP","title":"Atelier",
             "startsAt":"2027-11-19T09:00:00Z","endsAt":"2027-11-19T10:00:00Z","room":"A","seats":5}]}\
            """;

        assertThat(put(body.formatted(day.value(), "")))
                .bodyJson()
                .extractingPath("$.english.title")
                .isEqualTo("A day");
        assertThat(find().getSession(MORNING).english())
                .as("the French summary is gone")
                .isEqualTo(new EnglishSession("Digital tools", null));
        assertThat(put(body.formatted(day.value(), "\"english\":{},"))).hasStatusOk();
        assertThat(find().details().english()).isNull();
    }

    /// The day and its first workshop by the forms.
    private void translate() {
        publish(10, 5);
        assertThat(dayForm().param("titleEnglish", "A day").param("descriptionEnglish", "An *introduction*."))
                .hasStatus3xxRedirection();
        assertThat(sessionForm()
                        .param("summary", "En bref.")
                        .param("titleEnglish", "Digital tools")
                        .param("summaryEnglish", "In short."))
                .hasStatus3xxRedirection();
    }

    private MockMvcRequestBuilder dayForm() {
        return post("modifier")
                .param("title", "Journée")
                .param("date", "2027-11-19")
                .param("startsAt", "09:30")
                .param("endsAt", "16:30")
                .param("place", find().place())
                .param("description", "Une journée")
                .param("places", "10");
    }

    private MockMvcRequestBuilder sessionForm() {
        return post("sequences/" + MORNING.value())
                .param("kind", "WORKSHOP")
                .param("title", "Atelier numérique")
                .param("startsAt", "10:30")
                .param("endsAt", "11:30")
                .param("room", "Salle Erdre")
                .param("seats", "5");
    }

    private MockMvcRequestBuilder post(String path) {
        return mvc.post()
                .uri(STAFF + day.value() + "/" + path)
                .param("version", String.valueOf(find().version()))
                .with(csrf())
                .with(staff("organiser"));
    }

    private MvcTestResult put(String body) {
        return mvc.put()
                .uri(API + day.value())
                .header(HttpHeaders.IF_MATCH, "\"%d\"".formatted(find().version()))
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .with(program())
                .exchange();
    }

    private MvcTestResult english(String path) {
        return mvc.get().uri(path).locale(Locale.ENGLISH).exchange();
    }
}
