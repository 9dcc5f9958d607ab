package fr.spro.registration.enrolment.web;

import static fr.spro.platform.web.SignedIn.program;
import static org.assertj.core.api.Assertions.assertThat;

import fr.spro.registration.PageTest;
import fr.spro.registration.enrolment.Registration;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/// Questions and answers in the API.
class AnswerApiTests extends PageTest {

    @Test
    void the_api_reads_questions_and_writes_answers() {
        var slug = day.value();
        var draft = """
            {"slug": "%s", "title": "Journée", "description": "Une journée", "place": "Angers",
             "startsAt": "2027-11-19T08:30:00Z", "endsAt": "2027-11-19T15:30:00Z", "places": 20, "sessions": [],
             "questions": [{"id": "q-meal", "kind": "MEAL", "wording": {"fr": "Que mangez-vous ?"}, "required": true,
               "purpose": {"fr": "Pour le traiteur.", "en": "For the caterer."}, "keptDays": 30%s}]}
            """;
        assertThat(api(
                        "POST",
                        "",
                        draft.formatted(slug, ", \"options\": [{\"id\": \"o\", \"label\": {\"fr\": \"O\"}}]")))
                .hasStatus(422)
                .bodyText()
                .contains("questions[0].options");
        assertThat(api("POST", "", draft.formatted(slug, "")))
                .hasStatus(201)
                .bodyText()
                .contains("\"kind\":\"MEAL\"", "For the caterer.");
        assertThat(mvc.post()
                        .uri("/api/registration/v1/days/%s/publish".formatted(slug))
                        .header("If-Match", "\"%d\"".formatted(find().version()))
                        .with(program()))
                .hasStatusOk();

        var person = """
            {"name": "Ada", "email": "ada@example.org", "language": "fr", "otherStructure": "Ailleurs",
             "workshops": []%s}
            """;
        var register = "/%s/registrations".formatted(slug);
        assertThat(api("POST", register, person.formatted("")))
                .hasStatus(422)
                .bodyText()
                .contains("answers[q-meal]", "answer-missing");
        assertThat(api("POST", register, person.formatted(", \"answers\": {\"q-meal\": {\"options\": [\"meat\"]}}")))
                .hasStatus(422)
                .bodyText()
                .contains("unknown-option");
        assertThat(api("POST", register, person.formatted(", \"answers\": {\"q-meal\": {\"options\": [\"vegan\"]}}")))
                .hasStatus(201);
        var id = registered().id().value();
        assertThat(mvc.put()
                        .uri("/api/registration/v1/days" + register + "/%s/choice".formatted(id))
                        .with(program())
                        .header("If-Match", "\"%d\"".formatted(registered().version()))
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"otherStructure\": \"Ici\", \"workshops\": []}"))
                .hasStatusOk()
                .bodyText()
                .as("a client that does not know of answers leaves them")
                .contains("\"q-meal\":{\"options\":[\"vegan\"]");
        assertThat(api("GET", "/%s/answers".formatted(slug), ""))
                .hasStatusOk()
                .bodyText()
                .contains("\"vegan\":1");
    }

    private Registration registered() {
        return registrations
                .findByActiveAddress(day.value() + " ada@example.org")
                .orElseThrow();
    }

    private MvcTestResult api(String method, String path, String body) {
        return mvc.method(HttpMethod.valueOf(method))
                .uri("/api/registration/v1/days" + path)
                .with(program())
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .exchange();
    }
}
