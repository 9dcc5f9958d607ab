package fr.spro.survey.survey;

import fr.spro.platform.messaging.outbox.Store;
import fr.spro.platform.messaging.work.Lease;
import java.time.Clock;
import java.time.Duration;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;

/// Gives each participant who came one right to answer, issued as soon as the survey is open. Attendance and the day's
/// end are told on different topics, so either can be heard first.
@Service
public class InviteParticipant {

    /// A participant came; `contactVersion` is the state of the contact to write to.
    public record Command(String dayId, String registrationId, long contactVersion) {}

    private final Store<Invitation> store;
    private final Store<Survey> surveyStore;
    private final Surveys surveys;
    private final Invitations invitations;
    private final Lease lease;
    private final Clock clock;

    InviteParticipant(
            Store<Invitation> store,
            Store<Survey> surveyStore,
            Surveys surveys,
            Invitations invitations,
            MongoOperations mongo,
            Clock clock) {
        this.store = store;
        this.surveyStore = surveyStore;
        this.surveys = surveys;
        this.invitations = invitations;
        this.lease = new Lease(mongo, "issue-invitations", Duration.ofMinutes(3), clock);
        this.clock = clock;
    }

    public void handle(Command command) {
        var survey = SurveyId.ofDay(command.dayId());
        store.insert(Invitation.prepare(survey, command.registrationId(), command.contactVersion()));
        surveyStore
                .find(survey)
                .filter(Survey::isOpen)
                .ifPresent(open -> issue(InvitationId.of(survey, command.registrationId()), open));
    }

    void issueAll(SurveyId id) {
        surveyStore
                .find(id)
                .filter(Survey::isOpen)
                .ifPresent(survey -> invitations
                        .findBySurveyAndState(id, Invitation.State.PENDING)
                        .forEach(invitation -> issue(invitation.id(), survey)));
    }

    /// Finds what a crash or two facts at the same moment left pending.
    @Scheduled(initialDelay = 20_000, fixedDelay = 60_000)
    void sweep() {
        if (lease.take()) {
            surveys.findAllByOrderByDayStartedAtDesc().forEach(survey -> issueAll(survey.id()));
        }
    }

    private void issue(InvitationId id, Survey survey) {
        store.change(id, invitation -> invitation.issue(survey, clock.instant()));
    }
}
