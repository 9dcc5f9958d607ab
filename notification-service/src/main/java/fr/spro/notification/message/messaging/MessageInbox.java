package fr.spro.notification.message.messaging;

import fr.spro.contracts.DispatchEvent;
import fr.spro.contracts.DispatchEvent.DispatchApproved;
import fr.spro.contracts.DispatchEvent.DispatchProposed;
import fr.spro.contracts.DispatchEvent.DispatchShipped;
import fr.spro.contracts.DispatchEvent.DispatchUnshipped;
import fr.spro.contracts.DispatchEvent.DispatchWithdrawn;
import fr.spro.contracts.DispatchEvent.Recipient;
import fr.spro.contracts.EntityRef;
import fr.spro.contracts.InvitationEvent;
import fr.spro.contracts.InvitationEvent.InvitationIssued;
import fr.spro.contracts.MailedEvent;
import fr.spro.contracts.RegistrationEvent;
import fr.spro.contracts.RegistrationEvent.AddressChanged;
import fr.spro.contracts.RegistrationEvent.AttestationReady;
import fr.spro.contracts.RegistrationEvent.CheckInWithdrawn;
import fr.spro.contracts.RegistrationEvent.HoldReminded;
import fr.spro.contracts.RegistrationEvent.LinkRenewed;
import fr.spro.contracts.RegistrationEvent.NewAddressEntered;
import fr.spro.contracts.RegistrationEvent.NoShowRecorded;
import fr.spro.contracts.RegistrationEvent.OfferExpired;
import fr.spro.contracts.RegistrationEvent.ParticipantCheckedIn;
import fr.spro.contracts.RegistrationEvent.ParticipantErased;
import fr.spro.contracts.RegistrationEvent.ParticipantPromoted;
import fr.spro.contracts.RegistrationEvent.Reason;
import fr.spro.contracts.RegistrationEvent.RegistrationCancelled;
import fr.spro.contracts.RegistrationEvent.RegistrationChanged;
import fr.spro.contracts.RegistrationEvent.RegistrationConfirmed;
import fr.spro.contracts.RegistrationEvent.RegistrationLapsed;
import fr.spro.contracts.RegistrationEvent.RegistrationRepeated;
import fr.spro.contracts.RegistrationEvent.RegistrationRequested;
import fr.spro.contracts.RegistrationEvent.SessionAttended;
import fr.spro.contracts.RegistrationEvent.SessionCheckInWithdrawn;
import fr.spro.contracts.RegistrationEvent.StructureChosen;
import fr.spro.notification.known.FollowRegistration;
import fr.spro.notification.known.UpdateProjection;
import fr.spro.notification.mail.Kind;
import fr.spro.notification.message.Notification.Reference;
import fr.spro.notification.message.RetractMessages;
import fr.spro.notification.message.ScheduleMessage;
import fr.spro.notification.message.ScheduleMessage.Command;
import fr.spro.platform.messaging.inbox.Inbox;
import java.util.function.Consumer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.Message;

@Configuration(proxyBeanMethods = false)
class MessageInbox {

    @Bean
    Consumer<Message<?>> registrationEvents(
            Inbox inbox,
            FollowRegistration followRegistration,
            ScheduleMessage scheduleMessage,
            UpdateProjection updateProjection) {
        return inbox.handling(RegistrationEvent.class, (event, received) -> {
            followRegistration.handle(event, received);
            switch (event) {
                case RegistrationRequested e ->
                    scheduleMessage.handle(Command.to(Kind.CONFIRM_ADDRESS, e, e.heldUntil()), received);
                case RegistrationConfirmed e ->
                    scheduleMessage.handle(
                            Command.to(e.places().day().seated() ? Kind.PLACE_CONFIRMED : Kind.PLACE_WAITING, e),
                            received);
                case ParticipantPromoted e -> scheduleMessage.handle(Command.to(Kind.PROMOTED, e), received);
                case OfferExpired e -> scheduleMessage.handle(Command.to(Kind.OFFER_EXPIRED, e), received);
                case HoldReminded e ->
                    scheduleMessage.handle(Command.to(Kind.CONFIRM_SOON, e, e.heldUntil()), received);
                case RegistrationChanged e ->
                    scheduleMessage.handle(
                            Command.to(
                                    e.reasons().contains(Reason.DAY_CANCELLED) ? Kind.DAY_CANCELLED : Kind.CHANGED,
                                    e,
                                    e.confirmUntil()),
                            received);
                case LinkRenewed e -> scheduleMessage.handle(Command.to(Kind.LINK_RENEWED, e), received);
                case NewAddressEntered e ->
                    scheduleMessage.handle(Command.to(Kind.CONFIRM_NEW_ADDRESS, e, e.confirmUntil()), received);
                case RegistrationRepeated e -> scheduleMessage.handle(Command.to(Kind.ADDRESS_REGISTERED, e), received);
                case AttestationReady e -> scheduleMessage.handle(Command.to(Kind.ATTESTATION_READY, e), received);
                case NoShowRecorded e -> scheduleMessage.handle(Command.to(Kind.NO_SHOW, e), received);
                case RegistrationCancelled e -> scheduleMessage.handle(Command.to(Kind.CANCELLED, e), received);
                case RegistrationLapsed e -> scheduleMessage.handle(Command.to(Kind.LAPSED, e), received);
                // Also arrives as a tombstone of the contact; this event is kept for ever.
                case ParticipantErased e -> updateProjection.erased(EntityRef.registration(e.registrationId()));
                // Attendance is mailed through the survey's invitation.
                // The links of the address that an earlier version changed confirm nothing any more.
                case ParticipantCheckedIn _,
                        SessionAttended _,
                        CheckInWithdrawn _,
                        SessionCheckInWithdrawn _,
                        AddressChanged _,
                        StructureChosen _,
                        RegistrationEvent.Unknown _ -> {}
            }
        });
    }

    @Bean
    Consumer<Message<?>> invitationEvents(Inbox inbox, ScheduleMessage scheduleMessage) {
        return inbox.handling(InvitationEvent.class, (event, received) -> {
            switch (event) {
                case InvitationIssued e ->
                    scheduleMessage.handle(Command.to(Kind.SURVEY_INVITATION, e, e.closesAt()), received);
                case InvitationEvent.Unknown _ -> {}
            }
        });
    }

    @Bean
    Consumer<Message<?>> dispatchEvents(Inbox inbox, ScheduleMessage scheduleMessage, RetractMessages retractMessages) {
        return inbox.handling(DispatchEvent.class, (event, received) -> {
            switch (event) {
                case DispatchShipped e -> scheduleMessage.handle(shipment(e, e.recipient()), received);
                case DispatchUnshipped e -> {
                    retractMessages.handle(received);
                    scheduleMessage.handle(shipment(e, e.recipient()), received);
                }
                case DispatchProposed _, DispatchApproved _, DispatchWithdrawn _, DispatchEvent.Unknown _ -> {}
            }
        });
    }

    private static Command shipment(MailedEvent event, Recipient recipient) {
        return new Command(
                Kind.MATERIAL_SHIPPED, new Reference(recipient.ref(), recipient.version()), null, event, null);
    }
}
