package fr.spro.notification;

import fr.spro.contracts.InvitationEvent.InvitationIssued;
import fr.spro.contracts.MailedEvent;
import fr.spro.contracts.RegistrationEvent.AttestationReady;
import fr.spro.contracts.RegistrationEvent.HoldReminded;
import fr.spro.contracts.RegistrationEvent.LinkRenewed;
import fr.spro.contracts.RegistrationEvent.NewAddressEntered;
import fr.spro.contracts.RegistrationEvent.NoShowRecorded;
import fr.spro.contracts.RegistrationEvent.OfferExpired;
import fr.spro.contracts.RegistrationEvent.ParticipantPromoted;
import fr.spro.contracts.RegistrationEvent.Party;
import fr.spro.contracts.RegistrationEvent.Place;
import fr.spro.contracts.RegistrationEvent.Places;
import fr.spro.contracts.RegistrationEvent.Reason;
import fr.spro.contracts.RegistrationEvent.RegistrationCancelled;
import fr.spro.contracts.RegistrationEvent.RegistrationChanged;
import fr.spro.contracts.RegistrationEvent.RegistrationConfirmed;
import fr.spro.contracts.RegistrationEvent.RegistrationLapsed;
import fr.spro.contracts.RegistrationEvent.RegistrationRepeated;
import fr.spro.contracts.RegistrationEvent.RegistrationRequested;
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
        var seated = places(true);
        return List.of(
                new RegistrationRequested(person, day, version, version, 1, LATER, NOW),
                new HoldReminded(person, day, version, version, 1, LATER, NOW),
                new RegistrationConfirmed(person, day, version, version, 1, "s-1", seated, NOW),
                new RegistrationConfirmed(person, day, version, version, 1, "s-1", places(false), NOW),
                new ParticipantPromoted(
                        person, day, version, version, 1, true, WORKSHOP, seated, NOW, LATER, List.of()),
                new OfferExpired(person, day, version, version, 1, true, WORKSHOP, NOW),
                new RegistrationRepeated(person, day, version, version, 1, NOW, null),
                new LinkRenewed(person, day, version, version, 1, NOW, LATER, null, null),
                new NewAddressEntered(person, day, version, version, 1, LATER, NOW),
                changed(Reason.DAY_MOVED),
                changed(Reason.DAY_CANCELLED),
                new RegistrationCancelled(person, day, version, version, NOW, Party.PARTICIPANT),
                new RegistrationLapsed(person, day, version, version, NOW),
                new AttestationReady(person, day, version, version, 1, NOW),
                new NoShowRecorded(person, day, version, version, 1, NOW),
                new InvitationIssued("i-" + person, "s-" + day, day, version, person, version, 1, LATER, NOW));
    }

    private RegistrationChanged changed(Reason reason) {
        return new RegistrationChanged(
                person,
                day,
                version,
                version,
                1,
                List.of(reason),
                List.of(),
                WORKSHOP,
                places(true),
                NOW,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    private static Places places(boolean seated) {
        var day = seated ? new Place(true, null) : new Place(false, 2);
        return new Places(day, List.of(new WorkshopPlace("w-1", false, 3)));
    }
}
