package fr.spro.survey.answer;

import fr.spro.platform.messaging.outbox.Store;
import fr.spro.platform.messaging.work.Job;
import fr.spro.platform.messaging.work.Reconcilers;
import fr.spro.survey.survey.Invitation.State;
import fr.spro.survey.survey.Invitations;
import fr.spro.survey.survey.Survey;
import fr.spro.survey.survey.SurveyId;
import fr.spro.survey.survey.Surveys;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;

/// Closes a survey, manually or at its end, and moves all answers.
@Service
public class CloseSurvey {

    /// The time after closing in which sealed answers may still arrive; longer than any request.
    private static final Duration GRACE_PERIOD = Duration.ofMinutes(15);

    private final Store<Survey> store;
    private final Surveys surveys;
    private final Invitations invitations;
    private final MoveAnswers moveAnswers;
    private final Seal seal;
    private final Clock clock;

    CloseSurvey(
            Store<Survey> store,
            Surveys surveys,
            Invitations invitations,
            MoveAnswers moveAnswers,
            Seal seal,
            Reconcilers reconcilers,
            Clock clock) {
        this.store = store;
        this.surveys = surveys;
        this.invitations = invitations;
        this.moveAnswers = moveAnswers;
        this.seal = seal;
        this.clock = clock;
        reconcilers.add(Job.of("close-surveys", Duration.ofMinutes(1), this::due, this::reconcile));
    }

    public Survey handle(SurveyId id) {
        var closed = close(id);
        settle(closed);
        return closed;
    }

    private Survey close(SurveyId id) {
        var invited = invitations.countBySurveyAndStateIn(id, List.of(State.ISSUED, State.ANSWERED));
        var answered = invitations.countBySurveyAndStateIn(id, List.of(State.ANSWERED));
        return store.change(id, survey -> survey.close(invited, answered, clock.instant()));
    }

    private Stream<SurveyId> due() {
        return surveys.findIds().stream().map(Surveys.Found::id);
    }

    /// Also moves answers that arrived while the survey was being closed or were left by a crash.
    private void reconcile(SurveyId id) {
        var found = store.get(id);
        var survey = found.isDue(clock.instant()) ? close(id) : found;
        if (!settle(survey) && !survey.isOpen()) throw new IllegalStateException("Answers of %s remain".formatted(id));
    }

    /// @return whether all answers are moved
    private boolean settle(Survey survey) {
        var allMoved = moveAnswers.handle(survey);
        var isOver = survey.isClosedSince(clock.instant().minus(GRACE_PERIOD));
        if (allMoved && isOver) seal.destroyKey(survey.id());
        return allMoved;
    }
}
