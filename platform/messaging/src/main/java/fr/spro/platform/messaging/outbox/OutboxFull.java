package fr.spro.platform.messaging.outbox;

import fr.spro.platform.messaging.Unavailable;
import java.time.Duration;

/// The outbox of the aggregate is full: no command is accepted until some events are published.
public class OutboxFull extends RuntimeException implements Unavailable {

    private static final long serialVersionUID = 1L;

    OutboxFull(TextId id) {
        super("The outbox of %s is full".formatted(id.value()));
    }

    @Override
    public Duration retryAfter() {
        return Duration.ofSeconds(30);
    }
}
