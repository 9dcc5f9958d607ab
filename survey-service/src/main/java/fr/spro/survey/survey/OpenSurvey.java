package fr.spro.survey.survey;

import fr.spro.platform.messaging.outbox.Store;
import java.time.Clock;
import org.springframework.stereotype.Service;

/// Opens the survey of a day that took place and invites those who attended.
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
        surveys.insert(Survey.open(day, clock.instant()));
        inviteParticipant.triggerAll(SurveyId.ofDay(day.dayId()));
    }
}
