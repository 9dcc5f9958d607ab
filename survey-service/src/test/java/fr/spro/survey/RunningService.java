package fr.spro.survey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fr.spro.contracts.DayEvent.Day;
import fr.spro.contracts.DayEvent.DayHeld;
import fr.spro.contracts.InvitationEvent.InvitationIssued;
import fr.spro.contracts.RegistrationEvent.CheckInWithdrawn;
import fr.spro.contracts.RegistrationEvent.ParticipantCheckedIn;
import fr.spro.contracts.Topic;
import fr.spro.platform.messaging.Facts;
import fr.spro.platform.testing.Infrastructure;
import fr.spro.platform.web.SecretLinks;
import fr.spro.survey.answer.AnswerSurvey;
import fr.spro.survey.answer.AnswerSurvey.Outcome;
import fr.spro.survey.answer.Question;
import fr.spro.survey.survey.InvitationId;
import fr.spro.survey.survey.SurveyId;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/// Base class of tests from a day that was held to anonymous results, with a real broker and store.
/// They share one application; each has a day and a survey of its own.
@SpringBootTest(properties = {"spro.topics.create=true", "management.server.port="})
@AutoConfigureMockMvc
abstract class RunningService {

    static final Instant NOW = Instant.parse("2026-11-19T16:00:00Z");
    static final Path SEAL = Path.of("target", Infrastructure.fresh("seal")).toAbsolutePath();

    @Autowired
    MockMvcTester mvc;

    @Autowired
    SecretLinks links;

    @Autowired
    AnswerSurvey answerSurvey;

    @Autowired
    MongoOperations mongo;

    final String day = Infrastructure.fresh("d");
    final SurveyId survey = new SurveyId("satisfaction." + day);

    @DynamicPropertySource
    static void infrastructure(DynamicPropertyRegistry registry) {
        Infrastructure.properties("survey").forEach((name, value) -> registry.add(name, () -> value));
        var key = Base64.getEncoder().encodeToString(new byte[32]);
        registry.add("spro.links.survey.keys.k1", () -> key);
        registry.add("spro.survey.seal-folder", SEAL::toString);
    }

    void invite(int participants) {
        hold();
        IntStream.range(0, participants).forEach(number -> checkIn("p" + number));
        IntStream.range(0, participants).forEach(number -> awaitInvited("p" + number));
    }

    void hold() {
        hold(Instant.now());
    }

    void hold(Instant at) {
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
                null,
                null,
                null);
        Facts.publish(day, 4, new DayHeld(day, held, NOW), at);
    }

    void withdraw(String person, long sequence) {
        var registration = registration(person);
        Facts.publish(registration, sequence, new CheckInWithdrawn(registration, day, 4, 1, NOW));
    }

    void checkIn(String person) {
        checkIn(person, 5);
    }

    void checkIn(String person, long sequence) {
        var registration = registration(person);
        Facts.publish(registration, sequence, new ParticipantCheckedIn(registration, day, 4, 1, "s-1", 1L, "g-1", NOW));
    }

    void awaitInvited(String person) {
        await().untilAsserted(() -> assertThat(
                        Facts.published(Topic.INVITATIONS, invitation(person).value()))
                .singleElement()
                .isInstanceOfSatisfying(
                        InvitationIssued.class,
                        issued -> assertThat(issued.registrationId()).isEqualTo(registration(person))));
    }

    Outcome answer(String person, String overall) {
        return answerSurvey.handle(new AnswerSurvey.Command(invitation(person), Map.of(Question.OVERALL, overall)));
    }

    String registration(String person) {
        return "r-" + day + "-" + person;
    }

    InvitationId invitation(String person) {
        return new InvitationId(survey.value() + "." + registration(person));
    }
}
