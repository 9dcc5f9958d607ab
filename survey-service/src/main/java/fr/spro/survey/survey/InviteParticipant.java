package fr.spro.survey.survey;

import fr.spro.platform.messaging.outbox.Store;
import java.time.Clock;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;

/// Creates an invitation for each participant who attended, issued as soon as the survey is open. Attendance
/// and the end of the day are on different topics, so either may arrive first.
@Service
public class InviteParticipant {

    /// A participant attended; `contactVersion` is the version of the contact to notify.
    public record Command(String dayId, String registrationId, long contactVersion) {}

    private final Store<Invitation> store;
    private final Store<Survey> surveyStore;
    private final Surveys surveys;
    private final Invitations invitations;
    private final Clock clock;

    InviteParticipant(
            Store<Invitation> store, Store<Survey> surveyStore, Surveys surveys, Invitations invitations, Clock clock) {
        this.store = store;
        this.surveyStore = surveyStore;
        this.surveys = surveys;
        this.invitations = invitations;
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

    /// Open surveys, which may have pending invitations after a crash or two simultaneous events.
    Stream<SurveyId> due() {
        return surveys.findAllByOrderByDayStartedAtDesc().stream()
                .filter(Survey::isOpen)
                .map(Survey::id);
    }

    private void issue(InvitationId id, Survey survey) {
        store.change(id, invitation -> invitation.issue(survey, clock.instant()));
    }
}
