package fr.spro.survey;

import static fr.spro.platform.web.SignedIn.program;
import static fr.spro.platform.web.SignedIn.staff;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import fr.spro.contracts.Service;
import fr.spro.platform.messaging.NamedMetrics;
import fr.spro.platform.web.openapi.ApiTester;
import fr.spro.suite.Role;
import fr.spro.survey.answer.AnswerSurvey;
import fr.spro.survey.survey.InvitationId;
import fr.spro.survey.survey.OpenSurvey;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/// The pages of participants and organisers, and the API.
class SurveyPagesTests extends RunningService {

    @Autowired
    OpenSurvey openSurvey;

    @Test
    void exports_each_metric_that_alerts_and_dashboard_name() {
        answerSurvey.handle(new AnswerSurvey.Command(new InvitationId("unknown"), Map.of()));
        assertThat(mvc.get().uri("/enquetes/unknown")).hasStatus(404);

        assertThat(mvc.get().uri("/actuator/prometheus"))
                .hasStatusOk()
                .bodyText()
                .satisfies(exported -> assertThat(NamedMetrics.missing(Service.SURVEY, exported))
                        .isEmpty());
    }

    @Test
    void a_participant_answers_on_the_page_once() {
        invite(1);
        var page = "/enquetes/" + links.text(invitation("p0").value(), 1);

        assertThat(mvc.get().uri(page))
                .hasStatusOk()
                .bodyText()
                .contains("Envoyer mes réponses", "Très décevant", "Journée")
                .containsPattern("class=\"crumbs\">.*Journée")
                .doesNotContain("??");
        assertThat(mvc.get().uri(page + "?lang=en"))
                .bodyText()
                .contains("Send my answers", "Maybe")
                .doesNotContain("??");
        assertThat(mvc.post().uri(page).with(csrf())).hasStatus(422).bodyText().contains("à au moins une question");
        assertThat(mvc.post()
                        .uri(page)
                        .param("OVERALL", "9")
                        .param("COMMENT", "Bien <b>aimé</b>")
                        .with(csrf()))
                .hasStatus(422)
                .bodyText()
                .contains("Choisissez une des réponses", "Bien &lt;b&gt;aimé");
        assertThat(mvc.post().uri(page).param("OVERALL", "5").with(csrf())).hasRedirectedUrl("/enquetes/merci");
        assertThat(mvc.get().uri("/enquetes/merci")).hasStatusOk().bodyText().contains("Merci");
        assertThat(mvc.post().uri(page).param("OVERALL", "1").param("COMMENT", "Un long avis"))
                .as("without a token, and with what was written")
                .bodyText()
                .contains("Vous avez déjà répondu", "Un long avis");
        assertThat(mvc.get().uri(page)).bodyText().contains("Vous avez déjà répondu");
        assertThat(mvc.get().uri("/enquetes/abc.1.nonsense")).hasStatus(404);
    }

    @Test
    void whoever_was_invited_reads_that_the_attendance_was_taken_back() {
        invite(1);
        var page = "/enquetes/" + links.text(invitation("p0").value(), 1);

        withdraw("p0", 6);

        await().untilAsserted(() -> assertThat(mvc.get().uri(page))
                .hasStatusOk()
                .bodyText()
                .contains("Votre présence n’est plus notée", "Journée")
                .doesNotContain("Envoyer mes réponses"));
        assertThat(mvc.post().uri(page).param("OVERALL", "1").param("COMMENT", "Un long avis"))
                .bodyText()
                .contains("n’est plus notée", "Un long avis");
    }

    /// Until answers are moved, store and key are on the same server: the page says so before anybody
    /// answers.
    @Test
    void guarantee_7_the_form_says_until_when_an_answer_could_be_linked() {
        invite(1);
        var page = "/enquetes/" + links.text(invitation("p0").value(), 1);

        assertThat(mvc.get().uri(page))
                .bodyText()
                .contains(
                        "au plus tard un quart d’heure environ après la fin de l’enquête",
                        "Avant, l’équipe technique qui gère le serveur le pourrait",
                        "à partir de cinq réponses")
                .doesNotContain("pas même");
        assertThat(mvc.get().uri(page + "?lang=en"))
                .bodyText()
                .contains("Until then, the technical team that runs the server could", "once there are five answers")
                .doesNotContain("not even");
    }

