package fr.spro.registration.day.web;

import static fr.spro.platform.web.SignedIn.program;
import static fr.spro.platform.web.SignedIn.staff;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import fr.spro.platform.testing.Infrastructure;
import fr.spro.registration.MovableClock;
import fr.spro.registration.PageTest;
import fr.spro.registration.day.DayId;
import fr.spro.registration.day.Step;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester.MockMvcRequestBuilder;

/// A day in another time zone than that of the network, and hours that the change of clocks skips or
/// repeats.
class TimeZonePagesTests extends PageTest {

    private static final String DAYS = "/coordination/journees";

    private final String title = Infrastructure.fresh("Journée à Saint-Denis ");
    private final DayId overseas = DayId.of(title, LocalDate.of(2027, 6, 20), 1);

    @Test
    void nine_o_clock_is_nine_o_clock_at_the_place_and_every_page_says_so() {
        assertThat(form("2027-06-20", "09:00", "16:00", "Indian/Reunion")).hasStatus3xxRedirection();
        assertThat(session("10:00", "11:00")).hasStatus3xxRedirection();
        moveDay.handle(overseas, Step.PUBLISH, "camille");

        var day = days.get(overseas);
        assertThat(day.startsAt()).isEqualTo("2027-06-20T05:00:00Z");
        assertThat(day.sessions().getFirst().startsAt()).isEqualTo("2027-06-20T06:00:00Z");
        for (var page : List.of("/journees/" + overseas.value(), "/")) {
            assertThat(mvc.get().uri(page))
                    .as(page)
                    .hasStatusOk()
                    .bodyText()
                    .contains("9\u00a0h\u00a000", "heure de La Réunion");
        }
        assertThat(mvc.get().uri(DAYS + "/" + overseas.value() + "/modifier").with(staff("organiser")))
                .bodyText()
                .contains("name=\"startsAt\" type=\"time\" value=\"09:00\"", "value=\"Indian/Reunion\" selected");
        assertThat(mvc.get().uri("/journees/{day}/journee.ics", overseas.value()))
                .bodyText()
                .contains("DTSTART:20270620T050000Z");
    }

    /// At 23:00 in Paris the next date has begun at La Réunion, and the same one has at Cayenne.
    @Test
    void a_date_is_past_when_it_is_past_at_the_place_of_the_day() {
        ((MovableClock) clock).moveTo(Instant.parse("2027-06-20T21:00:00Z"));

        assertThat(form("2027-06-20", "09:00", "16:00", "Indian/Reunion"))
                .hasStatus(422)
                .bodyText()
                .contains("id=\"past\"");
        assertThat(form("2027-06-20", "09:00", "16:00", "")).hasStatus3xxRedirection();
        assertThat(form("2027-06-21", "09:00", "16:00", "Indian/Reunion")).hasStatus3xxRedirection();

        var tomorrow = DayId.of(title, LocalDate.of(2027, 6, 21), 1);
        assertThat(copy(tomorrow, "2027-06-20")).hasStatus(422).bodyText().contains("id=\"past\"");
        assertThat(copy(overseas, "2027-06-20")).hasStatus3xxRedirection();
    }

    @Test
    void a_copy_that_the_change_of_clocks_makes_invalid_is_refused_at_its_date() {
        assertThat(form("2027-06-20", "02:30", "03:15", "")).hasStatus3xxRedirection();

        assertThat(copy(overseas, "2027-03-28"))
                .hasStatus(422)
                .bodyText()
                .contains("id=\"date-error\"")
                .doesNotContain("id=\"title-error\"", "Trop de journées");
    }

    @Test
    void the_time_of_the_network_is_not_named() {
        publish(10, 5);

        assertThat(mvc.get().uri("/journees/{day}", day.value()))
                .bodyText()
                .contains("9\u00a0h\u00a030")
                .doesNotContain("heure d’Europe", "heure de ");
    }

    @Test
    void a_day_moved_to_another_time_zone_keeps_the_hours_of_its_sessions() {
        form("2027-06-20", "09:00", "16:00", "").exchange();
        session("10:00", "11:00").exchange();

        var preview = edit("Indian/Reunion").exchange();
        assertThat(preview)
                .bodyText()
                .contains(
                        "<dd>dimanche 20 juin 2027, de 9\u00a0h\u00a000 à 16\u00a0h\u00a000 (heure d’Europe centrale),"
                                + " Saint-Denis</dd>",
                        "<dd>dimanche 20 juin 2027, de 9\u00a0h\u00a000 à 16\u00a0h\u00a000 (heure de La Réunion)");
        var agreed = DayConsentPagesTests.token(preview);
        assertThat(edit("Indian/Reunion").param("agreed", agreed)).hasStatus3xxRedirection();

        assertThat(days.get(overseas).sessions().getFirst().startsAt()).isEqualTo("2027-06-20T06:00:00Z");
        assertThat(edit(""))
                .as("back again")
                .bodyText()
                .contains("16\u00a0h\u00a000 (heure de La Réunion), Saint-Denis</dd>")
                .contains("16\u00a0h\u00a000 (heure d’Europe centrale), Saint-Denis</dd>");
    }

