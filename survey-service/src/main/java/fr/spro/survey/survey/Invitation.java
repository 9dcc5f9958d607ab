package fr.spro.survey.survey;

import fr.spro.contracts.InvitationEvent;
import fr.spro.contracts.InvitationEvent.InvitationIssued;
import fr.spro.platform.messaging.outbox.Aggregate;
import fr.spro.platform.messaging.outbox.Change;
import java.time.Instant;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;

/// The right of one participant who attended to answer once. It records that it was used, not when; the
/// sealed answer is removed when it is moved.
public record Invitation(
        @Id InvitationId id,
        SurveyId survey,
        String registrationId,
        long contactVersion,
        State state,
        int linkGeneration,
        @Nullable String sealedAnswer,
        long version)
        implements Aggregate {

    /// `PENDING` until the survey is open, `VOID` when the person has been erased.
    public enum State {
        PENDING,
        ISSUED,
        ANSWERED,
        VOID
    }

    static Change<Invitation, InvitationEvent> prepare(SurveyId survey, String registrationId, long contactVersion) {
        var id = InvitationId.of(survey, registrationId);
        return Change.to(new Invitation(id, survey, registrationId, contactVersion, State.PENDING, 1, null, 0));
    }

    /// The invitation of a person who was erased before it was prepared. Never pending, so that no job issues it.
    static Change<Invitation, InvitationEvent> prepareErased(SurveyId survey, String registrationId) {
        var id = InvitationId.of(survey, registrationId);
        return Change.to(new Invitation(id, survey, registrationId, 0, State.VOID, 1, null, 0));
    }

    Change<Invitation, InvitationEvent> issue(Survey survey, Instant now) {
        return state != State.PENDING
                ? Change.none(this)
                : Change.to(
                        with(State.ISSUED, null),
                        new InvitationIssued(
                                id.value(),
                                survey.id().value(),
                                survey.dayId(),
                                survey.dayVersion(),
                                registrationId,
                                contactVersion,
                                linkGeneration,
                                survey.closesAt(),
                                now));
    }

    /// Stores the sealed answer; a no-op for a second one.
    public Change<Invitation, InvitationEvent> answer(byte[] sealed) {
        return state != State.ISSUED
                ? Change.none(this)
                : Change.to(with(State.ANSWERED, Base64.getEncoder().encodeToString(sealed)));
    }

    /// Removes the sealed answer after it was moved.
    public Change<Invitation, InvitationEvent> removeAnswer() {
        return sealedAnswer == null ? Change.none(this) : Change.to(with(state, null));
    }

    Change<Invitation, InvitationEvent> erase() {
        return state == State.PENDING || state == State.ISSUED ? Change.to(with(State.VOID, null)) : Change.none(this);
    }

    private Invitation with(State state, @Nullable String sealedAnswer) {
        return new Invitation(id, survey, registrationId, contactVersion, state, linkGeneration, sealedAnswer, version);
    }
}
