package fr.spro.registration.day.web;

import static fr.spro.platform.web.SignedIn.program;
import static fr.spro.platform.web.SignedIn.staff;
import static fr.spro.registration.Examples.MORNING;
import static fr.spro.registration.Examples.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import fr.spro.registration.Examples;
import fr.spro.registration.PageTest;
import fr.spro.registration.day.Session;
import fr.spro.registration.day.Step;
import java.io.UnsupportedEncodingException;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester.MockMvcRequestBuilder;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.json.JsonMapper;

/// Before a far-reaching change of a day is saved, its page shows whom it concerns and asks.
class DayConsentPagesTests extends PageTest {

    private static final String DAYS = "/coordination/journees/";
    private static final String API = "/api/registration/v1/days/";
    private static final Pattern TOKEN = Pattern.compile("name=\"agreed\" value=\"([^\"]*)\"");

    @Test
    void shows_what_moves_and_who_is_notified_before_a_day_is_moved() {
        publish(200, 5);
        for (var name : List.of("Ada", "Bea")) confirmed(name, MORNING);

        var asked = dayForm("2027-11-26", "10:00").exchange();

        assertThat(asked)
                .hasStatusOk()
                .bodyText()
                .contains("Rien n’est encore enregistré", "2 personnes seront prévenues")
                .contains("vendredi 19 novembre 2027", "vendredi 26 novembre 2027")
                .contains("Les séquences suivent la journée", "name=\"message\"")
                .contains("name=\"title\" value=\"Journée régionale\"")
                .doesNotContain("??");
        assertThat(find().startsAt()).as("nothing is saved yet").isEqualTo(START);
        assertThat(dayForm("2027-11-26", "10:00").param("back", "yes"))
                .hasStatusOk()
                .bodyText()
                .contains("value=\"2027-11-26\"", "value=\"10:00\"");

        assertThat(dayForm("2027-11-26", "10:00")
                        .param("agreed", token(asked))
                        .param("message", "Le train ne circule pas le 19."))
                .hasStatus3xxRedirection();

        assertThat(find().startsAt()).isEqualTo(START.plus(Duration.ofDays(7)).plusSeconds(1800));
        assertThat(find().sessions())
                .extracting(Session::startsAt)
                .startsWith(START.plus(Duration.ofDays(7)).plusSeconds(1800 + 3600));
        assertThat(find().announcement()).isPresent();
    }

    @Test
    void shows_the_deadlines_that_move_with_the_day() {
        publish(200, 5);
        var closes = "2027-11-12T12:00";
        var choices = "2027-11-18T18:00";
        var set = dayForm("2027-11-19", "09:30").param("closesAt", closes).param("choicesUntil", choices);
        assertThat(set).hasStatus3xxRedirection();
        assertThat(get("/modifier")).bodyText().contains("name=\"choicesUntil\"", "value=\"" + choices + "\"");

        var move = dayForm("2027-11-26", "09:30").param("closesAt", closes).param("choicesUntil", choices);
        assertThat(move)
                .hasStatusOk()
                .bodyText()
                .containsSubsequence("Clôture des inscriptions", "19 novembre 2027", "au lieu du", "12 novembre")
                .containsSubsequence("Changement d’ateliers", "25 novembre 2027", "au lieu du", "18 novembre")
                .doesNotContain("??");
        assertThat(dayForm("2027-11-26", "09:30")
                        .param("closesAt", closes)
                        .param("choicesUntil", choices)
                        .param("agreed", token(move.exchange())))
                .hasStatus3xxRedirection();
        assertThat(find().details().choicesUntil()).isEqualTo("2027-11-25T17:00:00Z");
        assertThat(dayForm("2027-11-26", "09:30").param("choicesUntil", "2027-11-26T10:00"))
                .hasStatus(422)
                .bodyText()
                .contains("id=\"choicesUntil-error\"");
    }

    @Test
    void another_venue_shows_which_rooms_stay_those_of_the_earlier_one() {
        publish(200, 5);

        var asked = dayForm("2027-11-19", "09:30", "16:30", "200", "Halle du port, Nantes")
                .exchange();
        assertThat(asked)
                .hasStatusOk()
                .bodyText()
                .contains("3 séquences gardent leurs salles, comme dans l’ancien lieu\u00a0: Salle Erdre, Salle Loire.")
                .contains("href=\"" + DAYS + day.value() + "\"");
        assertThat(dayForm("2027-11-19", "09:30", "16:30", "200", "Halle du port, Nantes")
                        .param("agreed", token(asked)))
                .hasStatus3xxRedirection();

        assertThat(find().place()).isEqualTo("Halle du port, Nantes");
        assertThat(get("/sequences/w-1"))
                .bodyText()
                .contains("Un nouveau titre ou un autre texte n’est annoncé à personne");
    }

