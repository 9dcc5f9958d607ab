package fr.spro.contracts;

import fr.spro.contracts.InvitationEvent.InvitationIssued;
import fr.spro.contracts.RegistrationEvent.AddressChanged;
import fr.spro.contracts.RegistrationEvent.AttestationReady;
import fr.spro.contracts.RegistrationEvent.HoldReminded;
import fr.spro.contracts.RegistrationEvent.LinkRenewed;
import fr.spro.contracts.RegistrationEvent.NoShowRecorded;
import fr.spro.contracts.RegistrationEvent.OfferExpired;
import fr.spro.contracts.RegistrationEvent.ParticipantCheckedIn;
import fr.spro.contracts.RegistrationEvent.ParticipantPromoted;
import fr.spro.contracts.RegistrationEvent.RegistrationCancelled;
import fr.spro.contracts.RegistrationEvent.RegistrationChanged;
import fr.spro.contracts.RegistrationEvent.RegistrationConfirmed;
import fr.spro.contracts.RegistrationEvent.RegistrationLapsed;
import fr.spro.contracts.RegistrationEvent.RegistrationRequested;
import fr.spro.contracts.RegistrationEvent.SessionAttended;

/// What every event about one participant of one day carries: the registration, the day and the versions of contact and
/// day that it was published with.
public sealed interface ParticipantFact
        permits ParticipantFact.WithLink,
                RegistrationCancelled,
                RegistrationLapsed,
                ParticipantCheckedIn,
                SessionAttended {

    String registrationId();

    String dayId();

    long dayVersion();

    long contactVersion();

    /// The same with the generation of the participant's secret link, for those who send it.
    sealed interface WithLink extends ParticipantFact
            permits InvitationIssued,
                    RegistrationRequested,
                    RegistrationConfirmed,
                    ParticipantPromoted,
                    OfferExpired,
                    HoldReminded,
                    RegistrationChanged,
                    LinkRenewed,
                    AddressChanged,
                    AttestationReady,
                    NoShowRecorded {
        int linkGeneration();
    }
}
