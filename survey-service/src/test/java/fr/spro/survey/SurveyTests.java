package fr.spro.survey;

import static fr.spro.platform.web.SignedIn.program;
import static fr.spro.platform.web.SignedIn.staff;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import fr.spro.contracts.DayEvent.Day;
import fr.spro.contracts.DayEvent.DayHeld;
import fr.spro.contracts.InvitationEvent.InvitationIssued;
import fr.spro.contracts.RegistrationEvent.CheckInWithdrawn;
import fr.spro.contracts.RegistrationEvent.ParticipantCheckedIn;
import fr.spro.contracts.RegistrationEvent.ParticipantErased;
import fr.spro.contracts.Service;
import fr.spro.contracts.SurveyEvent.SurveyClosed;
import fr.spro.contracts.SurveyEvent.SurveyOpened;
import fr.spro.contracts.Topic;
import fr.spro.platform.messaging.Facts;
import fr.spro.platform.messaging.NamedMetrics;
import fr.spro.platform.messaging.UnreadableDocuments;
import fr.spro.platform.messaging.work.Job;
import fr.spro.platform.messaging.work.Reconcilers;
import fr.spro.platform.testing.Infrastructure;
import fr.spro.platform.web.SecretLinks;
import fr.spro.platform.web.openapi.ApiTester;
import fr.spro.suite.Role;
import fr.spro.survey.answer.AnswerSurvey;
import fr.spro.survey.answer.AnswerSurvey.Outcome;
import fr.spro.survey.answer.CloseSurvey;
import fr.spro.survey.answer.Question;
import fr.spro.survey.answer.Results;
import fr.spro.survey.survey.InvitationId;
import fr.spro.survey.survey.OpenSurvey;
import fr.spro.survey.survey.Survey;
import fr.spro.survey.survey.SurveyId;
import fr.spro.survey.survey.Surveys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/// From a day that was held to anonymous results, with a real broker and store.
@SpringBootTest(properties = {"spro.topics.create=true", "management.server.port="})
@AutoConfigureMockMvc
class SurveyTests {

    private static final Instant NOW = Instant.parse("2026-11-19T16:00:00Z");

    @TempDir
    static Path SEAL;

    @Autowired
    MockMvcTester mvc;

    @Autowired
    SecretLinks links;

    @Autowired
    AnswerSurvey answerSurvey;

    @Autowired
    OpenSurvey openSurvey;

    @Autowired
    CloseSurvey closeSurvey;

    @Autowired
    Results results;

    @Autowired
    Surveys surveys;

    @Autowired
    Reconcilers reconcilers;

    @Autowired
    MongoOperations mongo;

    private final String day = Infrastructure.fresh("d");
    private final SurveyId survey = new SurveyId("satisfaction." + day);

    @DynamicPropertySource
    static void infrastructure(DynamicPropertyRegistry registry) {
        Infrastructure.properties("survey").forEach((name, value) -> registry.add(name, () -> value));
        var key = Base64.getEncoder().encodeToString(new byte[32]);
        registry.add("spro.links.survey.keys.k1", () -> key);
        registry.add("spro.survey.seal-folder", SEAL::toString);
    }

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
    void invites_once_whether_attendance_or_the_end_of_the_day_arrives_first() {
        checkIn("before");
        hold();
        checkIn("after");

        awaitInvited("before");
        awaitInvited("after");
        assertThat(Facts.published(Topic.SURVEYS, survey.value()))
                .singleElement()
                .isInstanceOf(SurveyOpened.class);
    }

    @Test
    void a_withdrawn_check_in_withdraws_an_unused_invitation_until_it_is_recorded_again() {
        invite(2);
        assertThat(answer("p1", "4")).isInstanceOf(Outcome.Accepted.class);

        for (var person : List.of("p0", "p1")) withdraw(person, 6);
        await().untilAsserted(() ->
                assertThat(answerSurvey.check(invitation("p0"))).isInstanceOf(Outcome.UnknownInvitation.class));
        checkIn("p0");
        await().until(() -> Facts.isRead(Topic.REGISTRATIONS, Service.SURVEY));
        assertThat(answerSurvey.check(invitation("p0")))
                .as("after a replay of the withdrawn check-in")
                .isInstanceOf(Outcome.UnknownInvitation.class);
        assertThat(answerSurvey.check(invitation("p1"))).as("used before").isInstanceOf(Outcome.AlreadyAnswered.class);

        checkIn("p0", 7);
        await().untilAsserted(
                        () -> assertThat(answerSurvey.check(invitation("p0"))).isInstanceOf(Outcome.Accepted.class));
        awaitInvited("p0");
    }

    @Test
    void a_withdrawal_that_is_read_first_prevents_the_invitation() {
        hold();
        withdraw("p0", 6);
        checkIn("p0");
        checkIn("p1");
        awaitInvited("p1");
        await().until(() -> Facts.isRead(Topic.REGISTRATIONS, Service.SURVEY));

        assertThat(Facts.published(Topic.INVITATIONS, invitation("p0").value())).isEmpty();
    }

