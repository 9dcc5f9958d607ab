package fr.spro.platform.messaging;

import java.time.Duration;
import org.bson.Document;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.data.mongodb.core.MongoOperations;

/// Whether the store responds, within a time for which a person waits.
public final class StoreHealth implements HealthIndicator {

    private static final Duration LIMIT = Duration.ofSeconds(2);

    private final MongoOperations mongo;

    public StoreHealth(MongoOperations mongo) {
        this.mongo = mongo;
    }

    @Override
    public Health health() {
        try {
            StoreTime.<RuntimeException>until(System.nanoTime() + LIMIT.toNanos(), () -> {
                mongo.executeCommand(new Document("hello", 1));
                return null;
            });
            return Health.up().build();
        } catch (RuntimeException e) {
            return Health.down()
                    .withDetail("error", e.getClass().getSimpleName())
                    .build();
        }
    }
}