    /// Half past two does not exist in the night of the change: it becomes half past three.
    @Test
    void each_session_that_the_change_of_clocks_would_turn_round_is_named_once() {
        assertThat(form("2027-06-20", "01:00", "16:00", "")).hasStatus3xxRedirection();
        assertThat(session("02:30", "03:15").param("another", "yes")).hasStatus3xxRedirection();

        var moved = fields(
                        mvc.post().uri(DAYS + "/{day}/modifier", overseas.value()), "2027-03-28", "01:00", "16:00", "")
                .param("version", String.valueOf(days.get(overseas).version()));

        assertThat(moved)
                .hasStatus(422)
                .bodyText()
                .contains("Ces séquences finiraient avant leur début\u00a0: Ouverture.");
    }

    @Test
    void an_hour_that_the_change_of_clocks_skips_or_repeats_is_said_at_its_field() {
        assertThat(form("2027-03-28", "02:30", "16:00", ""))
                .hasStatus(422)
                .bodyText()
                .contains("id=\"startsAt-error\"", "Cette heure n’existe pas ce jour-là");
        assertThat(form("2027-10-31", "01:00", "16:00", "").param("closesAt", "2027-10-31T02:30"))
                .hasStatus(422)
                .bodyText()
                .contains("id=\"closesAt-error\"", "Cette heure existe deux fois");
        assertThat(form("2027-03-28", "02:30", "16:00", "Indian/Reunion"))
                .as("the clocks of La Réunion do not change")
                .hasStatus3xxRedirection();
    }

    @Test
    void the_api_takes_and_shows_the_time_zone() {
        var draft = "{\"slug\":\"%s\",\"title\":\"J\",\"description\":\"D\",\"place\":\"P\",\"zone\":\"%s\","
            + "\"startsAt\":\"2027-06-20T05:00:00Z\",\"endsAt\":\"2027-06-20T12:00:00Z\",\"places\":5,\"sessions\":[]}";

        assertThat(mvc.post()
                        .uri("/api/registration/v1/days")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(draft.formatted("reunion", "Indian/Reunion"))
                        .with(program()))
                .hasStatus(201)
                .bodyJson()
                .extractingPath("$.zone")
                .isEqualTo("Indian/Reunion");
        assertThat(mvc.post()
                        .uri("/api/registration/v1/days")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(draft.formatted("elsewhere", "Mars/Olympus"))
                        .with(program()))
                .hasStatus(400);
    }

    private MockMvcRequestBuilder form(String date, String start, String end, String zone) {
        return fields(mvc.post().uri(DAYS + "/nouvelle"), date, start, end, zone);
    }

    private MockMvcRequestBuilder edit(String zone) {
        return fields(mvc.post().uri(DAYS + "/{day}/modifier", overseas.value()), "2027-06-20", "09:00", "16:00", zone)
                .param("version", String.valueOf(days.get(overseas).version()));
    }

    private MockMvcRequestBuilder copy(DayId day, String date) {
        return mvc.post()
                .uri(DAYS + "/{day}/copie", day.value())
                .with(csrf())
                .with(staff("organiser"))
                .param("title", title + " copie")
                .param("date", date)
                .param("request", Infrastructure.fresh("request"));
    }

    private MockMvcRequestBuilder fields(
            MockMvcRequestBuilder post, String date, String start, String end, String zone) {
        return post.with(csrf())
                .with(staff("organiser"))
                .param("title", title)
                .param("date", date)
                .param("startsAt", start)
                .param("endsAt", end)
                .param("zone", zone)
                .param("place", "Saint-Denis")
                .param("description", "Une journée")
                .param("places", "200")
                .param("request", Infrastructure.fresh("request"));
    }

    private MockMvcRequestBuilder session(String start, String end) {
        return mvc.post()
                .uri(DAYS + "/{day}/sequences/nouvelle", overseas.value())
                .with(csrf())
                .with(staff("organiser"))
                .param("kind", "PLENARY")
                .param("title", "Ouverture")
                .param("startsAt", start)
                .param("endsAt", end)
                .param("room", "Grande salle");
    }
}
