package fr.spro.registration.day.web;

import static fr.spro.platform.web.SignedIn.program;
import static org.assertj.core.api.Assertions.assertThat;

import fr.spro.registration.PageTest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;

/// Days in the API.
class DayApiTests extends PageTest {

    /// The day has its sessions in order of time.
    @Test
    void a_refused_session_is_named_by_its_place_in_the_request() {
        publish(10, 5);
        var one = "/api/registration/v1/days/" + day.value();
        var body = """
            {"slug":"%s","title":"Journée","description":"Une journée","place":"Angers","startsAt":"2027-11-19T08:30:00Z",
             "endsAt":"2027-11-19T15:30:00Z","places":5,"sessions":[
              {"id":"w-3","kind":"WORKSHOP","title":"Après-midi","startsAt":"2027-11-19T13:00:00Z",
               "endsAt":"2027-11-19T14:00:00Z","room":"A","seats":5},
              {"id":"w-1","kind":"WORKSHOP","title":"Sans places","startsAt":"2027-11-19T09:00:00Z",
               "endsAt":"2027-11-19T10:00:00Z","room":"A"}]}\
            """;

        var refused = List.of(
                mvc.put()
                        .uri(one)
                        .header("If-Match", version(one))
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(body.formatted(day.value())),
                mvc.post()
                        .uri(one + "/impact")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(body.formatted(day.value())),
                mvc.post()
                        .uri("/api/registration/v1/days")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(body.formatted("another-day")));

        assertThat(refused)
                .allSatisfy(request -> assertThat(request.with(program()))
                        .hasStatus(422)
                        .bodyText()
                        .contains("sessions[1].seats", "seats-missing")
                        .doesNotContain("sessions[0]"));
    }

    @Test
    void the_api_edits_copies_and_cancels_a_day() {
        publish(10, 5);
        var one = "/api/registration/v1/days/" + day.value();
        var clash = """
            {"slug":"%s","title":"Journée","description":"Une journée","place":"Angers","startsAt":"2027-11-19T08:30:00Z",
             "endsAt":"2027-11-19T15:30:00Z","places":5,"rooms":[{"name":"A","capacity":10}],"sessions":[{"id":"w-1",
             "kind":"WORKSHOP","title":"Atelier","startsAt":"2027-11-19T09:00:00Z","endsAt":"2027-11-19T10:00:00Z",
             "room":"A","seats":%d,"speakers":["Camille Martin"]}]}\
            """;

        assertThat(mvc.put()
                        .uri(one)
                        .header("If-Match", version(one))
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(clash.formatted(day.value(), 20))
                        .with(program()))
                .hasStatus(422)
                .bodyText()
                .contains("sessions[0].seats", "seats-above-room");
        assertThat(mvc.put()
                        .uri(one)
                        .header("If-Match", version(one))
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(clash.formatted(day.value(), 10))
                        .with(program()))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.sessions[0].speakers[0]")
                .isEqualTo("Camille Martin");
        var copy = day.value() + "-copy";
        for (int i = 0; i < 2; i++) {
            assertThat(mvc.post()
                            .uri(one + "/copies")
                            .header("Idempotency-Key", copy)
                            .contentType(MediaType.APPLICATION_JSON)
                            .content("{\"slug\":\"%s\",\"title\":\"Suite\",\"date\":\"2028-06-20\"}".formatted(copy))
                            .with(program()))
                    .hasStatus(201);
        }
        assertThat(mvc.post()
                        .uri(one + "/cancel")
                        .header("If-Match", version(one))
                        .with(program()))
                .bodyJson()
                .extractingPath("$.status")
                .isEqualTo("CANCELLED");
        for (var step : List.of("publish", "cancel", "reinstate")) {
            assertThat(mvc.post()
                            .uri(one + "/" + step)
                            .header("If-Match", version(one))
                            .with(program("coordinator")))
                    .hasStatus(403);
        }
        assertThat(mvc.put()
                        .uri(one)
                        .header("If-Match", version(one))
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(clash.formatted(day.value(), 10))
                        .with(program("coordinator")))
                .hasStatus(403);
    }

    @Test
    void the_api_sets_and_shows_until_when_workshops_can_be_chosen() {
        publish(10, 5);
        var one = "/api/registration/v1/days/" + day.value();
        var body = """
            {"slug":"%s","title":"Journée","description":"Une journée","place":"Angers","startsAt":"2027-11-19T08:30:00Z",
             "endsAt":"2027-11-19T15:30:00Z","places":5,"choicesUntil":"%s","sessions":[]}\
            """;

        assertThat(mvc.put()
                        .uri(one)
                        .header("If-Match", version(one))
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(body.formatted(day.value(), "2027-11-18T17:00:00Z"))
                        .with(program()))
                .hasStatusOk();
        assertThat(mvc.get().uri(one).with(program()))
                .bodyJson()
                .extractingPath("$.choicesUntil")
                .isEqualTo("2027-11-18T17:00:00Z");
        assertThat(mvc.put()
                        .uri(one)
                        .header("If-Match", version(one))
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(body.formatted(day.value(), "2027-11-20T17:00:00Z"))
                        .with(program()))
                .hasStatus(422)
                .bodyText()
                .contains("choicesUntil", "choices-after-start");
    }

    private String version(String path) {
        return String.valueOf(
                mvc.get().uri(path).with(program()).exchange().getResponse().getHeader("ETag"));
    }
}
