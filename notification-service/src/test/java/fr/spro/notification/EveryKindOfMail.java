package fr.spro.notification;

import fr.spro.contracts.InvitationEvent.InvitationIssued;
import fr.spro.contracts.MailedEvent;
import fr.spro.contracts.RegistrationEvent.AttestationReady;
import fr.spro.contracts.RegistrationEvent.HoldReminded;
import fr.spro.contracts.RegistrationEvent.LinkRenewed;
import fr.spro.contracts.RegistrationEvent.NewAddressEntered;
import fr.spro.contracts.RegistrationEvent.NoShowRecorded;
import fr.spro.contracts.RegistrationEvent.OfferExpired;
import fr.spro.contracts.RegistrationEvent.Party;
import fr.spro.contracts.RegistrationEvent.Place;
import fr.spro.contracts.RegistrationEvent.Places;
import fr.spro.contracts.RegistrationEvent.Reason;
import fr.spro.contracts.RegistrationEvent.RegistrationCancelled;
import fr.spro.contracts.RegistrationEvent.RegistrationLapsed;
import fr.spro.contracts.RegistrationEvent.RegistrationRepeated;
import fr.spro.contracts.RegistrationEvent.WorkshopPlace;
import java.time.Instant;
import java.util.List;

/// One event for each kind of mail to a participant.
///
/// @param version of day and contact
record EveryKindOfMail(String person, String day, long version) {

    private static final Instant NOW = Examples.NOW;
    private static final Instant LATER = Instant.parse("2099-11-03T09:00:00Z");
    private static final List<String> WORKSHOP = List.of("w-1");

    List<MailedEvent> events() {
        var of = new EventsOf(person, day, version, NOW);
        var seated = places(true);
        return List.of(
                of.requested(LATER),
                new HoldReminded(person, day, version, version, 1, LATER, NOW),
                of.confirmed(seated),
                of.confirmed(places(false)),
                of.promoted(true, WORKSHOP, seated, LATER),
                new OfferExpired(person, day, version, version, 1, true, WORKSHOP, NOW),
                new RegistrationRepeated(person, day, version, version, 1, NOW, null),
                new LinkRenewed(person, day, version, version, 1, NOW, LATER, null, null),
                new NewAddressEntered(person, day, version, version, 1, LATER, NOW),
                of.changed(List.of(Reason.DAY_MOVED), List.of(), WORKSHOP, seated),
                of.changed(Reason.DAY_CANCELLED, seated),
                new RegistrationCancelled(person, day, version, version, NOW, Party.PARTICIPANT),
                new RegistrationLapsed(person, day, version, version, NOW),
                new AttestationReady(person, day, version, version, 1, NOW),
                new NoShowRecorded(person, day, version, version, 1, NOW),
                new InvitationIssued("i-" + person, "s-" + day, day, version, person, version, 1, LATER, NOW));
    }

    private static Places places(boolean seated) {
        var day = seated ? new Place(true, null) : new Place(false, 2);
        return new Places(day, List.of(new WorkshopPlace("w-1", false, 3)));
    }
}
