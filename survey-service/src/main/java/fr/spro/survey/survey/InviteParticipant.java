package fr.spro.survey.survey;

import fr.spro.platform.messaging.outbox.Store;
import fr.spro.platform.messaging.work.Job;
import fr.spro.platform.messaging.work.Reconciler;
import fr.spro.platform.messaging.work.Reconcilers;
import fr.spro.survey.survey.Invitation.State;
import java.time.Clock;
import java.time.Duration;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;

/// Creates an invitation for each participant who attended, issued as soon as the survey is open. Attendance
/// and the end of the day are on different topics, so either may arrive first.
@Service
public class InviteParticipant {

    /// A participant attended, or the attendance was withdrawn.
    ///
    /// @param contactVersion the version of the contact to notify
    /// @param event the sequence of the event about it
    public record Command(String dayId, String registrationId, long contactVersion, long event) {}

    private final Store<Invitation> store;
    private final Store<Survey> surveyStore;
    private final Surveys surveys;
    private final Invitations invitations;
    private final Reconciler<InvitationId> reconciler;
    private final Clock clock;

    InviteParticipant(
            Store<Invitation> store,
            Store<Survey> surveyStore,
            Surveys surveys,
            Invitations invitations,
            Reconcilers reconcilers,
            Clock clock) {
        this.store = store;
        this.surveyStore = surveyStore;
        this.surveys = surveys;
        this.invitations = invitations;
        this.clock = clock;
        this.reconciler = reconcilers.add(Job.of("invite-participants", Duration.ofMinutes(1), this::due, this::issue));
    }

    public void handle(Command command) {
        var survey = SurveyId.ofDay(command.dayId());
        var id = InvitationId.of(survey, command.registrationId());
        var isNew = store.insert(
                Invitation.prepare(survey, command.registrationId(), command.contactVersion(), command.event()));
        if (!isNew) store.change(id, invitation -> invitation.attend(command.event()));
        issue(id, survey);
    }

    /// Withdraws an unused invitation. Order and repetitions do not matter.
    public void withdraw(Command command) {
        var survey = SurveyId.ofDay(command.dayId());
        var isNew = store.insert(Invitation.prepareWithdrawn(
                survey, command.registrationId(), command.contactVersion(), command.event()));
        if (isNew) return;
        store.change(
                InvitationId.of(survey, command.registrationId()), invitation -> invitation.withdraw(command.event()));
    }

    /// Issues the pending invitations of a survey that was just opened, each by itself. Returns at once.
    void triggerAll(SurveyId survey) {
        pending(survey).forEach(reconciler::trigger);
    }

    /// Invitations that a crash or two simultaneous events left pending in an open survey.
    Stream<InvitationId> due() {
        return surveys.findIdsClosingAfter(clock.instant()).stream().flatMap(survey -> pending(survey.id()));
    }

    private Stream<InvitationId> pending(SurveyId survey) {
        return invitations.findIdsBySurveyAndState(survey, State.PENDING).stream()
                .map(Invitations.Found::id);
    }

    void issue(InvitationId id) {
        issue(id, store.get(id).survey());
    }

    /// A no-op unless the survey is open. Idempotent.
    private void issue(InvitationId id, SurveyId survey) {
        var now = clock.instant();
        surveyStore
                .find(survey)
                .filter(open -> open.invitesAt(now))
                .ifPresent(open -> store.change(id, invitation -> invitation.issue(open, now)));
    }
}
