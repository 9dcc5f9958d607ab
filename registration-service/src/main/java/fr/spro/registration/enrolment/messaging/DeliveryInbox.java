package fr.spro.registration.enrolment.messaging;

import fr.spro.contracts.DeliveryEvent;
import fr.spro.contracts.DeliveryEvent.MessageAnswered;
import fr.spro.contracts.DeliveryEvent.MessageNotSent;
import fr.spro.contracts.DeliveryEvent.MessageUndelivered;
import fr.spro.contracts.DeliveryEvent.NotificationNotSent;
import fr.spro.contracts.DeliveryEvent.NotificationSent;
import fr.spro.contracts.DeliveryEvent.Unknown;
import fr.spro.contracts.EntityRef;
import fr.spro.platform.messaging.inbox.Inbox;
import fr.spro.registration.enrolment.Delivery;
import fr.spro.registration.enrolment.Delivery.Answer;
import fr.spro.registration.enrolment.RecordDelivery;
import fr.spro.registration.enrolment.RegistrationId;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.Message;

@Configuration(proxyBeanMethods = false)
class DeliveryInbox {

    @Bean
    Consumer<Message<?>> deliveryEvents(Inbox inbox, RecordDelivery recordDelivery) {
        return inbox.handling(DeliveryEvent.class, (event, received) -> {
            switch (event) {
                case NotificationSent(var id, var template, var recipient, var _, var at) ->
                    ofParticipant(recipient, registration -> Delivery.sent(id, registration, template, at))
                            .ifPresent(recordDelivery::handle);
                case NotificationNotSent(var id, var template, var recipient, var _, var reason, var at) ->
                    ofParticipant(
                                    recipient,
                                    registration -> Delivery.notSent(id, registration, template, reason.text(), at))
                            .ifPresent(recordDelivery::handle);
                case MessageNotSent(var id, var template, var recipient, var _, var reason, var at) ->
                    ofParticipant(recipient, registration -> Delivery.notSent(id, registration, template, reason, at))
                            .ifPresent(recordDelivery::handle);
                case MessageUndelivered(var id, var template, var recipient, var _, var _, var reason, var at) ->
                    ofParticipant(
                                    recipient,
                                    registration -> Delivery.undelivered(id, registration, template, reason, at))
                            .ifPresent(recordDelivery::handle);
                case MessageAnswered(var id, var _, var _, var _, var answer, var at) ->
                    recordDelivery.answered(id, new Answer(answer, at));
                case Unknown _ -> {}
            }
        });
    }

    /// Only messages to participants, since a structure or a group may have the id of a registration.
    private static Optional<Delivery> ofParticipant(EntityRef recipient, Function<RegistrationId, Delivery> delivery) {
        return recipient.kind() == EntityRef.Kind.REGISTRATION
                ? Optional.of(delivery.apply(new RegistrationId(recipient.id())))
                : Optional.empty();
    }
}
