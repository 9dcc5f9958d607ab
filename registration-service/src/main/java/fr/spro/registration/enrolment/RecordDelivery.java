package fr.spro.registration.enrolment;

import org.springframework.stereotype.Service;

/// Records what became of an e-mail. One that was sent stays so: a notification service whose store was rebuilt
/// reports old e-mails as expired. Idempotent.
@Service
public class RecordDelivery {

    private final Deliveries deliveries;

    RecordDelivery(Deliveries deliveries) {
        this.deliveries = deliveries;
    }

    public void handle(Delivery delivery) {
        var wasSent = !delivery.isSent()
                && deliveries
                        .findById(delivery.notificationId())
                        .filter(Delivery::isSent)
                        .isPresent();
        if (!wasSent) deliveries.save(delivery);
    }
}
