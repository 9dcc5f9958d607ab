package fr.spro.registration;

import static fr.spro.platform.web.SignedIn.program;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;

/// What programs ask.
class ApiTests extends RunningService {

    @Test
    void a_program_drafts_publishes_registers_and_checks_in() {
        var body = """
            {"slug":"%s","title":"Journée","description":"Une journée","place":"Angers","startsAt":"2027-11-19T09:30:00",
             "endsAt":"2027-11-19T16:30:00","places":5,"sessions":[{"id":"w-1","kind":"WORKSHOP","title":"Atelier",
             "startsAt":"2027-11-19T10:00:00","endsAt":"2027-11-19T11:00:00","room":"A","seats":2}]}\
            """.formatted(day.value());
        var api = "/api/registration/v1/days";
        for (int i = 0; i < 2; i++) {
            assertThat(mvc.post()
                            .uri(api)
                            .header("Idempotency-Key", "one")
                            .contentType(MediaType.APPLICATION_JSON)
                            .content(body)
                            .with(program()))
                    .hasStatus(201);
        }
        assertThat(mvc.post()
                        .uri(api)
                        .header("Idempotency-Key", "two")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(body)
                        .with(program()))
                .hasStatus(422);
        assertThat(mvc.post().uri(api + "/{day}/publish", day.value()).with(program()))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.status")
                .isEqualTo("PUBLISHED");
        var registered = mvc.post()
                .uri(api + "/{day}/registrations", day.value())
                .header("Idempotency-Key", "ada")
                .contentType(MediaType.APPLICATION_JSON)
                .content("{\"name\":\"Ada\",\"email\":\"ada@example.org\",\"language\":\"fr\",\"workshops\":[\"w-1\"]}")
                .with(program());
        assertThat(registered).hasStatus(201);
        assertThat(registered).hasStatus(201);
        assertThat(mvc.get().uri(api + "/{day}/seats", day.value()).with(program()))
                .bodyJson()
                .extractingPath("$.workshops.w-1.taken")
                .isEqualTo(1);
        var id = registrations.findByDay(day).getFirst().id();
        assertThat(mvc.post()
                        .uri(api + "/{day}/registrations/{id}/check-in", day.value(), id.value())
                        .with(program()))
                .hasStatus(422);
        confirmRegistration.handle(id);
        assertThat(mvc.post()
                        .uri(api + "/{day}/registrations/{id}/check-in", day.value(), id.value())
                        .with(program()))
                .hasStatusOk();
        assertThat(mvc.get().uri(api + "/{day}/registrations", day.value()).with(program()))
                .bodyJson()
                .extractingPath("$.registrations[0].present")
                .isEqualTo(true);
        assertThat(mvc.get().uri("/api/registration/openapi.json"))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.openapi")
                .asString()
                .startsWith("3.1");
    }
}