    @Test
    void keeps_the_hours_of_the_sessions_if_the_organiser_wants_so() {
        publish(200, 5);
        var asked = dayForm("2027-11-26", "10:00").exchange();

        assertThat(dayForm("2027-11-26", "10:00").param("agreed", token(asked)).param("sessionsMove", "WITH_DATE"))
                .hasStatus3xxRedirection();

        assertThat(find().sessions())
                .extracting(Session::startsAt)
                .startsWith(START.plus(Duration.ofDays(7)).plusSeconds(3600));
    }

    @Test
    void asks_before_people_lose_a_seat_and_asks_again_if_more_would() {
        publish(200, 5);
        for (var name : List.of("Ada", "Bea", "Cleo")) confirmed(name, MORNING);

        var asked = sessionForm("2").exchange();

        assertThat(asked).hasStatusOk().bodyText().contains("1 personne perd une place à «\u00a0Atelier w-1\u00a0»");
        assertThat(find().getSession(MORNING).seats()).isEqualTo(5);
        confirmed("Dora", MORNING);
        assertThat(sessionForm("2").param("agreed", token(asked)))
                .hasStatusOk()
                .bodyText()
                .contains("2 personnes perdent une place");
        var again = sessionForm("2").exchange();
        assertThat(sessionForm("2").param("agreed", token(again))).hasStatus3xxRedirection();
        assertThat(find().getSession(MORNING).seats()).isEqualTo(2);
    }

    @Test
    void shows_how_many_are_notified_of_another_room_before_and_after_it_is_saved() {
        publish(200, 50);
        for (var name : List.of("Ada", "Bea")) confirmed(name, MORNING);
        confirmed("Cleo");
        var form = sessionForm("50", "Salle Vilaine");

        var asked = form.exchange();

        assertThat(asked)
                .hasStatusOk()
                .bodyText()
                .contains("La séquence change", "Salle Erdre</td>", "Salle Vilaine</td>")
                .contains("2 personnes seront prévenues", "Enregistrer et prévenir 2 personnes");
        assertThat(find().getSession(MORNING).room()).isEqualTo("Salle Erdre");
        assertThat(form.param("agreed", token(asked))).hasRedirectedUrl(DAYS + day.value() + "?done=edit&prevenues=2");
        assertThat(get("?done=edit&prevenues=2"))
                .bodyText()
                .contains("C’est enregistré.", "2 personnes seront prévenues par un message, peu après");
        assertThat(sessionForm("51", "Salle Vilaine"))
                .as("nobody is concerned")
                .hasRedirectedUrl(DAYS + day.value() + "?done=edit&prevenues=0");
        assertThat(get("?done=edit&prevenues=0")).bodyText().contains("Personne n’a besoin d’être prévenu.");
    }

    @Test
    void warns_of_hours_at_which_the_day_is_over_and_then_tells_nobody() {
        publish(200, 5);
        var ada = confirmed("Ada", MORNING);
        moveTo(START.minusSeconds(600));
        var told = events(ada).size();

        var asked = dayForm("2027-11-19", "02:00", "09:00").exchange();
        assertThat(asked)
                .bodyText()
                .contains("à ces heures, la journée est déjà terminée", "Personne ne sera prévenu")
                .doesNotContain("Enregistrer et prévenir", "name=\"message\"");
        assertThat(dayForm("2027-11-19", "02:00", "09:00").param("agreed", token(asked)))
                .hasStatus3xxRedirection();
        reconcile();

        assertThat(find().isOver(clock.instant())).isTrue();
        assertThat(events(ada)).hasSize(told);
        assertThat(dayForm("2027-11-19", "14:00", "21:00").exchange())
                .as("corrected")
                .bodyText()
                .contains("1 personne sera prévenue")
                .doesNotContain("déjà terminée");
    }

    @Test
    void a_session_is_removed_only_for_the_people_that_the_page_showed() {
        publish(200, 5);
        confirmed("Ada", MORNING);
        var removal = "/sequences/w-1/suppression";
        var asked = get(removal);
        assertThat(asked)
                .bodyText()
                .contains("1 personne a choisi «\u00a0Atelier w-1\u00a0»", "1 personne sera prévenue");
        confirmed("Bea", MORNING);

        assertThat(post(removal).param("version", version()).param("agreed", token(asked)))
                .hasStatusOk()
                .bodyText()
                .contains("Depuis votre accord", "2 personnes ont choisi");
        assertThat(find().session(MORNING)).isPresent();

        assertThat(post(removal).param("version", version()).param("agreed", token(get(removal))))
                .hasRedirectedUrl(DAYS + day.value() + "?done=edit&prevenues=2");
        assertThat(find().session(MORNING)).isEmpty();
    }

