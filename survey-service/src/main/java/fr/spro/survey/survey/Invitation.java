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
///
/// @param attendance the sequence of the last event about the attendance, earlier ones change nothing; absent in
/// documents from before attendance could be withdrawn
public record Invitation(
        @Id InvitationId id,
        SurveyId survey,
        String registrationId,
        long contactVersion,
        @Nullable Long attendance,
        State state,
        int linkGeneration,
        @Nullable String sealedAnswer,
        long version)
        implements Aggregate {

    /// `PENDING` until the survey is open, `VOID` when the person has been erased. When the attendance is
    /// withdrawn, an unused one cannot be used until it is recorded again.
    public enum State {
        PENDING,
        ISSUED,
        ANSWERED,
        VOID,
        PENDING_WITHDRAWN,
        ISSUED_WITHDRAWN
    }

    static Change<Invitation, InvitationEvent> prepare(
            SurveyId survey, String registrationId, long contactVersion, long attendance) {
        var id = InvitationId.of(survey, registrationId);
        return Change.to(
                new Invitation(id, survey, registrationId, contactVersion, attendance, State.PENDING, 1, null, 0));
    }

    /// The invitation of a person whose withdrawn attendance was read before the attendance.
    static Change<Invitation, InvitationEvent> prepareWithdrawn(
            SurveyId survey, String registrationId, long contactVersion, long attendance) {
        var prepared =
                prepare(survey, registrationId, contactVersion, attendance).state();
        return Change.to(prepared.with(State.PENDING_WITHDRAWN, null));
    }

    /// The invitation of a person who was erased before it was prepared. Never pending, so that no job issues it.
    static Change<Invitation, InvitationEvent> prepareErased(SurveyId survey, String registrationId) {
        var id = InvitationId.of(survey, registrationId);
        return Change.to(new Invitation(id, survey, registrationId, 0, null, State.VOID, 1, null, 0));
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

    /// Restores an invitation that was withdrawn before this event; one that was issued is not sent again.
    Change<Invitation, InvitationEvent> attend(long event) {
        if (isKnown(event)) return Change.none(this);
        return switch (state) {
            case PENDING_WITHDRAWN -> Change.to(since(event, State.PENDING));
            case ISSUED_WITHDRAWN -> Change.to(since(event, State.ISSUED));
            case PENDING, ISSUED, ANSWERED, VOID -> Change.none(this);
        };
    }

    /// Withdraws an unused invitation.
    Change<Invitation, InvitationEvent> withdraw(long event) {
        if (isKnown(event)) return Change.none(this);
        return switch (state) {
            case PENDING -> Change.to(since(event, State.PENDING_WITHDRAWN));
            case ISSUED -> Change.to(since(event, State.ISSUED_WITHDRAWN));
            case PENDING_WITHDRAWN, ISSUED_WITHDRAWN, ANSWERED, VOID -> Change.none(this);
        };
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
        return state == State.ANSWERED || state == State.VOID ? Change.none(this) : Change.to(with(State.VOID, null));
    }

    private boolean isKnown(long event) {
        return attendance != null && event <= attendance;
    }

    private Invitation since(long event, State state) {
        return new Invitation(
                id, survey, registrationId, contactVersion, event, state, linkGeneration, sealedAnswer, version);
    }

    private Invitation with(State state, @Nullable String sealedAnswer) {
        return new Invitation(
                id, survey, registrationId, contactVersion, attendance, state, linkGeneration, sealedAnswer, version);
    }
}
