package fr.spro.registration.enrolment.messaging;

import fr.spro.contracts.DeliveryEvent;
import fr.spro.contracts.DeliveryEvent.NotificationNotSent;
import fr.spro.contracts.DeliveryEvent.NotificationSent;
import fr.spro.contracts.DeliveryEvent.Unknown;
import fr.spro.platform.messaging.inbox.Inbox;
import fr.spro.registration.enrolment.Deliveries;
import fr.spro.registration.enrolment.Delivery;
import fr.spro.registration.enrolment.RegistrationId;
import java.util.function.Consumer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.Message;

@Configuration(proxyBeanMethods = false)
class DeliveryInbox {

    @Bean
    Consumer<Message<?>> deliveryEvents(Inbox inbox, Deliveries deliveries) {
        return inbox.handling(DeliveryEvent.class, (event, received) -> {
            switch (event) {
                case NotificationSent e ->
                    deliveries.save(new Delivery(
                            e.notificationId(), new RegistrationId(e.recipientId()), e.template(), null, e.sentAt()));
                case NotificationNotSent e ->
                    deliveries.save(new Delivery(
                            e.notificationId(),
                            new RegistrationId(e.recipientId()),
                            e.template(),
                            e.reason(),
                            e.notSentAt()));
                case Unknown _ -> {}
            }
        });
    }
}
