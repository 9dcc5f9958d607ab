package fr.spro.platform.messaging.outbox;

import fr.spro.platform.messaging.Unavailable;
import java.time.Duration;

/// So many events of this aggregate wait for Kafka that it takes no command until some have left.
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