    @Test
    void the_organiser_closes_the_survey_and_sees_chart_and_table() {
        invite(6);
        for (int i = 0; i < 6; i++) answer("p" + i, "4");
        var page = "/coordination/enquetes/" + survey.value();

        assertThat(mvc.get().uri("/coordination/enquetes").with(staff("organiser")))
                .hasStatusOk();
        assertThat(mvc.get().uri(page).with(staff("coordinator"))).hasStatus(403);
        assertThat(mvc.get().uri(page).with(staff("organiser")))
                .bodyText()
                .contains("Résultats visibles à partir de cinq réponses");
        assertThat(mvc.get().uri(page + "/close").with(staff("organiser"))).hasStatusOk();
        assertThat(mvc.post().uri(page + "/close").with(csrf()).with(staff("organiser")))
                .hasRedirectedUrl(page);
        assertThat(mvc.get().uri(page).with(staff("organiser")))
                .bodyText()
                .contains("6 réponses sur 6 invitations", "<svg", "<table", "<title id=\"OVERALL-title\"")
                .doesNotContain("??");
    }

    @Test
    void pages_and_api_say_that_the_survey_pauses_while_the_day_is_open_again() {
        invite(1);
        openSurvey.pause(day, 1_000);
        var page = "/coordination/enquetes/" + survey.value();

        assertThat(mvc.get().uri("/coordination/enquetes").with(staff("organiser")))
                .bodyText()
                .contains("en pause");
        assertThat(mvc.get().uri(page).with(staff("organiser")))
                .bodyText()
                .contains("En pause", "la journée est rouverte")
                .doesNotContain("Ouverte jusqu’au");
        var api = assertThat(mvc.get()
                        .uri("/api/survey/v1/surveys/" + survey.value())
                        .with(program()))
                .bodyJson();
        api.extractingPath("$.state").isEqualTo("PAUSED");
        api.extractingPath("$.open").as("takes answers").isEqualTo(true);
        assertThat(mvc.get().uri("/enquetes/" + links.text(invitation("p0").value(), 1)))
                .bodyText()
                .contains("Envoyer mes réponses");
    }

    @Test
    void the_api_closes_the_survey_and_returns_the_results() {
        invite(6);
        for (int i = 0; i < 6; i++) answer("p" + i, "4");
        var api = "/api/survey/v1/surveys/" + survey.value();

        assertThat(mvc.get().uri(api).with(program()))
                .bodyJson()
                .extractingPath("$.open")
                .isEqualTo(true);
        assertThat(mvc.post().uri(api + "/close").with(program()))
                .bodyJson()
                .extractingPath("$.answered")
                .isEqualTo(6);
        assertThat(mvc.get().uri(api + "/results").with(program()))
                .bodyJson()
                .extractingPath("$.sheets")
                .isEqualTo(6);
        assertThat(mvc.get().uri("/api/survey/v1/surveys/unknown").with(program()))
                .hasStatus(404);
        assertThat(mvc.get().uri("/api/survey/v1/surveys")).hasStatus(401);
        assertThat(mvc.get().uri("/api/survey/openapi.json")).hasStatusOk();
    }

    @Test
    void the_api_returns_what_its_document_describes() throws IOException {
        invite(1);
        var api = ApiTester.of(mvc, "/api/survey/openapi.json", Role.values());
        var one = "/api/survey/v1/surveys/{id}";

        api.get("/api/survey/v1/surveys").answers(200);
        api.get(one, survey.value()).answers(200);
        api.get(one + "/results", survey.value()).answers(200);
        api.post(one + "/close", survey.value()).answers(200);

        assertThat(api.deviations()).isEmpty();
    }
}
