package fr.spro.notification.message;

import fr.spro.notification.mail.Kind;
import fr.spro.notification.smtp.MailServer;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;
import org.springframework.stereotype.Component;

/// Counts mails by kind and outcome as `spro.mails`; each attempt counts.
@Component
class MailMetrics {

    /// The outcome of an attempt, or why there was none.
    enum Outcome {
        SENT,
        REJECTED,
        POSTPONED,
        UNKNOWN,
        /// It lost its meaning between its recipient and its content, or the attempt took too long.
        WITHDRAWN,
        INVALID_ADDRESS,
        EXPIRED,
        /// It spoke of a day to come that was over by then, which is no fault.
        DAY_OVER,
        RECIPIENT_ERASED,
        /// A later message tells what is so now, which is no fault.
        SUPERSEDED,
        /// It concerned the recipient no more, which is no fault.
        NOT_CONCERNED;

        static Outcome of(MailServer.Outcome outcome) {
            return switch (outcome) {
                case MailServer.Outcome.Accepted() -> SENT;
                case MailServer.Outcome.Rejected() -> REJECTED;
                case MailServer.Outcome.InvalidAddress() -> INVALID_ADDRESS;
                case MailServer.Outcome.Postponed(), MailServer.Outcome.PutOff() -> POSTPONED;
                case MailServer.Outcome.Withdrawn() -> WITHDRAWN;
                case MailServer.Outcome.Unknown() -> UNKNOWN;
            };
        }

        String tag() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    private final MeterRegistry meters;

    /// Every counter exists from the start: Prometheus sees no increase in one that appears with its
    /// first mail.
    MailMetrics(MeterRegistry meters) {
        this.meters = meters;
        for (var kind : Kind.known()) {
            for (var outcome : Outcome.values()) counter(kind, outcome);
        }
    }

    /// Counts the outcome of an attempt, or why there was none.
    void count(Kind kind, Outcome outcome) {
        counter(kind, outcome).increment();
    }

    private Counter counter(Kind kind, Outcome outcome) {
        return meters.counter("spro.mails", "kind", kind.key(), "outcome", outcome.tag());
    }
}