    @Test
    void lists_the_sessions_outside_a_shorter_day_once() {
        publish(200, 5);

        assertThat(dayForm("2027-11-19", "09:30", "10:00"))
                .hasStatus(422)
                .bodyText()
                .containsOnlyOnce("id=\"startsAt-error\"")
                .contains("hors de la journée\u00a0: Atelier w-1, Atelier w-2, Atelier w-3");
    }

    @Test
    void a_stale_step_is_not_taken_and_says_so() {
        publish(200, 5);
        confirmed("Ada");
        var read = String.valueOf(find().version());
        assertThat(get("/cancel"))
                .bodyText()
                .contains("class=\"danger\"", "1 personne sera prévenue", "name=\"message\"");
        dayForm("2027-11-26", "09:30")
                .param("agreed", token(dayForm("2027-11-26", "09:30").exchange()))
                .exchange();

        assertThat(step("cancel", read, "La neige."))
                .hasStatus(409)
                .bodyText()
                .contains("La journée a changé entre-temps", "vendredi 26 novembre 2027", "La neige.");
        assertThat(find().isCancelled()).isFalse();
        assertThat(step("cancel", String.valueOf(find().version()), "La neige."))
                .hasStatus3xxRedirection();
        assertThat(find().isCancelled()).isTrue();
    }

    @Test
    void a_message_with_a_step_that_somebody_else_has_taken_is_shown_again_and_not_said_to_be_sent() {
        publish(200, 5);
        confirmed("Ada");
        var read = String.valueOf(find().version());
        moveDay.handle(day, Step.CANCEL, "yvonne");

        assertThat(step("cancel", read, "La neige."))
                .bodyText()
                .contains("Votre message n’a été envoyé à personne", "La neige.", "« annulée »".replace(' ', '\u00a0'))
                .doesNotContain("??");
        assertThat(apiStep("cancel", find().version(), "La neige."))
                .hasStatus(409)
                .bodyText()
                .contains("step-taken");
        assertThat(step("cancel", read, "")).hasStatus3xxRedirection();
        assertThat(find().announcement()).isEmpty();

        assertThat(apiStep("reinstate", find().version(), "Le train circule.")).hasStatusOk();
        assertThat(step("reinstate", read, " Le train circule.\r\n"))
                .as("the same request once more")
                .hasStatus3xxRedirection();
        assertThat(step("reinstate", read, "La neige a fondu."))
                .bodyText()
                .contains("Votre message n’a été envoyé à personne", "La neige a fondu.");
    }

    private MvcTestResult apiStep(String step, long version, String message) {
        return mvc.post()
                .uri(API + day.value() + "/" + step)
                .header("If-Match", "\"%d\"".formatted(version))
                .contentType(MediaType.APPLICATION_JSON)
                .content("{\"message\":\"%s\"}".formatted(message))
                .with(program())
                .exchange();
    }

    @Test
    void asks_about_a_date_in_the_past() {
        publish(200, 5);

        assertThat(dayForm("2020-11-19", "09:30"))
                .hasStatus(422)
                .bodyText()
                .contains("Cette date est passée", "name=\"past\"")
                .doesNotContain("??");
        assertThat(dayForm("2020-11-19", "09:30").param("past", "true"))
                .as("the date is meant, and moves the sessions")
                .hasStatusOk()
                .bodyText()
                .contains("name=\"past\" value=\"true\"", "jeudi 19 novembre 2020");
    }

    @Test
    void the_message_of_a_cancellation_is_on_the_page_of_each_registration() {
        publish(200, 5);
        var id = confirmed("Ada");
        step("cancel", String.valueOf(find().version()), "La neige empêche de venir.");

        assertThat(mvc.get().uri("/inscriptions/{secret}", links.text(id.value(), 1)))
                .bodyText()
                .contains("Cette journée est annulée", "Message de l’organisation", "La neige empêche de venir.");
    }

    @Test
    void the_message_of_a_cancellation_is_below_the_title_of_the_public_page() {
        publish(200, 5);
        step("cancel", String.valueOf(find().version()), "La neige empêche de venir.");

        assertThat(mvc.get().uri("/journees/{day}", day.value()))
                .bodyText()
                .containsSubsequence(
                        "</h1>",
                        "Cette journée est annulée",
                        "Message de l’organisation",
                        "La neige empêche de venir.",
                        "class=\"card join\"")
                .containsOnlyOnce("Cette journée est annulée");
    }

