package fr.spro.registration.enrolment.messaging;

import fr.spro.contracts.DeliveryEvent;
import fr.spro.contracts.DeliveryEvent.NotificationNotSent;
import fr.spro.contracts.DeliveryEvent.NotificationSent;
import fr.spro.contracts.DeliveryEvent.Reason;
import fr.spro.contracts.DeliveryEvent.Unknown;
import fr.spro.contracts.EntityRef;
import fr.spro.platform.messaging.inbox.Inbox;
import fr.spro.registration.enrolment.Delivery;
import fr.spro.registration.enrolment.RecordDelivery;
import fr.spro.registration.enrolment.RegistrationId;
import java.time.Instant;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.Message;

@Configuration(proxyBeanMethods = false)
class DeliveryInbox {

    @Bean
    Consumer<Message<?>> deliveryEvents(Inbox inbox, RecordDelivery recordDelivery) {
        return inbox.handling(DeliveryEvent.class, (event, received) -> {
            switch (event) {
                case NotificationSent e ->
                    record(recordDelivery, e.notificationId(), e.recipient(), e.template(), null, e.sentAt());
                case NotificationNotSent e ->
                    record(recordDelivery, e.notificationId(), e.recipient(), e.template(), e.reason(), e.notSentAt());
                case Unknown _ -> {}
            }
        });
    }

    /// Only messages to participants, since a structure or a group may have the id of a registration.
    private static void record(
            RecordDelivery recordDelivery,
            String notificationId,
            EntityRef recipient,
            String template,
            @Nullable Reason reason,
            Instant at) {
        if (recipient.kind() != EntityRef.Kind.REGISTRATION) return;
        recordDelivery.handle(new Delivery(notificationId, new RegistrationId(recipient.id()), template, reason, at));
    }
}
