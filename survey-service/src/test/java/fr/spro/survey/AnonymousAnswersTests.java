package fr.spro.survey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import fr.spro.contracts.SurveyEvent.SurveyClosed;
import fr.spro.contracts.Topic;
import fr.spro.platform.messaging.Facts;
import fr.spro.platform.messaging.UnreadableDocuments;
import fr.spro.platform.messaging.work.Job;
import fr.spro.platform.messaging.work.Reconcilers;
import fr.spro.survey.answer.AnswerSurvey;
import fr.spro.survey.answer.AnswerSurvey.Outcome;
import fr.spro.survey.answer.CloseSurvey;
import fr.spro.survey.answer.Question;
import fr.spro.survey.answer.Results;
import fr.spro.survey.survey.Survey;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/// What becomes of the answers: one for an invitation, sealed until the survey is closed, then without
/// a person.
class AnonymousAnswersTests extends RunningService {

    @Autowired
    CloseSurvey closeSurvey;

    @Autowired
    Results results;

    @Autowired
    Reconcilers reconcilers;

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

    private String everythingIn(String collection) {
        var all = new StringBuilder();
        mongo.getCollection(collection)
                .find(new org.bson.Document("survey", survey.value()))
                .forEach(document -> all.append(document.toJson()));
        return all.toString();
    }
}
