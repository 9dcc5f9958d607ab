package fr.spro.notification.message.messaging;

import fr.spro.contracts.DispatchEvent;
import fr.spro.contracts.DispatchEvent.DispatchApproved;
import fr.spro.contracts.DispatchEvent.DispatchProposed;
import fr.spro.contracts.DispatchEvent.DispatchShipped;
import fr.spro.contracts.EntityRef;
import fr.spro.contracts.InvitationEvent;
import fr.spro.contracts.InvitationEvent.InvitationIssued;
import fr.spro.contracts.RegistrationEvent;
import fr.spro.contracts.RegistrationEvent.AddressChanged;
import fr.spro.contracts.RegistrationEvent.AttestationReady;
import fr.spro.contracts.RegistrationEvent.HoldReminded;
import fr.spro.contracts.RegistrationEvent.LinkRenewed;
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
import fr.spro.contracts.RegistrationEvent.RegistrationRequested;
import fr.spro.contracts.RegistrationEvent.SessionAttended;
import fr.spro.notification.message.Notification.Reference;
import fr.spro.notification.message.Template;
import fr.spro.notification.message.WriteMessage;
import fr.spro.notification.message.WriteMessage.Command;
import fr.spro.platform.messaging.inbox.Inbox;
import java.util.function.Consumer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.Message;

@Configuration(proxyBeanMethods = false)
class MessageInbox {

    @Bean
    Consumer<Message<?>> registrationEvents(Inbox inbox, WriteMessage writeMessage) {
        return inbox.handling(RegistrationEvent.class, (event, received) -> {
            switch (event) {
                case RegistrationRequested e ->
                    writeMessage.handle(
                            new Command(
                                    Template.CONFIRM_ADDRESS,
                                    new Reference(EntityRef.registration(e.registrationId()), e.contactVersion()),
                                    new Reference(EntityRef.day(e.dayId()), e.dayVersion()),
                                    e,
                                    e.heldUntil()),
                            received);
                case RegistrationConfirmed e ->
                    writeMessage.handle(
                            new Command(
                                    e.places().day().seated() ? Template.PLACE_CONFIRMED : Template.PLACE_WAITING,
                                    new Reference(EntityRef.registration(e.registrationId()), e.contactVersion()),
                                    new Reference(EntityRef.day(e.dayId()), e.dayVersion()),
                                    e,
                                    null),
                            received);
                case ParticipantPromoted e ->
                    writeMessage.handle(
                            new Command(
                                    Template.PROMOTED,
                                    new Reference(EntityRef.registration(e.registrationId()), e.contactVersion()),
                                    new Reference(EntityRef.day(e.dayId()), e.dayVersion()),
                                    e,
                                    null),
                            received);
                case OfferExpired e ->
                    writeMessage.handle(
                            new Command(
                                    Template.OFFER_EXPIRED,
                                    new Reference(EntityRef.registration(e.registrationId()), e.contactVersion()),
                                    new Reference(EntityRef.day(e.dayId()), e.dayVersion()),
                                    e,
                                    null),
                            received);
                case HoldReminded e ->
                    writeMessage.handle(
                            new Command(
                                    Template.CONFIRM_SOON,
                                    new Reference(EntityRef.registration(e.registrationId()), e.contactVersion()),
                                    new Reference(EntityRef.day(e.dayId()), e.dayVersion()),
                                    e,
                                    e.heldUntil()),
                            received);
                case RegistrationChanged e ->
                    writeMessage.handle(
                            new Command(
                                    e.reasons().contains(Reason.DAY_CANCELLED) ? Template.CALLED_OFF : Template.CHANGED,
                                    new Reference(EntityRef.registration(e.registrationId()), e.contactVersion()),
                                    new Reference(EntityRef.day(e.dayId()), e.dayVersion()),
                                    e,
                                    null),
                            received);
                case LinkRenewed e ->
                    writeMessage.handle(
                            new Command(
                                    Template.LINK_RENEWED,
                                    new Reference(EntityRef.registration(e.registrationId()), e.contactVersion()),
                                    new Reference(EntityRef.day(e.dayId()), e.dayVersion()),
                                    e,
                                    null),
                            received);
                case AddressChanged e ->
                    writeMessage.handle(
                            new Command(
                                    Template.CONFIRM_NEW_ADDRESS,
                                    new Reference(EntityRef.registration(e.registrationId()), e.contactVersion()),
                                    new Reference(EntityRef.day(e.dayId()), e.dayVersion()),
                                    e,
                                    e.confirmUntil()),
                            received);
                case AttestationReady e ->
                    writeMessage.handle(
                            new Command(
                                    Template.ATTESTATION_READY,
                                    new Reference(EntityRef.registration(e.registrationId()), e.contactVersion()),
                                    new Reference(EntityRef.day(e.dayId()), e.dayVersion()),
                                    e,
                                    null),
                            received);
                case NoShowRecorded e ->
                    writeMessage.handle(
                            new Command(
                                    Template.MISSED,
                                    new Reference(EntityRef.registration(e.registrationId()), e.contactVersion()),
                                    new Reference(EntityRef.day(e.dayId()), e.dayVersion()),
                                    e,
                                    null),
                            received);
                case RegistrationCancelled e ->
                    writeMessage.handle(
                            new Command(
                                    Template.CANCELLED,
                                    new Reference(EntityRef.registration(e.registrationId()), e.contactVersion()),
                                    new Reference(EntityRef.day(e.dayId()), e.dayVersion()),
                                    e,
                                    null),
                            received);
                case RegistrationLapsed e ->
                    writeMessage.handle(
                            new Command(
                                    Template.LAPSED,
                                    new Reference(EntityRef.registration(e.registrationId()), e.contactVersion()),
                                    new Reference(EntityRef.day(e.dayId()), e.dayVersion()),
                                    e,
                                    null),
                            received);
                // Who came is written to by the survey; erasure comes as a tombstone of the contact.
                case ParticipantCheckedIn _, SessionAttended _, ParticipantErased _, RegistrationEvent.Unknown _ -> {}
            }
        });
    }

    @Bean
    Consumer<Message<?>> invitationEvents(Inbox inbox, WriteMessage writeMessage) {
        return inbox.handling(InvitationEvent.class, (event, received) -> {
            switch (event) {
                case InvitationIssued e ->
                    writeMessage.handle(
                            new Command(
                                    Template.SURVEY_INVITATION,
                                    new Reference(EntityRef.registration(e.registrationId()), e.contactVersion()),
                                    new Reference(EntityRef.day(e.dayId()), e.dayVersion()),
                                    e,
                                    e.closesAt()),
                            received);
                case InvitationEvent.Unknown _ -> {}
            }
        });
    }

    @Bean
    Consumer<Message<?>> dispatchEvents(Inbox inbox, WriteMessage writeMessage) {
        return inbox.handling(DispatchEvent.class, (event, received) -> {
            switch (event) {
                case DispatchShipped e ->
                    writeMessage.handle(
                            new Command(
                                    Template.MATERIAL_SHIPPED,
                                    new Reference(
                                            e.recipient().ref(), e.recipient().version()),
                                    null,
                                    e,
                                    null),
                            received);
                case DispatchProposed _, DispatchApproved _, DispatchEvent.Unknown _ -> {}
            }
        });
    }
}
