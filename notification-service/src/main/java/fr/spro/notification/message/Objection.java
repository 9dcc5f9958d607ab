package fr.spro.notification.message;

import fr.spro.notification.message.Status.Failure;
import java.time.Instant;
import java.util.Optional;

/// Why a message is not sent any more, although nothing is missing.
enum Objection {
    EXPIRED(Failure.EXPIRED, MailMetrics.Outcome.EXPIRED),
    DAY_OVER(Failure.EXPIRED, MailMetrics.Outcome.DAY_OVER),
    RECIPIENT_ERASED(Failure.RECIPIENT_ERASED, MailMetrics.Outcome.RECIPIENT_ERASED);

    private final Failure reason;
    private final MailMetrics.Outcome counted;

    Objection(Failure reason, MailMetrics.Outcome counted) {
        this.reason = reason;
        this.counted = counted;
    }

    static Optional<Objection> to(Notification message, MessageData data, Instant now) {
        if (now.isAfter(message.validUntil()) || data.isOutdated()) return Optional.of(EXPIRED);
        if (data.isRecipientErased()) return Optional.of(RECIPIENT_ERASED);
        return message.template().endsWithTheDay() && data.isDayOver(now) ? Optional.of(DAY_OVER) : Optional.empty();
    }

    Failure reason() {
        return reason;
    }

    MailMetrics.Outcome counted() {
        return counted;
    }
}
