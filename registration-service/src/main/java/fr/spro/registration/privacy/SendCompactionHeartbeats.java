package fr.spro.registration.privacy;

import fr.spro.contracts.Topic;
import fr.spro.platform.messaging.outbox.CompactionHeartbeat;
import fr.spro.platform.messaging.work.Job;
import fr.spro.platform.messaging.work.Reconcilers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.stereotype.Component;

/// Lets Kafka forget erased people once a day, though nobody may have registered since. It is noted after it
/// was done, so a crash in between repeats it, which does no harm.
@Component
public class SendCompactionHeartbeats {

    /// Not less than a segment's age, see `Topic.settings`.
    private static final Duration PAUSE = Duration.ofHours(24);

    record Rolled(@Id String id, Instant at) {}

    private final CompactionHeartbeat compactionHeartbeat;
    private final MongoOperations mongo;

    SendCompactionHeartbeats(
            CompactionHeartbeat compactionHeartbeat, MongoOperations mongo, Reconcilers reconcilers, Clock clock) {
        this.compactionHeartbeat = compactionHeartbeat;
        this.mongo = mongo;
        reconcilers.add(Job.of(
                "send-compaction-heartbeats",
                Duration.ofHours(1),
                () -> Stream.of(Topic.CONTACTS),
                _ -> handle(clock.instant())));
    }

    /// @return whether it was time for it
    public boolean handle(Instant now) {
        var topic = Topic.CONTACTS;
        var last = mongo.findById(topic.topicName(), Rolled.class);
        if (last != null && now.isBefore(last.at().plus(PAUSE))) return false;
        compactionHeartbeat.send(topic);
        mongo.save(new Rolled(topic.topicName(), now));
        return true;
    }
}
