package fr.spro.registration.enrolment;

import fr.spro.contracts.DeliveryEvent.Reason;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;

/// The delivery of one e-mail to a participant; `reason` is present if it was not sent.
public record Delivery(
        @Id String notificationId,
        RegistrationId registration,
        String template,
        @Nullable Reason reason,
        Instant at) {

    boolean isSent() {
        return reason == null;
    }
}
