package fr.spro.registration.privacy;

import fr.spro.contracts.Topic;
import fr.spro.platform.messaging.outbox.CompactionHeartbeat;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Each day lets Kafka forget those who were erased, though nobody may have registered since. It is noted
/// after it was done: who dies in between, and two instances at once, do it twice, which does no harm.
@Component
public class SendCompactionHeartbeats {

    private static final Logger LOG = LoggerFactory.getLogger(SendCompactionHeartbeats.class);

    /// Not less than a segment's age, see `Topic.settings`.
    private static final Duration PAUSE = Duration.ofHours(24);

    record Rolled(@Id String id, Instant at) {}

    private final CompactionHeartbeat rolling;
    private final MongoOperations mongo;
    private final Clock clock;

    SendCompactionHeartbeats(CompactionHeartbeat rolling, MongoOperations mongo, Clock clock) {
        this.rolling = rolling;
        this.mongo = mongo;
        this.clock = clock;
    }

    @Scheduled(initialDelay = 180_000, fixedDelay = 3_600_000)
    void sweep() {
        try {
            handle(clock.instant());
        } catch (RuntimeException e) {
            LOG.warn("The contacts could not be rolled; the next sweep tries again: {}", e.toString());
        }
    }

    /// @return whether it was time for it
    public boolean handle(Instant now) {
        var topic = Topic.CONTACTS;
        var last = mongo.findById(topic.topicName(), Rolled.class);
        if (last != null && now.isBefore(last.at().plus(PAUSE))) return false;
        rolling.roll(topic);
        mongo.save(new Rolled(topic.topicName(), now));
        return true;
    }
}
