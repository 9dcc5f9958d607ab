package fr.spro.survey.answer;

import fr.spro.platform.messaging.outbox.Store;
import fr.spro.platform.messaging.work.ItemFailures;
import fr.spro.survey.survey.Invitation;
import fr.spro.survey.survey.InvitationId;
import fr.spro.survey.survey.Invitations;
import fr.spro.survey.survey.Invitations.Sealed;
import fr.spro.survey.survey.Survey;
import fr.spro.survey.survey.SurveyId;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.stereotype.Service;
import tools.jackson.databind.json.JsonMapper;

/// Opens sealed answers and stores them anonymously, in batches and in random order, so that time and order
/// reveal nothing.
@Service
class MoveAnswers {

    private static final Logger LOG = LoggerFactory.getLogger(MoveAnswers.class);

    /// The minimum of a batch and of the answers that remain, while the survey is open.
    static final int MIN_BATCH = 10;

    static final int MIN_REMAINING = 5;

    /// One answer in the log, which must not say whose it is. Equal to no other.
    private static final class Unnamed {
        private final SurveyId survey;

        private Unnamed(SurveyId survey) {
            this.survey = survey;
        }

        @Override
        public String toString() {
            return "An answer of " + survey;
        }
    }

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

    /// Idempotent: an answer that was copied before a crash is copied again under the same id. One that cannot
    /// be opened, copied or removed stays and does not stop the others.
    ///
    /// @return whether all answers are moved
    boolean handle(Survey survey) {
        var sealed = new ArrayList<>(invitations.findSealedBySurvey(survey.id()));
        Collections.shuffle(sealed, random);
        var batch = survey.isOpen() ? batchOf(sealed) : sealed;
        var failures = new ItemFailures();
        var sheets = new LinkedHashMap<InvitationId, AnswerSheet>();
        for (var invitation : batch) {
            failures.run(
                    new Unnamed(survey.id()),
                    () -> sheet(survey, invitation).ifPresent(sheet -> sheets.put(invitation.id(), sheet)));
        }
        if (sheets.size() < batch.size()) {
            LOG.error("{}: {} answers cannot be opened", survey.id(), batch.size() - sheets.size());
        }
        var shuffled = new ArrayList<>(sheets.entrySet());
        Collections.shuffle(shuffled, random);
        var copied = shuffled.stream()
                .filter(each -> failures.run(new Unnamed(survey.id()), () -> store(each.getValue())))
                .map(Map.Entry::getKey)
                .toList();
        var moved = copied.stream()
                .filter(each -> failures.run(new Unnamed(survey.id()), () -> removeAnswer(each)))
                .count();
        return moved == sealed.size();
    }

    private void removeAnswer(InvitationId invitation) {
        store.change(invitation, Invitation::removeAnswer);
    }

    private static List<Sealed> batchOf(List<Sealed> sealed) {
        var size = sealed.size() - MIN_REMAINING;
        return size < MIN_BATCH ? List.of() : sealed.subList(0, size);
    }

    private Optional<AnswerSheet> sheet(Survey survey, Sealed invitation) {
        var sealed = Base64.getDecoder().decode(invitation.sealedAnswer());
        return seal.open(survey.id(), sealed)
                .map(open -> json.readValue(open, AnswerSurvey.Sealed.class))
                .map(answer -> new AnswerSheet(answer.id(), survey.id(), LocalDate.now(clock), answer.answers()));
    }

    private void store(AnswerSheet sheet) {
        try {
            mongo.insert(sheet);
        } catch (DuplicateKeyException alreadyStored) {
            // The same answer, from an interrupted run.
        }
    }
}
