package fr.spro.contracts;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeInfo.Id;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Events published by the registration service on `registration.registrations`, keyed by `registrationId`.
///
/// The participant's name and address are on `registration.contacts` under the same id;
/// `contactVersion` and `dayVersion` are the versions of contact and day that the event refers to.
/// Fields are only added; a change of meaning is a new record.
@JsonTypeInfo(use = Id.SIMPLE_NAME, property = "type", defaultImpl = RegistrationEvent.Unknown.class)
public sealed interface RegistrationEvent {

    /// A place was requested; the request waits until `heldUntil` for its e-mail address to be confirmed.
    /// It had been cancelled and stands again if `restored` is true.
    record RegistrationRequested(
            String registrationId,
            String dayId,
            long dayVersion,
            long contactVersion,
            int linkGeneration,
            Instant heldUntil,
            Instant requestedAt,
            @Nullable Boolean restored,
            @Nullable Boolean repeated)
            implements RegistrationEvent, ParticipantEvent.WithLink {}

    /// The participant confirmed the e-mail address; `places` are their seats and ranks in the queues.
    /// The registration had ended and stands again if `restored` is true. As long as the workshops are
    /// not allocated, `wishes` are the chosen ones, the most preferred first, and `wishesUntil` says
    /// until when they can be changed; otherwise both are absent. `repeated` as of
    /// `ParticipantPromoted`. The participant has come and was let in, with or without a place, if
    /// `present` is true.
    record RegistrationConfirmed(
            String registrationId,
            String dayId,
            long dayVersion,
            long contactVersion,
            int linkGeneration,
            @Nullable String structureId,
            Places places,
            Instant confirmedAt,
            @Nullable Boolean restored,
            @Nullable List<String> wishes,
            @Nullable Instant wishesUntil,
            @Nullable Boolean repeated,
            @Nullable Boolean present)
            implements RegistrationEvent, ParticipantEvent.WithLink {}

