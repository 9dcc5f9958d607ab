package fr.spro.registration.enrolment;

import fr.spro.contracts.RegistrationEvent;
import fr.spro.contracts.RegistrationEvent.AttestationReady;
import fr.spro.contracts.RegistrationEvent.HoldReminded;
import fr.spro.contracts.RegistrationEvent.LinkRenewed;
import fr.spro.contracts.RegistrationEvent.NewAddressEntered;
import fr.spro.contracts.RegistrationEvent.NoShowRecorded;
import fr.spro.contracts.RegistrationEvent.OfferExpired;
import fr.spro.contracts.RegistrationEvent.ParticipantErased;
import fr.spro.contracts.RegistrationEvent.ParticipantPromoted;
import fr.spro.contracts.RegistrationEvent.Party;
import fr.spro.contracts.RegistrationEvent.Place;
import fr.spro.contracts.RegistrationEvent.Places;
import fr.spro.contracts.RegistrationEvent.RegistrationCancelled;
import fr.spro.contracts.RegistrationEvent.RegistrationConfirmed;
import fr.spro.contracts.RegistrationEvent.RegistrationLapsed;
import fr.spro.contracts.RegistrationEvent.RegistrationRepeated;
import fr.spro.contracts.RegistrationEvent.RegistrationRequested;
import fr.spro.contracts.RegistrationEvent.StructureChosen;
import fr.spro.registration.day.RegionalDay;
import fr.spro.registration.day.SessionId;
import fr.spro.registration.directory.StructureId;
import fr.spro.registration.enrolment.Notices.FollowUp;
import fr.spro.registration.enrolment.RegistrationStatus.Confirmed;
import fr.spro.registration.enrolment.RegistrationStatus.Requested;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Creates the events about a registration from its new state, but for those about changed places.
///
/// @param structure of the participant, if it is in the directory
/// @param wishes the chosen workshops, the most preferred first
/// @param wishesUntil until when wishes can be changed; null if they are not ranked
record RegistrationEventFactory(
        String id,
        String day,
        long dayVersion,
        long contactVersion,
        int linkGeneration,
        @Nullable StructureId structure,
        List<String> wishes,
        @Nullable Instant wishesUntil) {

    static RegistrationEventFactory of(Registration registration, RegionalDay day) {
        return new RegistrationEventFactory(
                registration.id().value(),
                day.id().value(),
                day.version(),
                registration.contact().version(),
                registration.contact().linkGeneration(),
                registration.wishes().structure(),
                registration.wishes().workshops().stream()
                        .filter(day::hasWorkshop)
                        .map(SessionId::value)
                        .toList(),
                day.details().wishesUntil());
    }

    RegistrationRequested requested(Instant heldUntil, Instant now) {
        return requested(heldUntil, now, null, null);
    }

    /// A request that had been cancelled is to be confirmed again.
    RegistrationRequested requestedAgain(Instant heldUntil, Instant now) {
        return requested(heldUntil, now, true, null);
    }

    /// After another request, whose choices are not stored.
    RegistrationRequested requestedOnceMore(Instant heldUntil, Instant now) {
        return requested(heldUntil, now, null, true);
    }

    private RegistrationRequested requested(
            Instant heldUntil, Instant now, @Nullable Boolean restored, @Nullable Boolean repeated) {
        return new RegistrationRequested(
                id, day, dayVersion, contactVersion, linkGeneration, heldUntil, now, restored, repeated);
    }

    HoldReminded holdReminded(Instant until, Instant now) {
        return new HoldReminded(id, day, dayVersion, contactVersion, linkGeneration, until, now);
    }

    RegistrationConfirmed confirmed(Places places, Instant at) {
        return confirmed(places, at, null, null, null);
    }

    private RegistrationConfirmed confirmed(
            Places places,
            Instant at,
            @Nullable Boolean restored,
            @Nullable Boolean repeated,
            @Nullable Boolean present) {
        var from = structure == null ? null : structure.value();
        var isPending = isPending(places);
        return new RegistrationConfirmed(
                id,
                day,
                dayVersion,
                contactVersion,
                linkGeneration,
                from,
                places,
                at,
                restored,
                isPending ? wishes : null,
                isPending ? wishesUntil : null,
                repeated,
                present);
    }

    /// Whether the wishes are to be allocated: there are no places in workshops until then.
    private boolean isPending(Places places) {
        return wishesUntil != null && !wishes.isEmpty() && places.workshops().isEmpty();
    }

    /// These places with the deadlines of offers, after another request, whose choices are not stored.
    RegistrationConfirmed confirmedOnceMore(Confirmed confirmed, Places shown, Instant at) {
        return confirmed(Offer.withDeadlines(shown, confirmed.offers()), at, null, true, null);
    }

    /// These places with the deadlines of offers.
    RegistrationConfirmed confirmed(Confirmed confirmed, Places shown, Instant at) {
        return confirmed(Offer.withDeadlines(shown, confirmed.offers()), at);
    }

    /// It had ended and stands again with these places.
    RegistrationConfirmed restored(Places places, Instant at) {
        return confirmed(places, at, true, null, null);
    }

    /// The same for a participant who came and was let in, with or without a place.
    RegistrationConfirmed restoredAtTheDoor(Places places, Instant at) {
        return confirmed(letIn(places), at, true, null, true);
    }

    /// The first confirmation of a participant who came and was let in, with or without a place.
    RegistrationConfirmed confirmedAtTheDoor(Places places, Instant at) {
        return confirmed(letIn(places), at, null, null, true);
    }

    /// These places of somebody who came: the place at the day is theirs.
    static Places letIn(Places places) {
        return new Places(new Place(true, null), places.workshops());
    }

    /// An offer of the place at the day, after another request, whose choices are not stored.
    ParticipantPromoted offered(Places places, Offer offer, Instant at) {
        return new ParticipantPromoted(
                id,
                day,
                dayVersion,
                contactVersion,
                linkGeneration,
                true,
                List.of(),
                Offer.withDeadlines(places, List.of(offer)),
                at,
                offer.until(),
                List.of(),
                true);
    }

    OfferExpired offersExpired(List<Offer> expired, Instant now) {
        var isDay = expired.stream().anyMatch(Offer::isOfDay);
        var sessions = Offer.workshops(expired).stream().map(SessionId::value).toList();
        return new OfferExpired(id, day, dayVersion, contactVersion, linkGeneration, isDay, sessions, now);
    }

    NewAddressEntered newAddress(Instant confirmUntil, Instant now) {
        return new NewAddressEntered(id, day, dayVersion, contactVersion, linkGeneration, confirmUntil, now);
    }

    RegistrationRepeated repeated(RegistrationStatus status, Instant now) {
        return new RegistrationRepeated(id, day, dayVersion, contactVersion, linkGeneration, now, heldUntil(status));
    }

    /// A new link to a registration in this state, to be confirmed unless the day is cancelled.
    ///
    /// @param places of a confirmed one as its page shows them, which a mail about their change may follow
    LinkRenewed linkRenewed(RegistrationStatus status, Places places, Instant now) {
        if (!(status instanceof Confirmed confirmed)) return linkRenewed(heldUntil(status), null, null, now);
        var offerOfDay = confirmed.offerOfDay().filter(_ -> places.day().seated());
        return linkRenewed(null, Offer.withDeadlines(places, confirmed.offers()), offerOfDay.orElse(null), now);
    }

    /// Until when it is to be confirmed; null if it need not be.
    private static @Nullable Instant heldUntil(RegistrationStatus status) {
        return status instanceof Requested requested && !requested.isCalledOff() ? requested.heldUntil() : null;
    }

    private LinkRenewed linkRenewed(
            @Nullable Instant heldUntil, @Nullable Places places, @Nullable Offer offerOfDay, Instant now) {
        var acceptUntil = offerOfDay == null ? null : offerOfDay.until();
        return new LinkRenewed(
                id, day, dayVersion, contactVersion, linkGeneration, now, heldUntil, places, acceptUntil);
    }

    RegistrationEvent followUp(FollowUp due, Instant now) {
        return switch (due) {
            case ATTESTED -> new AttestationReady(id, day, dayVersion, contactVersion, linkGeneration, now);
            case MISSED -> new NoShowRecorded(id, day, dayVersion, contactVersion, linkGeneration, now);
        };
    }

    /// Tells of the structure, unless it is still this one.
    List<RegistrationEvent> structureChosen(@Nullable StructureId before, Instant now) {
        if (Objects.equals(before, structure)) return List.of();
        var chosen = structure == null ? null : structure.value();
        return List.of(new StructureChosen(id, day, dayVersion, contactVersion, chosen, now));
    }

    RegistrationLapsed lapsed(Instant now) {
        return new RegistrationLapsed(id, day, dayVersion, contactVersion, now);
    }

    /// With the withdrawal of an attendance, if there was one.
    ///
    /// @param by the account of a member of staff or `participant`
    List<RegistrationEvent> cancelled(Attendance before, Attendance left, Party by, Instant now) {
        var cancelled = new RegistrationCancelled(id, day, dayVersion, contactVersion, now, by);
        var withdrawn = attendance().withdrawals(before, left, now);
        return Stream.concat(withdrawn.stream(), Stream.of(cancelled)).toList();
    }

    AttendanceEvents attendance() {
        return new AttendanceEvents(id, day, dayVersion, contactVersion);
    }

    /// It refers to no version of day or contact.
    static ParticipantErased erased(Registration registration, Instant now) {
        return new ParticipantErased(
                registration.id().value(), registration.day().value(), now);
    }
}
