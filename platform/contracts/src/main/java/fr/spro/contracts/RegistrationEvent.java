package fr.spro.contracts;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeInfo.Id;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Facts told by the registration service on `registration.registrations`, keyed by `registrationId`.
///
/// The participant's name and address are on `registration.contacts` under the same id;
/// `contactVersion` and `dayVersion` say which state of contact and day the fact speaks of. Fields are
/// only ever added; a change of meaning gets a new record.
@JsonTypeInfo(use = Id.SIMPLE_NAME, property = "type", defaultImpl = RegistrationEvent.Unknown.class)
public sealed interface RegistrationEvent {

    /// Somebody asked for a place, held until the e-mail address is confirmed or `heldUntil` is over.
    record RegistrationRequested(
            String registrationId,
            String dayId,
            long dayVersion,
            long contactVersion,
            int linkGeneration,
            Instant heldUntil,
            Instant requestedAt)
            implements RegistrationEvent, ParticipantFact.WithLink {}

    /// The participant confirmed the e-mail address; `places` says what they have and what they wait for.
    record RegistrationConfirmed(
            String registrationId,
            String dayId,
            long dayVersion,
            long contactVersion,
            int linkGeneration,
            @Nullable String structureId,
            Places places,
            Instant confirmedAt)
            implements RegistrationEvent, ParticipantFact.WithLink {}

    /// A place became free and went to this participant, who was next in its queue; `promotedSessions`
    /// names the sessions won, `dayPromoted` says whether the place at the day itself was. Until
    /// `acceptUntil` the participant has time to accept; if absent, the place is theirs already.
    /// `releasedSessions` names sessions whose seat was given up for one that the participant prefers.
    record ParticipantPromoted(
            String registrationId,
            String dayId,
            long dayVersion,
            long contactVersion,
            int linkGeneration,
            boolean dayPromoted,
            List<String> promotedSessions,
            Places places,
            Instant promotedAt,
            @Nullable Instant acceptUntil,
            @Nullable List<String> releasedSessions)
            implements RegistrationEvent, ParticipantFact.WithLink {}

    /// A place that became free was offered and not accepted in time; it went on to others. With the
    /// place at the day (`dayExpired`) the registration is over; else the participant waits for
    /// `sessions` no more.
    record OfferExpired(
            String registrationId,
            String dayId,
            long dayVersion,
            long contactVersion,
            int linkGeneration,
            boolean dayExpired,
            List<String> sessions,
            Instant expiredAt)
            implements RegistrationEvent, ParticipantFact.WithLink {}

    /// The participant will not come; `by` whom it was cancelled, the participant if absent.
    record RegistrationCancelled(
            String registrationId,
            String dayId,
            long dayVersion,
            long contactVersion,
            Instant cancelledAt,
            @Nullable Party by)
            implements RegistrationEvent, ParticipantFact {}

    /// The address was not confirmed in time; the place went on to others.
    record RegistrationLapsed(
            String registrationId, String dayId, long dayVersion, long contactVersion, Instant lapsedAt)
            implements RegistrationEvent, ParticipantFact {}

    /// The participant came. `structureVersion` stands with `structureId`. Told again when an earlier
    /// time becomes known.
    record ParticipantCheckedIn(
            String registrationId,
            String dayId,
            long dayVersion,
            long contactVersion,
            @Nullable String structureId,
            @Nullable Long structureVersion,
            @Nullable String groupId,
            Instant checkedInAt)
            implements RegistrationEvent, ParticipantFact {}

    /// The participant was in this session, and so at the day. Told again when an earlier time becomes
    /// known.
    record SessionAttended(
            String registrationId,
            String dayId,
            long dayVersion,
            long contactVersion,
            String sessionId,
            Instant attendedAt)
            implements RegistrationEvent, ParticipantFact {}

    /// The person behind this registration has been erased: keep the bare id, forget the rest.
    record ParticipantErased(String registrationId, String dayId, Instant erasedAt) implements RegistrationEvent {}

    /// Who asked for a place has not confirmed the e-mail address yet and has time until `heldUntil`.
    record HoldReminded(
            String registrationId,
            String dayId,
            long dayVersion,
            long contactVersion,
            int linkGeneration,
            Instant heldUntil,
            Instant remindedAt)
            implements RegistrationEvent, ParticipantFact.WithLink {}

    /// What the participant has is different now for `reasons`: `lostSessions` names the sessions whose
    /// seat is lost, `movedSessions` those at another time or in another room. A seat won is told by
    /// `ParticipantPromoted`.
    record RegistrationChanged(
            String registrationId,
            String dayId,
            long dayVersion,
            long contactVersion,
            int linkGeneration,
            List<Reason> reasons,
            List<String> lostSessions,
            List<String> movedSessions,
            Places places,
            Instant changedAt)
            implements RegistrationEvent, ParticipantFact.WithLink {}

    /// The participant asked for a new link; older ones open nothing any more.
    record LinkRenewed(
            String registrationId,
            String dayId,
            long dayVersion,
            long contactVersion,
            int linkGeneration,
            Instant renewedAt)
            implements RegistrationEvent, ParticipantFact.WithLink {}

    /// The participant has another e-mail address, in version `contactVersion` of the contact. Until it
    /// is confirmed with a link that goes there, and no later than `confirmUntil`, the earlier one may
    /// come back.
    record AddressChanged(
            String registrationId,
            String dayId,
            long dayVersion,
            long contactVersion,
            int linkGeneration,
            Instant confirmUntil,
            Instant changedAt)
            implements RegistrationEvent, ParticipantFact.WithLink {}

    /// The day took place and the participant was there: what attests it can be had on the own page.
    record AttestationReady(
            String registrationId,
            String dayId,
            long dayVersion,
            long contactVersion,
            int linkGeneration,
            Instant readyAt)
            implements RegistrationEvent, ParticipantFact.WithLink {}

    /// The day took place and nobody noted the participant, who had a place, in the time given for that.
    record NoShowRecorded(
            String registrationId,
            String dayId,
            long dayVersion,
            long contactVersion,
            int linkGeneration,
            Instant recordedAt)
            implements RegistrationEvent, ParticipantFact.WithLink {}

    /// A type newer than this reader; consumers skip and count it.
    record Unknown() implements RegistrationEvent {}

    /// What a registration has at the day: a place or a rank in its queue, and the same for each chosen
    /// workshop.
    record Places(Place day, List<WorkshopPlace> workshops) {}

    /// A seat, or (`seated` false) the rank in the queue, from 1.
    record Place(boolean seated, @Nullable Integer rank) {}

    /// The same for one workshop. Neither seat nor rank: a seat is held in a workshop at the same time
    /// that the participant prefers, or there is no place at the day yet.
    record WorkshopPlace(
            String sessionId, boolean seated, @Nullable Integer rank) {}

    /// Why something is different for a participant.
    enum Reason {
        DAY_CANCELLED,
        DAY_REINSTATED,
        DAY_MOVED,
        SESSIONS_MOVED,
        SEATS_LOST,
        WORKSHOPS_CHOSEN,
        WORKSHOPS_ALLOCATED
    }

    /// Who did something.
    enum Party {
        PARTICIPANT,
        ORGANISER
    }
}