    /// A free place went to this participant, the next in its queue: seats in `promotedSessions`, the
    /// place at the day if `dayPromoted`. It is an offer until `acceptUntil`, or final if that is
    /// absent. Seats in `releasedSessions` were released for one that the participant prefers. It is
    /// told once more if `repeated` is true: after another request of the participant, whose choices
    /// are not stored.
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
            @Nullable List<String> releasedSessions,
            @Nullable Boolean repeated)
            implements RegistrationEvent, ParticipantEvent.WithLink {}

    /// An offered place was not accepted in time and went to others. If it was the place at the day
    /// (`dayExpired`) the registration ends; otherwise the participant leaves the queues of `sessions`.
    record OfferExpired(
            String registrationId,
            String dayId,
            long dayVersion,
            long contactVersion,
            int linkGeneration,
            boolean dayExpired,
            List<String> sessions,
            Instant expiredAt)
            implements RegistrationEvent, ParticipantEvent.WithLink {}

    /// The registration was cancelled `by` this actor, the participant if absent.
    record RegistrationCancelled(
            String registrationId,
            String dayId,
            long dayVersion,
            long contactVersion,
            Instant cancelledAt,
            @Nullable Party by)
            implements RegistrationEvent, ParticipantEvent.Mailed {}

    /// The address was not confirmed in time; the place went to others.
    record RegistrationLapsed(
            String registrationId, String dayId, long dayVersion, long contactVersion, Instant lapsedAt)
            implements RegistrationEvent, ParticipantEvent.Mailed {}

    /// The participant attended. `structureVersion` belongs to `structureId`. Published again when an
    /// earlier check-in becomes known.
    record ParticipantCheckedIn(
            String registrationId,
            String dayId,
            long dayVersion,
            long contactVersion,
            @Nullable String structureId,
            @Nullable Long structureVersion,
            @Nullable String groupId,
            Instant checkedInAt)
            implements RegistrationEvent, ParticipantEvent {}

    /// The participant attended this session, and so the day. Published again when an earlier check-in
    /// becomes known.
    record SessionAttended(
            String registrationId,
            String dayId,
            long dayVersion,
            long contactVersion,
            String sessionId,
            Instant attendedAt)
            implements RegistrationEvent, ParticipantEvent {}

    /// A check-in made by mistake was withdrawn: the participant did not attend, neither the day nor
    /// any session. A later `ParticipantCheckedIn` counts again.
    record CheckInWithdrawn(
            String registrationId, String dayId, long dayVersion, long contactVersion, Instant withdrawnAt)
            implements RegistrationEvent, ParticipantEvent {}

    /// A check-in to this session was withdrawn: the participant did not attend it.
    record SessionCheckInWithdrawn(
            String registrationId,
            String dayId,
            long dayVersion,
            long contactVersion,
            String sessionId,
            Instant withdrawnAt)
            implements RegistrationEvent, ParticipantEvent {}

    /// The person of this registration was erased: consumers keep the bare id and delete the rest.
    record ParticipantErased(String registrationId, String dayId, Instant erasedAt) implements RegistrationEvent {}

    /// The e-mail address is not confirmed yet; the place is held until `heldUntil`.
    record HoldReminded(
            String registrationId,
            String dayId,
            long dayVersion,
            long contactVersion,
            int linkGeneration,
            Instant heldUntil,
            Instant remindedAt)
            implements RegistrationEvent, ParticipantEvent.WithLink {}

    /// The participant's places changed because of `reasons`: seats in `lostSessions` are lost,
    /// `movedSessions` are at another time or in another room, other than along with the day,
    /// `removedSessions` no longer take place and are among the lost ones. `earlier` is what the
    /// participant was last notified of, absent if the day did not change. `announcements` are the
    /// versions of the day's announcements that the participant has not received yet. A gained seat is
    /// a `ParticipantPromoted`. A place at the day is only an offer until `acceptUntil`, if that is
    /// present. The e-mail address is not confirmed yet if `confirmUntil` is present: until then it can
    /// be. The participant no longer chooses `droppedSessions`. The lost place at the day was only
    /// offered if `offerLost` is true, and so were the seats in `offersLost`, which are among the lost
    /// ones.
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
            Instant changedAt,
            @Nullable Boolean dayLost,
            @Nullable List<String> removedSessions,
            @Nullable Earlier earlier,
            @Nullable List<Long> announcements,
            @Nullable Instant acceptUntil,
            @Nullable Instant confirmUntil,
            @Nullable List<String> droppedSessions,
            @Nullable Boolean offerLost,
            @Nullable List<String> offersLost)
            implements RegistrationEvent, ParticipantEvent.WithLink {}

    /// The participant asked for a new link; older links are invalid. Without confirmation the registration
    /// ends at `heldUntil`; `places` are those of a confirmed one, of which the place at the day is only an
    /// offer until `acceptUntil`, if that is present.
    record LinkRenewed(
            String registrationId,
            String dayId,
            long dayVersion,
            long contactVersion,
            int linkGeneration,
            Instant renewedAt,
            @Nullable Instant heldUntil,
            @Nullable Places places,
            @Nullable Instant acceptUntil)
            implements RegistrationEvent, ParticipantEvent.WithLink {}

    /// The participant has a new e-mail address since version `contactVersion` of the contact. Until it is
    /// confirmed through a link sent there, at most until `confirmUntil`, the previous one can be restored.
    /// No longer published: a new address applies once it is confirmed, see `NewAddressEntered`.
    record AddressChanged(
            String registrationId,
            String dayId,
            long dayVersion,
            long contactVersion,
            int linkGeneration,
            Instant confirmUntil,
            Instant changedAt)
            implements RegistrationEvent, ParticipantEvent.WithLink {}

    /// A new e-mail address was entered for the participant, the `newAddress` of version
    /// `contactVersion` of the contact. It applies once it is confirmed through a link sent there,
    /// until `confirmUntil`. Without a `newAddress` in this version nothing is sent: the address is
    /// that of another registration.
    record NewAddressEntered(
            String registrationId,
            String dayId,
            long dayVersion,
            long contactVersion,
            int linkGeneration,
            Instant confirmUntil,
            Instant enteredAt)
            implements RegistrationEvent, ParticipantEvent.WithLink {}

    /// Somebody entered the address of this registration for another person, in a new registration or as a
    /// correction of another one. Nothing was changed, and nobody was registered. Without confirmation this
    /// registration itself ends at `heldUntil`, if that is present.
    record RegistrationRepeated(
            String registrationId,
            String dayId,
            long dayVersion,
            long contactVersion,
            int linkGeneration,
            Instant repeatedAt,
            @Nullable Instant heldUntil)
            implements RegistrationEvent, ParticipantEvent.WithLink {}

    /// The day took place and the participant attended: the attestation is available on the participant's
    /// page.
    record AttestationReady(
            String registrationId,
            String dayId,
            long dayVersion,
            long contactVersion,
            int linkGeneration,
            Instant readyAt)
            implements RegistrationEvent, ParticipantEvent.WithLink {}

    /// The day took place, and the participant, who had a place, was not checked in within the time for
    /// corrections.
    record NoShowRecorded(
            String registrationId,
            String dayId,
            long dayVersion,
            long contactVersion,
            int linkGeneration,
            Instant recordedAt)
            implements RegistrationEvent, ParticipantEvent.WithLink {}

    /// The participant comes from another structure than before, by a change of the choices, a
    /// correction, or the entry of a structure in the directory. Absent if it is none of the directory.
    /// A merge of structures changes no registration: the id of the merged one stays an alias.
    record StructureChosen(
            String registrationId,
            String dayId,
            long dayVersion,
            long contactVersion,
            @Nullable String structureId,
            Instant chosenAt)
            implements RegistrationEvent, ParticipantEvent {}

    /// A type that this version does not know; consumers skip and count it.
    record Unknown() implements RegistrationEvent {}

    /// The places of a registration: a place or a rank at the day, and at each chosen workshop.
    record Places(Place day, List<WorkshopPlace> workshops) {}

    /// A seat, or (`seated` false) the rank in the queue, from 1.
    record Place(boolean seated, @Nullable Integer rank) {}

    /// The same for one workshop. Neither seat nor rank: the participant has a seat in a preferred
    /// workshop at the same time, or no place at the day yet. A seat is only an offer until
    /// `acceptUntil`, if that is present.
    record WorkshopPlace(
            String sessionId,
            boolean seated,
            @Nullable Integer rank,
            @Nullable Instant acceptUntil) {

        /// Not an offer.
        public WorkshopPlace(String sessionId, boolean seated, @Nullable Integer rank) {
            this(sessionId, seated, rank, null);
        }

        /// This seat as an offer.
        public WorkshopPlace offeredUntil(Instant until) {
            return new WorkshopPlace(sessionId, seated, rank, until);
        }
    }

    /// A day as a participant was last notified of it, with its moved and removed sessions. An absent
    /// `access` is unknown. The times were told in `zone`; if that is absent, in the one of the day.
    record Earlier(
            Instant startsAt,
            Instant endsAt,
            String place,
            @Nullable String access,
            List<EarlierSession> sessions,
            @Nullable String englishAccess,
            @Nullable String zone) {}

    /// A session as a participant was last notified of it.
    record EarlierSession(
            String sessionId,
            @Nullable String title,
            Instant startsAt,
            Instant endsAt,
            String room,
            @Nullable String englishTitle) {}

    /// Why the places of a participant changed.
    enum Reason {
        DAY_CANCELLED,
        DAY_REINSTATED,
        DAY_MOVED,
        SESSIONS_MOVED,
        SEATS_LOST,
        WORKSHOPS_CHOSEN,
        WORKSHOPS_ALLOCATED
    }

    /// Who acted.
    enum Party {
        PARTICIPANT,
        ORGANISER
    }
}
