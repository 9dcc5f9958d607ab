package fr.spro.survey.answer;

import fr.spro.platform.messaging.outbox.Store;
import fr.spro.survey.survey.Invitation;
import fr.spro.survey.survey.InvitationId;
import fr.spro.survey.survey.Survey;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import tools.jackson.databind.json.JsonMapper;

/// Stores one sealed answer and marks the invitation as used, in one write.
@Service
public class AnswerSurvey {

    public record Command(InvitationId invitation, Map<Question, String> answers) {}

    /// The outcome for the page, with the survey that the page names; null if it is not known here.
    public sealed interface Outcome {
        record Accepted(Survey survey) implements Outcome {}

        record AlreadyAnswered(@Nullable Survey survey) implements Outcome {}

        record Closed(@Nullable Survey survey) implements Outcome {}

        /// The attendance was taken back after the invitation was sent.
        record NotAttended(@Nullable Survey survey) implements Outcome {}

        record UnknownInvitation() implements Outcome {}
    }

    /// The content of a sealed answer.
    record Sealed(String id, Map<Question, String> answers) {}

    private final Store<Invitation> invitations;
    private final Store<Survey> surveys;
    private final Seal seal;
    private final JsonMapper json;
    private final MeterRegistry meters;

    AnswerSurvey(
            Store<Invitation> invitations, Store<Survey> surveys, Seal seal, JsonMapper json, MeterRegistry meters) {
        this.invitations = invitations;
        this.surveys = surveys;
        this.seal = seal;
        this.json = json;
        this.meters = meters;
    }

    /// The outcome of an answer given now.
    public Outcome check(InvitationId id) {
        var invitation = invitations.find(id);
        if (invitation.isEmpty()) return new Outcome.UnknownInvitation();
        return switch (invitation.get().state()) {
            case ANSWERED -> new Outcome.AlreadyAnswered(surveyOf(invitation.get()));
            case ISSUED_WITHDRAWN -> new Outcome.NotAttended(surveyOf(invitation.get()));
            case PENDING, VOID, PENDING_WITHDRAWN -> new Outcome.UnknownInvitation();
            case ISSUED -> {
                var survey = surveyOf(invitation.get());
                yield survey != null && survey.isOpen() ? new Outcome.Accepted(survey) : new Outcome.Closed(survey);
            }
        };
    }

    public Outcome handle(Command command) {
        var outcome = answer(command);
        meters.counter("spro.survey.answers", "outcome", tag(outcome)).increment();
        return outcome;
    }

    private static String tag(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Accepted _ -> "accepted";
            case Outcome.AlreadyAnswered _ -> "already-answered";
            case Outcome.Closed _ -> "closed";
            case Outcome.NotAttended _ -> "not-attended";
            case Outcome.UnknownInvitation() -> "unknown-invitation";
        };
    }

    private Outcome answer(Command command) {
        var outcome = check(command.invitation());
        if (!(outcome instanceof Outcome.Accepted)) return outcome;
        var sealed = new Sealed(UUID.randomUUID().toString(), command.answers());
        var written = json.writeValueAsBytes(sealed);
        var stored = invitations.decide(
                command.invitation(), invitation -> invitation.answer(seal.close(invitation.survey(), written)));
        // Otherwise it was used or voided since it was checked.
        return stored.changed() ? outcome : check(command.invitation());
    }

    private @Nullable Survey surveyOf(Invitation invitation) {
        return surveys.find(invitation.survey()).orElse(null);
    }
}