    @Test
    void guarantee_3_every_event_three_times_and_out_of_order_invites_each_once() {
        var facts = new ArrayList<Runnable>();
        for (int i = 0; i < 3; i++) {
            facts.add(this::hold);
            IntStream.range(0, 10).forEach(number -> facts.add(() -> checkIn("p" + number)));
        }
        Collections.shuffle(facts, new Random(11));

        facts.forEach(Runnable::run);

        IntStream.range(0, 10).forEach(number -> awaitInvited("p" + number));
        await().until(() -> Facts.isRead(Topic.REGISTRATIONS, Service.SURVEY));
        IntStream.range(0, 10).forEach(number -> awaitInvited("p" + number));
    }

    @Test
    void a_day_whose_end_is_read_after_the_end_of_its_survey_invites_nobody() {
        checkIn("late");
        hold(Instant.now().minus(Duration.ofDays(22)));

        await().until(() ->
                Facts.isRead(Topic.DAYS, Service.SURVEY) && Facts.isRead(Topic.REGISTRATIONS, Service.SURVEY));
        assertThat(surveys.findById(survey).orElseThrow().closesAt()).isBefore(Instant.now());
        assertThat(Facts.published(Topic.INVITATIONS, invitation("late").value()))
                .isEmpty();
    }

    @Test
    void an_invitation_that_cannot_be_issued_stops_no_other_and_is_retried() {
        for (var person : List.of("p0", "p1", "p2")) checkIn(person);
        await().until(() -> Facts.isRead(Topic.REGISTRATIONS, Service.SURVEY));
        setOutbox("p1", Collections.nCopies(100, new org.bson.Document("seq", 0L)));

        hold();

        awaitInvited("p0");
        awaitInvited("p2");
        setOutbox("p1", List.of());
        awaitInvited("p1");
    }

    private void setOutbox(String person, List<org.bson.Document> entries) {
        mongo.getCollection("invitation")
                .updateOne(Filters.eq("_id", invitation(person).value()), Updates.set("outbox", entries));
    }

    @Test
    void does_not_invite_an_erased_participant() {
        Facts.publish("r-" + day + "-gone", 9, new ParticipantErased("r-" + day + "-gone", day, NOW));
        checkIn("gone");
        checkIn("there");
        hold();

        awaitInvited("there");
        await().until(() -> Facts.isRead(Topic.REGISTRATIONS, Service.SURVEY));
        assertThat(Facts.published(Topic.INVITATIONS, invitation("gone").value()))
                .isEmpty();
        assertThat(answer("gone", "5")).isInstanceOf(Outcome.UnknownInvitation.class);
    }

    @Test
    void an_invitation_allows_one_answer_and_none_after_closing() {
        invite(7);

        assertThat(answer("p0", "5")).isInstanceOf(Outcome.Accepted.class);
        assertThat(answer("p0", "1")).isInstanceOf(Outcome.AlreadyAnswered.class);
        closeSurvey.handle(survey);
        assertThat(answer("p1", "5")).isInstanceOf(Outcome.Closed.class);
        assertThat(answer("nobody", "5")).isInstanceOf(Outcome.UnknownInvitation.class);
    }

    @Test
    void the_organiser_sees_all_answers_after_closing() {
        invite(7);
        for (int i = 0; i < 6; i++) answer("p" + i, i < 4 ? "5" : "3");

        closeSurvey.handle(survey);

        var page = results.of(survey);
        assertThat(page.sheets()).isEqualTo(6);
        assertThat(page.questions().getFirst().counts())
                .extracting(Results.Count::count)
                .containsExactly(0, 0, 2, 0, 4);
        await().untilAsserted(() -> assertThat(Facts.published(Topic.SURVEYS, survey.value()))
                .last()
                .isInstanceOfSatisfying(SurveyClosed.class, closed -> {
                    assertThat(closed.invited()).isEqualTo(7);
                    assertThat(closed.answered()).isEqualTo(6);
                }));
    }

    @Test
    void guarantee_7_shows_nothing_of_fewer_than_five_answers() {
        invite(5);
        for (int i = 0; i < 4; i++) answer("p" + i, "5");

        closeSurvey.handle(survey);

        assertThat(results.of(survey)).isEqualTo(new Results.Page(4, List.of()));
    }

    @Test
    void guarantee_7_an_answer_is_never_stored_with_its_person() {
        invite(6);
        for (int i = 0; i < 6; i++) {
            answerSurvey.handle(
                    new AnswerSurvey.Command(invitation("p" + i), Map.of(Question.COMMENT, "Trop de bruit")));
        }

        assertThat(everythingIn("invitation")).doesNotContain("Trop de bruit");

        closeSurvey.handle(survey);

        assertThat(everythingIn("invitation")).doesNotContain("sealedAnswer");
        assertThat(everythingIn("answerSheet")).contains("Trop de bruit").doesNotContain("r-" + day);
    }

