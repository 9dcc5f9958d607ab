package fr.spro.registration.enrolment.web;

import static fr.spro.platform.web.SignedIn.program;
import static fr.spro.registration.Examples.MORNING;
import static org.assertj.core.api.Assertions.assertThat;

import fr.spro.registration.PageTest;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/// Registrations in the API.
class RegistrationApiTests extends PageTest {

    @Test
    void the_api_drafts_publishes_registers_and_checks_in() {
        var body = """
            {"slug":"%s","title":"Journée","description":"Une journée","place":"Angers","startsAt":"2027-11-19T08:30:00Z",
             "endsAt":"2027-11-19T15:30:00Z","places":5,"sessions":[{"id":"w-1","kind":"WORKSHOP","title":"Atelier",
             "startsAt":"2027-11-19T09:00:00Z","endsAt":"2027-11-19T10:00:00Z","room":"A","seats":2}]}\
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
        assertThat(mvc.post()
                        .uri(api + "/{day}/publish", day.value())
                        .header("If-Match", "\"%d\"".formatted(find().version()))
                        .with(program()))
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
        begin();
        assertThat(mvc.post()
                        .uri(api + "/{day}/registrations/{id}/check-in", day.value(), "nobody")
                        .with(program()))
                .hasStatus(404);
        assertThat(mvc.post()
                        .uri(api + "/{day}/registrations/{id}/check-in", day.value(), id.value())
                        .with(program()))
                .hasStatusOk();
        assertThat(mvc.get().uri(api + "/{day}/registrations", day.value()).with(program()))
                .bodyJson()
                .extractingPath("$.registrations[0].present")
                .isEqualTo(true);
    }

    @Test
    void a_fault_in_a_name_or_an_address_has_the_code_that_files_give_it() {
        publish(10, 5);

        assertThat(mvc.post()
                        .uri("/api/registration/v1/days/{day}/registrations", day.value())
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"name\":\"www.example.org\",\"email\":\"nobody\",\"language\":\"fr\","
                                + "\"workshops\":[]}")
                        .with(program()))
                .hasStatus(422)
                .bodyText()
                .contains("\"not-a-name\"", "\"not-an-address\"")
                .doesNotContain("readable-name", "deliverable-address");
    }

    @Test
    void the_api_has_both_names_and_still_accepts_them_in_one_text() {
        publish(10, 5);
        var one = "/api/registration/v1/days/%s/registrations/%s"
                .formatted(day.value(), confirmed("Ada", MORNING).value());

        assertThat(identity(
                        one, "{\"firstName\":\"Marie Claire\",\"lastName\":\"Le Goff\",\"email\":\"a@example.org\"}"))
                .bodyJson()
                .hasPathSatisfying("$.name", name -> name.assertThat().isEqualTo("Marie Claire Le Goff"))
                .hasPathSatisfying("$.firstName", name -> name.assertThat().isEqualTo("Marie Claire"))
                .hasPathSatisfying("$.lastName", name -> name.assertThat().isEqualTo("Le Goff"));
        assertThat(identity(one, "{\"name\":\"Marie Claire Le Goff\",\"email\":\"b@example.org\"}"))
                .bodyJson()
                .extractingPath("$.firstName")
                .as("the stored name is not split again")
                .isEqualTo("Marie Claire");
        assertThat(identity(one, "{\"name\":\"Marie Claire Roux\",\"email\":\"b@example.org\"}"))
                .bodyJson()
                .extractingPath("$.lastName")
                .isEqualTo("Claire Roux");
        assertThat(identity(one, "{\"lastName\":\"Prince\",\"email\":\"b@example.org\"}"))
                .bodyJson()
                .extractingPath("$.name")
                .isEqualTo("Prince");
        assertThat(identity(one, "{\"firstName\":\"Ada\",\"email\":\"b@example.org\"}"))
                .hasStatus4xxClientError()
                .bodyText()
                .contains("lastName");
    }

    private MvcTestResult identity(String one, String body) {
        return mvc.put()
                .uri(one + "/identity")
                .header("If-Match", version(one))
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .with(program())
                .exchange();
    }

    @Test
    void the_api_changes_corrects_cancels_and_erases_a_registration() {
        publish(10, 5);
        var id = confirmed("Ada", MORNING);
        var one = "/api/registration/v1/days/%s/registrations/%s".formatted(day.value(), id.value());

        assertThat(mvc.put()
                        .uri(one + "/choice")
                        .header("If-Match", version(one))
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"otherStructure\":\"Ici\",\"workshops\":[\"w-3\"]}")
                        .with(program()))
                .hasStatusOk();
        assertThat(mvc.put()
                        .uri(one + "/choice")
                        .header("If-Match", version(one))
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"workshops\":[\"w-1\",\"w-9\"]}")
                        .with(program()))
                .hasStatus(422)
                .bodyText()
                .contains("unknown-workshop");
        assertThat(mvc.put()
                        .uri(one + "/identity")
                        .header("If-Match", version(one))
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"name\":\"Ada L\",\"email\":\"ada@example.org\"}")
                        .with(program()))
                .hasStatusOk();
        assertThat(mvc.get().uri(one).with(program()))
                .bodyJson()
                .hasPathSatisfying("$.name", name -> name.assertThat().isEqualTo("Ada L"))
                .hasPathSatisfying(
                        "$.places.workshops[0].sessionId",
                        workshop -> workshop.assertThat().isEqualTo("w-3"));
        assertThat(mvc.get()
                        .uri("/api/registration/v1/days/{day}/registrations?text=ADA&state=REGISTERED", day.value())
                        .with(program()))
                .bodyJson()
                .extractingPath("$.registrations.length()")
                .isEqualTo(1);
        for (int i = 0; i < 2; i++) {
            assertThat(mvc.post().uri(one + "/cancel").with(program()))
                    .bodyJson()
                    .extractingPath("$.status")
                    .isEqualTo("CANCELLED");
        }
        assertThat(mvc.delete().uri(one).with(program())).hasStatus(204);
        assertThat(mvc.get().uri(one).with(program())).bodyText().doesNotContain("Ada", "ada@");
    }

    private String version(String path) {
        return String.valueOf(
                mvc.get().uri(path).with(program()).exchange().getResponse().getHeader("ETag"));
    }
}
