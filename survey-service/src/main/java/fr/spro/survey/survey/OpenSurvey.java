package fr.spro.survey.survey;

import fr.spro.platform.messaging.outbox.Store;
import java.time.Clock;
import org.springframework.stereotype.Service;

/// Opens the survey of a day that took place and invites those who attended, while the day is marked as held.
@Service
public class OpenSurvey {

    private final Store<Survey> surveys;
    private final InviteParticipant inviteParticipant;
    private final Clock clock;

    OpenSurvey(Store<Survey> surveys, InviteParticipant inviteParticipant, Clock clock) {
        this.surveys = surveys;
        this.inviteParticipant = inviteParticipant;
        this.clock = clock;
    }

    public void handle(Survey.HeldDay day) {
        var isNew = surveys.insert(Survey.open(day, clock.instant()));
        if (!isNew) surveys.change(SurveyId.ofDay(day.dayId()), survey -> survey.resume(day));
        inviteParticipant.triggerAll(SurveyId.ofDay(day.dayId()));
    }

    /// The day was marked as held by mistake: nobody is invited until it is held again. Those who were
    /// invited keep their single invitation, and may answer.
    ///
    /// @param version of the day
    public void pause(String dayId, long version) {
        var id = SurveyId.ofDay(dayId);
        if (surveys.find(id).isPresent()) surveys.change(id, survey -> survey.pause(version));
    }
}
