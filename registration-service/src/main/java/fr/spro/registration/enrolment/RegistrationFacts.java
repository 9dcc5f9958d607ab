package fr.spro.registration.enrolment;

import fr.spro.contracts.RegistrationEvent.AddressChanged;
import fr.spro.contracts.RegistrationEvent.AttestationReady;
import fr.spro.contracts.RegistrationEvent.HoldReminded;
import fr.spro.contracts.RegistrationEvent.LinkRenewed;
import fr.spro.contracts.RegistrationEvent.NoShowRecorded;
import fr.spro.contracts.RegistrationEvent.OfferExpired;
import fr.spro.contracts.RegistrationEvent.ParticipantCheckedIn;
import fr.spro.contracts.RegistrationEvent.ParticipantErased;
import fr.spro.contracts.RegistrationEvent.ParticipantPromoted;
import fr.spro.contracts.RegistrationEvent.Party;
import fr.spro.contracts.RegistrationEvent.Places;
import fr.spro.contracts.RegistrationEvent.RegistrationCancelled;
import fr.spro.contracts.RegistrationEvent.RegistrationChanged;
import fr.spro.contracts.RegistrationEvent.RegistrationConfirmed;
import fr.spro.contracts.RegistrationEvent.RegistrationLapsed;
import fr.spro.contracts.RegistrationEvent.RegistrationRequested;
import fr.spro.contracts.RegistrationEvent.SessionAttended;
import fr.spro.registration.day.RegionalDay;
import fr.spro.registration.day.SessionId;
import fr.spro.registration.directory.Structure;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The events about a registration, made from the state that they follow from.
final class RegistrationFacts {

    private RegistrationFacts() {}

    static RegistrationRequested requested(Registration registration, RegionalDay day, Instant heldUntil, Instant now) {
        return new RegistrationRequested(
                registration.id().value(),
                day.id().value(),
                day.version(),
                registration.contactVersion(),
                registration.linkGeneration(),
                heldUntil,
                now);
    }

    static HoldReminded holdReminded(Registration registration, RegionalDay day, Instant until, Instant now) {
        return new HoldReminded(
                registration.id().value(),
                day.id().value(),
                day.version(),
                registration.contactVersion(),
                registration.linkGeneration(),
                until,
                now);
    }

    static RegistrationConfirmed confirmed(Registration registration, RegionalDay day, Places places, Instant at) {
        var structure = registration.wishes().structure();
        return new RegistrationConfirmed(
                registration.id().value(),
                day.id().value(),
                day.version(),
                registration.contactVersion(),
                registration.linkGeneration(),
                structure == null ? null : structure.value(),
                places,
                at);
    }

    static RegistrationChanged changed(
            Registration registration, RegionalDay day, PlaceChanges changes, Places now, Instant at) {
        return new RegistrationChanged(
                registration.id().value(),
                day.id().value(),
                day.version(),
                registration.contactVersion(),
                registration.linkGeneration(),
                changes.reasons(),
                changes.lost(),
                changes.moved(),
                now,
                at);
    }

    static ParticipantPromoted promoted(
            Registration registration,
            RegionalDay day,
            PlaceChanges changes,
            Places now,
            List<Offer> offers,
            Instant at) {
        return new ParticipantPromoted(
                registration.id().value(),
                day.id().value(),
                day.version(),
                registration.contactVersion(),
                registration.linkGeneration(),
                changes.isDayWon(),
                changes.won(),
                now,
                at,
                offers.isEmpty() ? null : offers.getFirst().until(),
                changes.left());
    }

    static OfferExpired offerExpired(
            Registration registration, RegionalDay day, boolean isDay, List<SessionId> workshops, Instant now) {
        return new OfferExpired(
                registration.id().value(),
                day.id().value(),
                day.version(),
                registration.contactVersion(),
                registration.linkGeneration(),
                isDay,
                workshops.stream().map(SessionId::value).toList(),
                now);
    }

    static AddressChanged addressChanged(
            Registration registration, RegionalDay day, Instant confirmUntil, Instant now) {
        return new AddressChanged(
                registration.id().value(),
                day.id().value(),
                day.version(),
                registration.contactVersion(),
                registration.linkGeneration(),
                confirmUntil,
                now);
    }

    static LinkRenewed linkRenewed(Registration registration, RegionalDay day, Instant now) {
        return new LinkRenewed(
                registration.id().value(),
                day.id().value(),
                day.version(),
                registration.contactVersion(),
                registration.linkGeneration(),
                now);
    }

    static ParticipantCheckedIn checkedIn(
            Registration registration, RegionalDay day, @Nullable Structure structure, Instant at) {
        return new ParticipantCheckedIn(
                registration.id().value(),
                day.id().value(),
                day.version(),
                registration.contactVersion(),
                structure == null ? null : structure.id().value(),
                structure == null ? null : structure.version(),
                structure == null ? null : structure.group().value(),
                at);
    }

    static SessionAttended attended(Registration registration, RegionalDay day, SessionId session, Instant at) {
        return new SessionAttended(
                registration.id().value(),
                day.id().value(),
                day.version(),
                registration.contactVersion(),
                session.value(),
                at);
    }

    static AttestationReady attestationReady(Registration registration, RegionalDay day, Instant now) {
        return new AttestationReady(
                registration.id().value(),
                day.id().value(),
                day.version(),
                registration.contactVersion(),
                registration.linkGeneration(),
                now);
    }

    static NoShowRecorded noShow(Registration registration, RegionalDay day, Instant now) {
        return new NoShowRecorded(
                registration.id().value(),
                day.id().value(),
                day.version(),
                registration.contactVersion(),
                registration.linkGeneration(),
                now);
    }

    static RegistrationLapsed lapsed(Registration registration, RegionalDay day, Instant now) {
        return new RegistrationLapsed(
                registration.id().value(), day.id().value(), day.version(), registration.contactVersion(), now);
    }

    /// @param by the subject of a member of staff or `participant`
    static RegistrationCancelled cancelled(Registration registration, RegionalDay day, String by, Instant now) {
        var party = by.equals(Participant.ACTOR) ? Party.PARTICIPANT : Party.ORGANISER;
        return new RegistrationCancelled(
                registration.id().value(), day.id().value(), day.version(), registration.contactVersion(), now, party);
    }

    static ParticipantErased erased(Registration registration, Instant now) {
        return new ParticipantErased(
                registration.id().value(), registration.day().value(), now);
    }
}
