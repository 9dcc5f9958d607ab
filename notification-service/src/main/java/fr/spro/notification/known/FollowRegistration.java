package fr.spro.notification.known;

import fr.spro.contracts.EntityRef;
import fr.spro.contracts.ParticipantEvent;
import fr.spro.contracts.RegistrationEvent;
import fr.spro.contracts.RegistrationEvent.CheckInWithdrawn;
import fr.spro.contracts.RegistrationEvent.OfferExpired;
import fr.spro.contracts.RegistrationEvent.ParticipantCheckedIn;
import fr.spro.contracts.RegistrationEvent.ParticipantErased;
import fr.spro.contracts.RegistrationEvent.RegistrationCancelled;
import fr.spro.contracts.RegistrationEvent.RegistrationConfirmed;
import fr.spro.contracts.RegistrationEvent.RegistrationLapsed;
import fr.spro.notification.known.Standing.Milestone;
import fr.spro.platform.messaging.inbox.Received;
import org.springframework.stereotype.Service;

/// Keeps how a registration stands, so that no message tells what a later event has ended. Idempotent,
/// and in any order.
@Service
public class FollowRegistration {

    private final Projections projections;

    FollowRegistration(Projections projections) {
        this.projections = projections;
    }

    public void handle(RegistrationEvent event, Received received) {
        switch (event) {
            case RegistrationConfirmed e -> reached(e, Milestone.CONFIRMED, received);
            case RegistrationCancelled e -> reached(e, Milestone.ENDED, received);
            case RegistrationLapsed e -> reached(e, Milestone.ENDED, received);
            case OfferExpired e when e.dayExpired() -> reached(e, Milestone.ENDED, received);
            case ParticipantCheckedIn e -> reached(e, Milestone.PRESENT, received);
            case CheckInWithdrawn e -> reached(e, Milestone.ABSENT, received);
            case ParticipantErased e -> projections.forget(EntityRef.registration(e.registrationId()));
            case ParticipantEvent _, RegistrationEvent.Unknown _ -> {}
        }
    }

    private void reached(ParticipantEvent event, Milestone milestone, Received received) {
        projections.reached(EntityRef.registration(event.registrationId()), milestone, received.sequence());
    }
}
