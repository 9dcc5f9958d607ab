package fr.spro.survey.answer;

import static fr.spro.survey.answer.Question.MAX_TEXT_LENGTH;
import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import fr.spro.platform.messaging.InMemoryMongo;
import fr.spro.platform.messaging.outbox.Aggregate;
import fr.spro.platform.messaging.outbox.Change;
import fr.spro.platform.messaging.outbox.Decision;
import fr.spro.platform.messaging.outbox.ForwardingStore;
import fr.spro.platform.messaging.outbox.Store;
import fr.spro.platform.messaging.outbox.TextId;
import fr.spro.survey.answer.AnswerSurvey.Command;
import fr.spro.survey.answer.AnswerSurvey.Outcome;
import fr.spro.survey.survey.Invitation;
import fr.spro.survey.survey.Invitation.State;
import fr.spro.survey.survey.InvitationId;
import fr.spro.survey.survey.Survey;
import fr.spro.survey.survey.Survey.Status;
import fr.spro.survey.survey.SurveyId;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

class AnswerSurveyTests {

    private static final Instant NOW = Instant.parse("2026-11-20T09:00:00Z");
    private static final SurveyId SURVEY = new SurveyId("satisfaction.d-1");

    @TempDir
    Path folder;

    private final InMemoryMongo mongo = new InMemoryMongo();
    private final Store<Survey> surveys = mongo.store(Survey.class);
    private final Store<Invitation> invitations = mongo.store(Invitation.class);
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

    @Test
    void counts_answers_by_outcome() {
        open();
        invite("ada");
        invite("bea");
        invite("cem");

        answer("ada");
        answer("ada");
        answer("bea");
        answer("nobody");
        surveys.change(SURVEY, survey -> survey.close(3, 2, NOW));
        answer("cem");

        assertThat(counted("accepted")).isEqualTo(2);
        assertThat(counted("already-answered")).isEqualTo(1);
        assertThat(counted("unknown-invitation")).isEqualTo(1);
        assertThat(counted("closed")).isEqualTo(1);
    }

    @Test
    void an_answer_that_another_one_overtakes_is_not_accepted() {
        open();
        invite("ada");
        invite("bea");

        assertThat(answerAfter("ada", () -> answer("ada"))).isInstanceOf(Outcome.AlreadyAnswered.class);
        assertThat(answerAfter("bea", this::erase)).isEqualTo(new Outcome.UnknownInvitation());

        assertThat(counted("accepted")).isEqualTo(1);
    }

    @Test
    void guarantee_7_all_sealed_answers_have_the_same_length() {
        open();
        var texts = List.of("", "Merci", "€".repeat(MAX_TEXT_LENGTH), "\n".repeat(MAX_TEXT_LENGTH), "😀".repeat(1000));
        for (var text : texts) {
            var person = "p" + texts.indexOf(text);
            invite(person);
            var all = Arrays.stream(Question.values())
                    .collect(toMap(
                            identity(),
                            each -> each.isFreeText() ? text : each.choices().getLast()));
            answer(person, text.isEmpty() ? Map.of() : all);
        }

        assertThat(counted("accepted")).isEqualTo(texts.size());
        assertThat(sealedLengths(texts.size())).hasSize(1);
    }

    @Test
    void answers_that_are_not_padded_have_different_lengths() {
        var json = JsonMapper.builder().build();

        assertThat(json.writeValueAsBytes(new AnswerSurvey.Sealed("a", Map.of(Question.COMMENT, "Merci"))))
                .hasSizeLessThan(json.writeValueAsBytes(
                                new AnswerSurvey.Sealed("a", Map.of(Question.COMMENT, "€".repeat(MAX_TEXT_LENGTH))))
                        .length);
    }

    private Set<Integer> sealedLengths(int people) {
        return IntStream.range(0, people)
                .mapToObj(person ->
                        invitations.get(new InvitationId("p" + person)).sealedAnswer())
                .map(String::length)
                .collect(toSet());
    }

    @Test
    void reads_invitation_and_survey_once_for_a_page() {
        open();
        invite("ada");
        var reads = new ArrayList<TextId>();

        var outcome = new AnswerSurvey(
                        new CountingStore<>(invitations, reads),
                        new CountingStore<>(surveys, reads),
                        new Seal(folder),
                        JsonMapper.builder().build(),
                        meters)
                .check(new InvitationId("ada"));

        assertThat(outcome).isEqualTo(new Outcome.Accepted(surveys.get(SURVEY)));
        assertThat(reads).containsExactly(new InvitationId("ada"), SURVEY);
    }

    /// Notes what is read.
    private record CountingStore<A extends Aggregate>(Store<A> store, List<TextId> reads)
            implements ForwardingStore<A> {

        @Override
        public Optional<A> find(TextId id) {
            reads.add(id);
            return store.find(id);
        }
    }

    /// Answers while `meanwhile` happens between its check and its write.
    private Outcome answerAfter(String person, Runnable meanwhile) {
        var interrupted = new InterruptedStore(invitations, meanwhile);
        return answerSurvey(interrupted).handle(new Command(new InvitationId(person), Map.of()));
    }

    private void erase() {
        invitations.change(
                new InvitationId("bea"),
                bea -> Change.to(
                        new Invitation(bea.id(), SURVEY, "r-bea", 1, null, State.VOID, 1, null, bea.version())));
    }

    /// Another command is executed before the next decision.
    private record InterruptedStore(Store<Invitation> store, Runnable meanwhile)
            implements ForwardingStore<Invitation> {

        @Override
        public <R> R handle(TextId id, Function<Invitation, Decision<Invitation, R>> decision) {
            meanwhile.run();
            return store.handle(id, decision);
        }
    }

    private void open() {
        surveys.insert(Change.to(new Survey(SURVEY, "d-1", 1, "Journée", null, NOW, NOW, new Status.Open(), false, 0)));
    }

    private void invite(String person) {
        invitations.insert(Change.to(
                new Invitation(new InvitationId(person), SURVEY, "r-" + person, 1, null, State.ISSUED, 1, null, 0)));
    }

    private void answer(String person) {
        answer(person, Map.of());
    }

    private void answer(String person, Map<Question, String> answers) {
        answerSurvey(invitations).handle(new Command(new InvitationId(person), answers));
    }

    private AnswerSurvey answerSurvey(Store<Invitation> invitations) {
        return new AnswerSurvey(
                invitations, surveys, new Seal(folder), JsonMapper.builder().build(), meters);
    }

    private double counted(String outcome) {
        return meters.get("spro.survey.answers")
                .tag("outcome", outcome)
                .counter()
                .count();
    }
}