    @Test
    void a_cut_of_places_says_how_many_of_which_and_names_them() {
        publish(2, 5);
        confirmed("Ada");
        register("Bea");

        assertThat(placesForm("1").exchange())
                .hasStatusOk()
                .bodyText()
                .contains("1 personne perd une place à la journée.", "1 qui doit encore confirmer")
                .contains("Bea", "· à confirmer")
                .doesNotContain("Ada", "1 inscrite,", "· 1", "??");
    }

    @Test
    void more_places_are_offered_not_given() {
        publish(1, 5);
        confirmed("Ada");
        confirmed("Bea");

        assertThat(placesForm("9").exchange())
                .hasStatusOk()
                .bodyText()
                .contains("passe de 1 à 9 places.", "1 personne attend", "une place est proposée à 1 personne")
                .doesNotContain("Beaucoup", "reçoit une place", "??");
    }

    @Test
    void the_api_shows_the_effects_of_a_change_and_moves_a_day_with_a_message() throws Exception {
        publish(10, 5);
        confirmed("Ada", MORNING);
        var moved = "{\"startsAt\":\"2027-11-26T08:30:00Z\",\"endsAt\":\"2027-11-26T15:30:00Z\",\"place\":\"Laval\","
                + "\"message\":\"Le train.\"}";
        var api = API + day.value();
        var reschedule = mvc.post()
                .uri(api + "/reschedule")
                .header("If-Match", "\"" + find().version() + "\"")
                .contentType(MediaType.APPLICATION_JSON)
                .content(moved)
                .with(program());
        var refused = reschedule.exchange();
        assertThat(refused).hasStatus(409).bodyText().contains("\"notified\":1");

        assertThat(reschedule.param("agreement", agreement(refused)))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.sessions[0].startsAt")
                .isEqualTo("2027-11-26T09:30:00Z");
        assertThat(find().announcement()).isPresent();
        assertThat(mvc.post()
                        .uri(api + "/impact")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"slug\":\"%s\",\"title\":\"J\",\"description\":\"D\",\"place\":\"Laval\","
                                        .formatted(day.value())
                                + "\"startsAt\":\"2027-11-26T08:30:00Z\",\"endsAt\":\"2027-11-26T15:30:00Z\","
                                + "\"places\":10,\"sessions\":[]}")
                        .with(program()))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.losses[0].workshop")
                .isEqualTo("w-1");
    }

    @Test
    void the_api_refuses_what_concerns_participants_until_it_is_agreed_to() throws Exception {
        publish(10, 5);
        for (var name : List.of("Ada", "Bea", "Cleo")) confirmed(name, MORNING);

        var refused = replace(2, "");

        assertThat(refused)
                .hasStatus(409)
                .hasContentType(MediaType.APPLICATION_PROBLEM_JSON)
                .bodyJson()
                .hasPathSatisfying(
                        "$.effects.notified", number -> number.assertThat().isEqualTo(1))
                .hasPathSatisfying(
                        "$.effects.losses[0].workshop", id -> id.assertThat().isEqualTo("w-1"))
                .extractingPath("$.effects.losses[0].people")
                .isEqualTo(1);
        assertThat(find().getSession(MORNING).seats()).as("nothing is changed").isEqualTo(5);
        var agreement = agreement(refused);
        confirmed("Dora", MORNING);
        assertThat(replace(2, agreement)).as("two people lose their seat now").hasStatus(409);
        assertThat(replace(1, agreement)).as("consent to something else").hasStatus(409);
        assertThat(replace(2, agreement(replace(2, "")))).hasStatusOk();
        assertThat(find().getSession(MORNING).seats()).isEqualTo(2);
        assertThat(replace(40, ""))
                .as("nobody loses anything, all are notified of a new seat")
                .hasStatus(409);
    }

    @Test
    void the_api_takes_a_step_only_of_the_version_that_was_read() {
        publish(10, 5);
        var read = find().version();
        dayForm("2027-11-19", "09:30").exchange();
        assertThat(find().version()).isGreaterThan(read);

        assertThat(apiStep("cancel", read)).hasStatus(412);
        assertThat(mvc.post().uri(API + day.value() + "/cancel").with(program()))
                .hasStatus(428);
        assertThat(find().isCancelled()).isFalse();
        assertThat(apiStep("cancel", find().version())).hasStatusOk();
        assertThat(apiStep("cancel", read)).as("a repeated step").hasStatusOk();
        assertThat(apiStep("reinstate", read)).hasStatus(412);
    }

    @Test
    void the_api_says_in_the_words_of_the_pages_in_which_state_a_step_is_impossible() {
        publish(10, 5);
        assertThat(apiStep("archive", find().version()))
                .hasStatus(422)
                .bodyText()
                .contains("dans l’état « publiée »".replace(" »", "\u00a0»").replace("« ", "«\u00a0"))
                .doesNotContain("PUBLISHED");

        moveDay.handle(day, Step.CLOSE, "camille");
        assertThat(mvc.post()
                        .uri(API + day.value() + "/archive")
                        .header("If-Match", "\"%d\"".formatted(find().version()))
                        .header("Accept-Language", "en")
                        .with(program()))
                .hasStatus(422)
                .bodyText()
                .contains("in the state “registration closed”");
    }

    private MvcTestResult apiStep(String step, long version) {
        return mvc.post()
                .uri(API + day.value() + "/" + step)
                .header("If-Match", "\"%d\"".formatted(version))
                .with(program())
                .exchange();
    }

    /// The day with this number of seats in the workshop of the morning.
    private MvcTestResult replace(int seats, String agreement) {
        var example = Examples.day(day.value(), 10, seats);
        var sessions = example.sessions().stream()
                .map(session -> """
                    {"id":"%s","kind":"WORKSHOP","title":"%s","startsAt":"%s","endsAt":"%s","room":"%s","seats":%d}\
                    """.formatted(
                                session.id().value(),
                                session.title(),
                                session.startsAt(),
                                session.endsAt(),
                                session.room(),
                                session.seats()))
                .collect(Collectors.joining(","));
        return mvc.put()
                .uri(API + day.value())
                .param("agreement", agreement)
                .header("If-Match", "\"%d\"".formatted(find().version()))
                .contentType(MediaType.APPLICATION_JSON)
                .content("""
                    {"slug":"%s","title":"Journée régionale","description":"Une journée","place":"%s",
                     "startsAt":"%s","endsAt":"%s","places":10,"sessions":[%s]}\
                    """.formatted(day.value(), example.place(), example.startsAt(), example.endsAt(), sessions))
                .with(program())
                .exchange();
    }

    private static String agreement(MvcTestResult refused) throws UnsupportedEncodingException {
        return JsonMapper.shared()
                .readTree(refused.getResponse().getContentAsString())
                .at("/effects/agreement")
                .asString();
    }

    private MockMvcRequestBuilder dayForm(String date, String start) {
        return dayForm(date, start, "17:00");
    }

    private MockMvcRequestBuilder dayForm(String date, String start, String end) {
        return dayForm(date, start, end, "200");
    }

    private MockMvcRequestBuilder placesForm(String places) {
        return dayForm("2027-11-19", "09:30", "16:30", places);
    }

    private MockMvcRequestBuilder dayForm(String date, String start, String end, String places) {
        return dayForm(date, start, end, places, "Centre de congrès, 49000 Angers");
    }

    private MockMvcRequestBuilder dayForm(String date, String start, String end, String places, String place) {
        return post("/modifier")
                .param("title", "Journée régionale")
                .param("date", date)
                .param("startsAt", start)
                .param("endsAt", end)
                .param("place", place)
                .param("description", "Une journée")
                .param("places", places)
                .param("version", String.valueOf(find().version()));
    }

    private MockMvcRequestBuilder sessionForm(String seats) {
        return sessionForm(seats, "Salle Erdre");
    }

    private MockMvcRequestBuilder sessionForm(String seats, String room) {
        return post("/sequences/w-1")
                .param("kind", "WORKSHOP")
                .param("title", "Atelier w-1")
                .param("startsAt", "10:30")
                .param("endsAt", "11:30")
                .param("room", room)
                .param("seats", seats)
                .param("version", String.valueOf(find().version()));
    }

    private MvcTestResult step(String step, String version, String message) {
        return post("/" + step)
                .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                .param("version", version)
                .param("message", message)
                .exchange();
    }

    /// What the page asks the organiser to agree to.
    static String token(MvcTestResult page) {
        try {
            var token = TOKEN.matcher(page.getResponse().getContentAsString());
            assertThat(token.find()).as("the page asks").isTrue();
            return token.group(1);
        } catch (UnsupportedEncodingException e) {
            throw new AssertionError(e);
        }
    }

    private String version() {
        return String.valueOf(find().version());
    }

    private MockMvcRequestBuilder post(String path) {
        return mvc.post().uri(DAYS + day.value() + path).with(csrf()).with(staff("organiser"));
    }

    private MvcTestResult get(String path) {
        return mvc.get().uri(DAYS + day.value() + path).with(staff("organiser")).exchange();
    }
}
