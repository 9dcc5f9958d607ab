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
import java.util.Comparator;
import java.util.List;
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
    /// be opened or removed stays and does not stop the others, unless its key was destroyed: then it is lost.
    /// No answer is removed before all are copied, so that none is copied and removed alone later.
    ///
    /// @return whether all answers are moved
    boolean handle(Survey survey) {
        var sealed = new ArrayList<>(invitations.findSealedBySurvey(survey.id()));
        Collections.shuffle(sealed, random);
        var batch = survey.isOpen() ? batchOf(sealed) : sealed;
        var failures = new ItemFailures();
        var item = new Unnamed(survey.id());
        var sheets = new ArrayList<AnswerSheet>();
        var removable = new ArrayList<InvitationId>();
        var withoutKey = new ArrayList<InvitationId>();
        for (var invitation : batch) {
            failures.run(item, () -> {
                var sheet = sheet(survey, invitation);
                sheet.ifPresent(sheets::add);
                (sheet.isPresent() ? removable : withoutKey).add(invitation.id());
            });
        }
        if (!withoutKey.isEmpty() && seal.isDestroyed(survey.id())) {
            LOG.error("{}: {} answers are lost, since their key was destroyed", survey.id(), withoutKey.size());
            removable.addAll(withoutKey);
        }
        if (removable.size() < batch.size()) {
            LOG.error("{}: {} answers cannot be opened", survey.id(), batch.size() - removable.size());
        }
        // In another order than they are removed, which the store's log would show.
        sheets.sort(Comparator.comparing(AnswerSheet::id));
        var copied = sheets.stream()
                .filter(each -> failures.run(item, () -> store(each)))
                .count();
        if (copied < sheets.size()) return false;
        var removed = removable.stream()
                .filter(each -> failures.run(item, () -> removeAnswer(each)))
                .count();
        return removed == sealed.size();
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
