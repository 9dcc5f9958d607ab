package fr.spro.survey.answer;

import fr.spro.platform.messaging.Store;
import fr.spro.survey.survey.Invitation;
import fr.spro.survey.survey.Invitations;
import fr.spro.survey.survey.Survey;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.random.RandomGenerator;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.stereotype.Service;
import tools.jackson.databind.json.JsonMapper;

/// Takes answers from under their seal to where they are read, many at once and in random order, so that nobody can
/// tell by time or order which was whose.
@Service
class MoveAnswers {

    /// While the survey is open a batch has at least so many, and leaves so many behind.
    static final int AT_LEAST = 10;

    static final int LEFT_BEHIND = 5;

    private final Invitations invitations;
    private final Store<Invitation> store;
    private final MongoOperations mongo;
    private final Seal seal;
    private final JsonMapper json;
    private final Clock clock;
    private final RandomGenerator random = RandomGenerator.of("SecureRandom");

    MoveAnswers(
            Invitations invitations,
            Store<Invitation> store,
            MongoOperations mongo,
            Seal seal,
            JsonMapper json,
            Clock clock) {
        this.invitations = invitations;
        this.store = store;
        this.mongo = mongo;
        this.seal = seal;
        this.json = json;
        this.clock = clock;
    }

    /// Repeatable: an answer that was copied before the process died is copied again under the same id.
    void handle(Survey survey) {
        var sealed = new ArrayList<>(invitations.findBySurveyAndSealedAnswerNotNull(survey.id()));
        Collections.shuffle(sealed, random);
        var batch = survey.isOpen() ? batchOf(sealed) : sealed;
        var sheets = new ArrayList<AnswerSheet>();
        for (var invitation : batch) sheets.add(sheet(survey, invitation));
        Collections.shuffle(sheets, random);
        sheets.forEach(this::keep);
        batch.forEach(invitation -> store.change(invitation.id(), Invitation::forgetAnswer));
    }

    private static List<Invitation> batchOf(List<Invitation> sealed) {
        var size = sealed.size() - LEFT_BEHIND;
        return size < AT_LEAST ? List.of() : sealed.subList(0, size);
    }

    private AnswerSheet sheet(Survey survey, Invitation invitation) {
        var sealed = Base64.getDecoder().decode(Objects.requireNonNull(invitation.sealedAnswer()));
        var answer = json.readValue(seal.open(sealed), AnswerSurvey.Sealed.class);
        return new AnswerSheet(answer.id(), survey.id(), LocalDate.now(clock), answer.answers());
    }

    private void keep(AnswerSheet sheet) {
        try {
            mongo.insert(sheet);
        } catch (DuplicateKeyException keptBefore) {
            // The same answer, from a run that did not come to its end.
        }
    }
}
