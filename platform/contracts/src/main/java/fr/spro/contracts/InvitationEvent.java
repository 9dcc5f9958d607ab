package fr.spro.contracts;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeInfo.Id;
import java.time.Instant;

/// Facts told by the survey service on `survey.invitations`, keyed by `invitationId`. That an invitation was used is
/// never told, so that nobody can put times and answers together.
/// Fields are only ever added; a change of meaning gets a new record.
@JsonTypeInfo(use = Id.SIMPLE_NAME, property = "type", defaultImpl = InvitationEvent.Unknown.class)
public sealed interface InvitationEvent {

    /// One right to answer, for one participant who came.
    record InvitationIssued(
            String invitationId,
            String surveyId,
            String dayId,
            long dayVersion,
            String registrationId,
            long contactVersion,
            int linkGeneration,
            Instant closesAt,
            Instant issuedAt)
            implements InvitationEvent, ParticipantFact.WithLink {}

    /// A type newer than this reader; consumers skip and count it.
    record Unknown() implements InvitationEvent {}
}
