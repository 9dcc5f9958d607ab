package fr.spro.contracts;

import fr.spro.contracts.InvitationEvent.InvitationIssued;
import fr.spro.contracts.RegistrationEvent.AddressChanged;
import fr.spro.contracts.RegistrationEvent.AttestationReady;
import fr.spro.contracts.RegistrationEvent.CheckInWithdrawn;
import fr.spro.contracts.RegistrationEvent.HoldReminded;
import fr.spro.contracts.RegistrationEvent.LinkRenewed;
import fr.spro.contracts.RegistrationEvent.NewAddressEntered;
import fr.spro.contracts.RegistrationEvent.NoShowRecorded;
import fr.spro.contracts.RegistrationEvent.OfferExpired;
import fr.spro.contracts.RegistrationEvent.ParticipantCheckedIn;
import fr.spro.contracts.RegistrationEvent.ParticipantPromoted;
import fr.spro.contracts.RegistrationEvent.RegistrationCancelled;
import fr.spro.contracts.RegistrationEvent.RegistrationChanged;
import fr.spro.contracts.RegistrationEvent.RegistrationConfirmed;
import fr.spro.contracts.RegistrationEvent.RegistrationLapsed;
import fr.spro.contracts.RegistrationEvent.RegistrationRepeated;
import fr.spro.contracts.RegistrationEvent.RegistrationRequested;
import fr.spro.contracts.RegistrationEvent.SessionAttended;
import fr.spro.contracts.RegistrationEvent.SessionCheckInWithdrawn;
import fr.spro.contracts.RegistrationEvent.StructureChosen;

/// The common part of all events about one participant of one day: registration, day, and the versions of
/// contact and day at the time.
public sealed interface ParticipantEvent
        permits ParticipantEvent.Mailed,
                ParticipantCheckedIn,
                SessionAttended,
                CheckInWithdrawn,
                SessionCheckInWithdrawn,
                StructureChosen {

    String registrationId();

    String dayId();

    long dayVersion();

    long contactVersion();

    /// A `ParticipantEvent` that causes a mail to the participant.
    sealed interface Mailed extends ParticipantEvent, MailedEvent
            permits WithLink, RegistrationCancelled, RegistrationLapsed {}

    /// A `ParticipantEvent` with the generation of the participant's secret link, for consumers that
    /// send it.
    sealed interface WithLink extends Mailed
            permits InvitationIssued,
                    RegistrationRequested,
                    RegistrationConfirmed,
                    ParticipantPromoted,
                    OfferExpired,
                    HoldReminded,
                    RegistrationChanged,
                    LinkRenewed,
                    AddressChanged,
                    NewAddressEntered,
                    RegistrationRepeated,
                    AttestationReady,
                    NoShowRecorded {
        int linkGeneration();
    }
}
