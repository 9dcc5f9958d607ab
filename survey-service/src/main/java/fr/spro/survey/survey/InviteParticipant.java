package fr.spro.survey.survey;

import fr.spro.platform.messaging.outbox.Store;
import java.time.Clock;
import java.util.stream.Stream;
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

    /// Open surveys: a crash or two events at the same time may have left invitations pending.
    Stream<SurveyId> due() {
        return surveys.findAllByOrderByDayStartedAtDesc().stream()
                .filter(Survey::isOpen)
                .map(Survey::id);
    }

    private void issue(InvitationId id, Survey survey) {
        store.change(id, invitation -> invitation.issue(survey, clock.instant()));
    }
}
