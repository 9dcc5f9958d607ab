package fr.spro.survey.answer;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import fr.spro.platform.messaging.InMemoryBroker;
import fr.spro.platform.messaging.InMemoryMongo;
import fr.spro.platform.messaging.outbox.Change;
import fr.spro.platform.messaging.outbox.Store;
import fr.spro.platform.testing.Infrastructure;
import fr.spro.survey.survey.Invitation;
import fr.spro.survey.survey.Invitation.State;
import fr.spro.survey.survey.InvitationId;
import fr.spro.survey.survey.Invitations;
import fr.spro.survey.survey.Survey;
import fr.spro.survey.survey.Survey.Status;
import fr.spro.survey.survey.SurveyId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

class MoveAnswersTests {

    private static final Instant NOW = Instant.parse("2026-11-20T09:00:00Z");
    private static final int BATCHES = 20;
    private static final int SIZE = 15;

    @TempDir
    Path folder;

    private final WriteLog log = new WriteLog();
    private final InMemoryMongo mongo = new InMemoryMongo(Infrastructure.fresh("moves"), new InMemoryBroker(), log);
    private final Store<Invitation> store = mongo.store(Invitation.class);
    private final Invitations invitations = mongo.repository(Invitations.class);
    private final JsonMapper json = JsonMapper.builder().build();

    @Test
    void guarantee_7_the_order_of_the_copies_is_not_that_of_the_removals() {
        var seal = new Seal(folder);
        for (int batch = 0; batch < BATCHES; batch++) {
            var survey = closed("satisfaction.d-" + batch);
            for (int i = 0; i < SIZE; i++) answer(survey, "%d-%d".formatted(batch, i), seal);
            assertThat(move(survey, seal)).isTrue();
        }

        assertThat(log.copied).hasSize(BATCHES * SIZE);
        assertThat(related(log.copied, log.removed))
                .as("the expected number is 40")
                .isLessThan(100);
        assertThat(related(log.copied, log.answered)).as("answered in order").isLessThan(100);
    }

    @Test
    void the_check_finds_equal_and_reverse_orders() {
        var order = IntStream.range(0, BATCHES * SIZE).mapToObj(String::valueOf).toList();

        assertThat(related(order, order)).isGreaterThan(BATCHES * (SIZE - 1));
        assertThat(related(
                        order,
                        batches(order).stream()
                                .flatMap(batch -> batch.reversed().stream())
                                .toList()))
                .isGreaterThan(BATCHES * (SIZE - 1));
    }

    @Test
    void answers_whose_key_was_destroyed_are_lost_and_do_not_keep_the_survey() {
        var survey = closed("satisfaction.d");
        var seal = new Seal(folder);
        answer(survey, "restored", seal);
        seal.destroyKey(survey.id());
        answer(survey, "later", seal);

        assertThat(move(survey, seal)).isTrue();

        assertThat(log.copied).containsExactly("later");
        assertThat(invitations.findSealedBySurvey(survey.id())).isEmpty();
        assertThat(store.get(new InvitationId("restored")).state()).isEqualTo(State.ANSWERED);
    }

    @Test
    void answers_whose_key_is_missing_stay() throws IOException {
        var survey = closed("satisfaction.d");
        var seal = new Seal(folder);
        answer(survey, "waits", seal);
        Files.delete(folder.resolve(survey.id().value()));

        assertThat(move(survey, seal)).isFalse();

        assertThat(invitations.findSealedBySurvey(survey.id())).hasSize(1);
    }

    private boolean move(Survey survey, Seal seal) {
        return new MoveAnswers(invitations, store, mongo.mongo(), seal, json, Clock.systemUTC()).handle(survey);
    }

    private void answer(Survey survey, String person, Seal seal) {
        var content = new AnswerSurvey.Sealed(UUID.randomUUID().toString(), Map.of(Question.COMMENT, person));
        var sealed = Base64.getEncoder().encodeToString(seal.close(survey.id(), json.writeValueAsBytes(content)));
        var id = new InvitationId(person);
        store.insert(Change.to(new Invitation(id, survey.id(), "r-" + person, 1, null, State.ANSWERED, 1, sealed, 0)));
    }

    private static Survey closed(String id) {
        return new Survey(
                new SurveyId(id), "d", 1, "Journée", null, NOW, NOW, new Status.Closed(SIZE, SIZE, NOW), false, 0);
    }

    /// In how many places, counted from the begin or from the end of its batch, both orders have the same answer.
    private static long related(List<String> order, List<String> other) {
        var related = 0L;
        for (int batch = 0; batch < BATCHES; batch++) {
            var first = batches(order).get(batch);
            var second = batches(other).get(batch);
            related += IntStream.range(0, SIZE)
                    .filter(i ->
                            first.get(i).equals(second.get(i)) || first.get(i).equals(second.get(SIZE - 1 - i)))
                    .count();
        }
        return related;
    }

    private static List<List<String>> batches(List<String> order) {
        return IntStream.range(0, BATCHES)
                .mapToObj(batch -> order.subList(batch * SIZE, (batch + 1) * SIZE))
                .toList();
    }

    /// Whose answer is written when, as the log of a database shows it.
    private static final class WriteLog implements CommandListener {

        final List<String> answered = new ArrayList<>();
        final List<String> copied = new ArrayList<>();
        final List<String> removed = new ArrayList<>();

        @Override
        public synchronized void commandStarted(CommandStartedEvent event) {
            var command = event.getCommand();
            if (command.containsKey("insert")) {
                var document = command.getArray("documents").getFirst().asDocument();
                if (document.containsKey("sealedAnswer")) {
                    answered.add(document.getString("_id").getValue());
                } else if (document.containsKey("answers")) {
                    var answers = document.getDocument("answers");
                    copied.add(answers.getString("COMMENT").getValue());
                }
            } else if (command.containsKey("findAndModify")) {
                removed.add(command.getDocument("query").toJson().replaceAll(".*?\"_id\": \"([^\"]+)\".*", "$1"));
            }
        }
    }
}