    @Test
    void guarantee_7_the_key_is_destroyed_once_no_answer_can_be_in_transit() {
        invite(6);
        for (int i = 0; i < 6; i++) answer("p" + i, "5");
        var key = SEAL.resolve(survey.value());

        closeSurvey.handle(survey);
        assertThat(key).as("the key of a survey that was just closed").exists();
        closedAnHourAgo();
        closeSurvey.handle(survey);

        assertThat(key).doesNotExist();
        assertThat(results.of(survey).sheets()).isEqualTo(6);
    }

    @Test
    void answers_without_a_key_stay_and_do_not_block_others() throws IOException {
        invite(7);
        answer("p6", "1");
        Files.delete(SEAL.resolve(survey.value()));
        for (int i = 0; i < 6; i++) answer("p" + i, "5");

        closeSurvey.handle(survey);

        assertThat(results.of(survey).sheets()).isEqualTo(6);
        assertThat(everythingIn("invitation")).contains("sealedAnswer");
        closedAnHourAgo();
        closeSurvey.handle(survey);
        assertThat(SEAL.resolve(survey.value())).exists();
    }

    @Test
    void an_answer_that_cannot_be_decoded_stays_and_stops_no_other() {
        invite(7);
        for (int i = 0; i < 7; i++) answer("p" + i, "5");
        var broken = Filters.eq("_id", invitation("p3").value());
        mongo.getCollection("invitation").updateOne(broken, Updates.set("sealedAnswer", "%%%"));

        closeSurvey.handle(survey);

        assertThat(results.of(survey).sheets()).isEqualTo(6);
        assertThat(everythingIn("invitation")).contains("%%%");
    }

    @Test
    void a_document_that_cannot_be_read_stops_no_job() {
        invite(1);

        assertThat(reconcilers.jobs()).hasSizeGreaterThan(1);
        assertThat(new UnreadableDocuments(mongo).stopped(reconcilers.jobs())).isEmpty();
    }

    @Test
    void detects_a_job_that_an_unreadable_document_stops() {
        invite(1);
        var job = Job.of(
                "reads-documents",
                Duration.ofHours(1),
                () -> mongo.findAll(Survey.class).stream().map(Survey::id),
                _ -> {});

        assertThat(new UnreadableDocuments(mongo).stopped(List.of(job))).containsExactly("reads-documents");
    }

    private void closedAnHourAgo() {
        var before = Date.from(Instant.now().minus(Duration.ofHours(1)));
        mongo.getCollection("survey").updateOne(Filters.eq("_id", survey.value()), Updates.set("status.at", before));
    }

    @Test
    void handles_every_event_of_its_topics() {
        var read = Arrays.stream(Topic.values())
                .filter(topic -> topic.readers().contains(Service.SURVEY))
                .toList();

        read.forEach(Facts::publishSamples);

        assertThat(read).allSatisfy(topic -> {
            await().until(() -> Facts.isRead(topic, Service.SURVEY));
            assertThat(Facts.deadLetters(topic, Service.SURVEY)).isEmpty();
        });
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

    /// Until answers are moved, store and key are on the same server: the page says so before anybody answers.
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

    private void invite(int participants) {
        hold();
        IntStream.range(0, participants).forEach(number -> checkIn("p" + number));
        IntStream.range(0, participants).forEach(number -> awaitInvited("p" + number));
    }

    private void hold() {
        hold(Instant.now());
    }

    private void hold(Instant at) {
        var held = new Day(
                4,
                "journee",
                "Journée",
                NOW,
                NOW.plusSeconds(60),
                "Nantes",
                null,
                List.of(),
                List.of(),
                null,
                null,
                "Regional day",
                null);
        Facts.publish(day, 4, new DayHeld(day, held, NOW), at);
    }

    private void checkIn(String person) {
        checkIn(person, 5);
    }

    private void withdraw(String person, long sequence) {
        var registration = registration(person);
        Facts.publish(registration, sequence, new CheckInWithdrawn(registration, day, 4, 1, NOW));
    }

    private void checkIn(String person, long sequence) {
        var registration = registration(person);
        Facts.publish(registration, sequence, new ParticipantCheckedIn(registration, day, 4, 1, "s-1", 1L, "g-1", NOW));
    }

    private void awaitInvited(String person) {
        await().untilAsserted(() -> assertThat(
                        Facts.published(Topic.INVITATIONS, invitation(person).value()))
                .singleElement()
                .isInstanceOfSatisfying(
                        InvitationIssued.class,
                        issued -> assertThat(issued.registrationId()).isEqualTo(registration(person))));
    }

    private Outcome answer(String person, String overall) {
        return answerSurvey.handle(new AnswerSurvey.Command(invitation(person), Map.of(Question.OVERALL, overall)));
    }

    private String registration(String person) {
        return "r-" + day + "-" + person;
    }

    private InvitationId invitation(String person) {
        return new InvitationId(survey.value() + "." + registration(person));
    }

    private String everythingIn(String collection) {
        var all = new StringBuilder();
        mongo.getCollection(collection)
                .find(new org.bson.Document("survey", survey.value()))
                .forEach(document -> all.append(document.toJson()));
        return all.toString();
    }
}
