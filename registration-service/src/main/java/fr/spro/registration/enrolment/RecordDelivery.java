package fr.spro.registration.enrolment;

import fr.spro.registration.enrolment.Delivery.Answer;
import org.springframework.stereotype.Service;

/// Records what became of an e-mail. Idempotent, and the same in whatever order the events are read.
@Service
public class RecordDelivery {

    private final Deliveries deliveries;

    RecordDelivery(Deliveries deliveries) {
        this.deliveries = deliveries;
    }

    public void handle(Delivery delivery) {
        var known = deliveries.findById(delivery.notificationId());
        if (known.isEmpty() || delivery.replaces(known.get())) deliveries.save(delivery);
    }

    /// Of a message of which nothing is known it says nothing.
    public void answered(String notificationId, Answer answer) {
        deliveries.findById(notificationId).map(known -> known.answered(answer)).ifPresent(deliveries::save);
    }
}
