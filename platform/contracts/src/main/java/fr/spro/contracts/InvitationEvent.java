package fr.spro.contracts;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeInfo.Id;
import java.time.Instant;

/// Events published by the survey service on `survey.invitations`, keyed by `invitationId`. The use of an
/// invitation is never published, so that answers cannot be correlated by time. Fields are only added; a
/// change of meaning is a new record.
@JsonTypeInfo(use = Id.SIMPLE_NAME, property = "type", defaultImpl = InvitationEvent.Unknown.class)
public sealed interface InvitationEvent {

    /// The right of one participant who attended to answer once.
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
            implements InvitationEvent, ParticipantEvent.WithLink {}

    /// A type that this version does not know; consumers skip and count it.
    record Unknown() implements InvitationEvent {}
}
