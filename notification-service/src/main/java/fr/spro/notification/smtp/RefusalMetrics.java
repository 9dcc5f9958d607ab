package fr.spro.notification.smtp;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;
import org.springframework.stereotype.Component;

/// Counts what a mail server refuses for good as `spro.mails.refused`, by what it refuses: many alike have
/// one cause.
@Component
class RefusalMetrics {

    private final MeterRegistry meters;

    /// Every counter exists from the start: Prometheus sees no increase in one that appears with its first
    /// refusal.
    RefusalMetrics(MeterRegistry meters) {
        this.meters = meters;
        for (var of : Refusal.Of.values()) counter(of);
    }

    void refused(Refusal.Of of) {
        counter(of).increment();
    }

    private Counter counter(Refusal.Of of) {
        return meters.counter("spro.mails.refused", "of", of.name().toLowerCase(Locale.ROOT));
    }
}
