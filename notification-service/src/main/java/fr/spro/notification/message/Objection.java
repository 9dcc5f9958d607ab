package fr.spro.notification.message;

import java.time.Instant;
import java.util.Optional;

/// Why a message is not sent any more, although nothing is missing.
enum Objection {
    EXPIRED(Why.EXPIRED, MailMetrics.Outcome.EXPIRED),
    DAY_OVER(Why.EXPIRED, MailMetrics.Outcome.DAY_OVER),
    RECIPIENT_ERASED(Why.RECIPIENT_ERASED, MailMetrics.Outcome.RECIPIENT_ERASED),
    /// A later message tells what is so now.
    SUPERSEDED(Why.SUPERSEDED, MailMetrics.Outcome.SUPERSEDED),
    /// It concerns the recipient no more.
    WITHDRAWN(Why.WITHDRAWN, MailMetrics.Outcome.NOT_CONCERNED);

    private final Why reason;
    private final MailMetrics.Outcome counted;

    Objection(Why reason, MailMetrics.Outcome counted) {
        this.reason = reason;
        this.counted = counted;
    }

    static Optional<Objection> to(Notification message, MessageData data, Instant now) {
        if (now.isAfter(message.validUntil()) || data.isOutdated()) return Optional.of(EXPIRED);
        if (data.isRecipientErased()) return Optional.of(RECIPIENT_ERASED);
        if (message.template().endsWithTheDay() && data.isDayOver(now)) return Optional.of(DAY_OVER);
        return data.standing().flatMap(standing -> Overtaken.by(standing, message));
    }

    Why reason() {
        return reason;
    }

    MailMetrics.Outcome counted() {
        return counted;
    }
}
