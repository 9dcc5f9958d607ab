package fr.spro.platform.messaging.outbox;

import fr.spro.platform.messaging.Unavailable;
import java.time.Duration;

/// The store was restored and its numbers are not raised yet: a write would give numbers that were lost.
final class NotRestored extends RuntimeException implements Unavailable {

    private static final long serialVersionUID = 1L;

    NotRestored() {
        super("The numbers of the restored store are not raised yet");
    }

    @Override
    public Duration retryAfter() {
        return Duration.ofSeconds(30);
    }
}
