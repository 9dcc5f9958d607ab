package fr.spro.survey.answer;

import fr.spro.platform.messaging.outbox.Store;
import fr.spro.survey.survey.Invitation;
import fr.spro.survey.survey.InvitationId;
import fr.spro.survey.survey.Survey;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Service;
import tools.jackson.databind.json.JsonMapper;

/// Takes one answer for one invitation, sealed, in one write with the mark that the invitation is used.
@Service
public class AnswerSurvey {

    public record Command(InvitationId invitation, Map<Question, String> answers) {}

    /// What the page has to say.
    public sealed interface Outcome {
        record Thanks() implements Outcome {}

        record AnsweredBefore() implements Outcome {}

        record Closed() implements Outcome {}

        record NoSuchInvitation() implements Outcome {}
    }

    /// What is under the seal.
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

    /// What would become of an answer now; `Thanks` if it would be taken.
    public Outcome look(InvitationId id) {
        var invitation = invitations.find(id);
        if (invitation.isEmpty()) return new Outcome.NoSuchInvitation();
        return switch (invitation.get().state()) {
            case ANSWERED -> new Outcome.AnsweredBefore();
            case PENDING, VOID -> new Outcome.NoSuchInvitation();
            case ISSUED -> isOpen(invitation.get()) ? new Outcome.Thanks() : new Outcome.Closed();
        };
    }

    public Outcome handle(Command command) {
        var outcome = answer(command);
        meters.counter("spro.survey.answers", "outcome", tag(outcome)).increment();
        return outcome;
    }

    private static String tag(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Thanks() -> "accepted";
            case Outcome.AnsweredBefore() -> "answered-before";
            case Outcome.Closed() -> "closed";
            case Outcome.NoSuchInvitation() -> "unknown-invitation";
        };
    }

    private Outcome answer(Command command) {
        var outcome = look(command.invitation());
        if (!(outcome instanceof Outcome.Thanks)) return outcome;
        var sealed = new Sealed(UUID.randomUUID().toString(), command.answers());
        var written = json.writeValueAsBytes(sealed);
        invitations.change(
                command.invitation(), invitation -> invitation.answer(seal.close(invitation.survey(), written)));
        return outcome;
    }

    private boolean isOpen(Invitation invitation) {
        return surveys.find(invitation.survey()).filter(Survey::isOpen).isPresent();
    }
}
