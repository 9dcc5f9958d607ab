package fr.spro.survey.answer;

import fr.spro.platform.messaging.outbox.Store;
import fr.spro.survey.survey.Invitation;
import fr.spro.survey.survey.InvitationId;
import fr.spro.survey.survey.Survey;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import tools.jackson.databind.json.JsonMapper;

/// Stores one sealed answer and marks the invitation as used, in one write.
@Service
public class AnswerSurvey {

    public record Command(InvitationId invitation, Map<Question, String> answers) {}

    /// The outcome for the page.
    public sealed interface Outcome {
        record Accepted() implements Outcome {}

        record AlreadyAnswered() implements Outcome {}

        record Closed() implements Outcome {}

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

    /// The survey that somebody is invited to; empty if there is no such invitation.
    public Optional<Survey> of(InvitationId id) {
        return invitations.find(id).flatMap(invitation -> surveys.find(invitation.survey()));
    }

    /// The outcome of an answer given now.
    public Outcome check(InvitationId id) {
        var invitation = invitations.find(id);
        if (invitation.isEmpty()) return new Outcome.UnknownInvitation();
        return switch (invitation.get().state()) {
            case ANSWERED -> new Outcome.AlreadyAnswered();
            case PENDING, VOID, PENDING_WITHDRAWN, ISSUED_WITHDRAWN -> new Outcome.UnknownInvitation();
            case ISSUED -> isOpen(invitation.get()) ? new Outcome.Accepted() : new Outcome.Closed();
        };
    }

    public Outcome handle(Command command) {
        var outcome = answer(command);
        meters.counter("spro.survey.answers", "outcome", tag(outcome)).increment();
        return outcome;
    }

    private static String tag(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Accepted() -> "accepted";
            case Outcome.AlreadyAnswered() -> "already-answered";
            case Outcome.Closed() -> "closed";
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

    private boolean isOpen(Invitation invitation) {
        return surveys.find(invitation.survey()).filter(Survey::isOpen).isPresent();
    }
}
