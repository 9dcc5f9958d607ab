package fr.spro.survey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import fr.spro.contracts.RegistrationEvent.ParticipantErased;
import fr.spro.contracts.Service;
import fr.spro.contracts.SurveyEvent.SurveyOpened;
import fr.spro.contracts.Topic;
import fr.spro.platform.messaging.Facts;
import fr.spro.survey.answer.AnswerSurvey.Outcome;
import fr.spro.survey.survey.Surveys;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/// Who is invited, and when: those who attended a day that was held, once each.
class InvitationsTests extends RunningService {

    @Autowired
    Surveys surveys;

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
        await().untilAsserted(
                        () -> assertThat(answerSurvey.check(invitation("p0"))).isInstanceOf(Outcome.NotAttended.class));
        checkIn("p0");
        await().until(() -> Facts.isRead(Topic.REGISTRATIONS, Service.SURVEY));
        assertThat(answerSurvey.check(invitation("p0")))
                .as("after a replay of the withdrawn check-in")
                .isInstanceOf(Outcome.NotAttended.class);
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
}
