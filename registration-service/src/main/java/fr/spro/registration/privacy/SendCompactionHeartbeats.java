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

/// Sends heartbeats once a day, so that Kafka compacts erased people even without new registrations. Recorded
/// after it was done, so a crash only repeats it.
@Component
public class SendCompactionHeartbeats {

    /// At least the age of a segment, see `Topic.settings`.
    private static final Duration PAUSE = Duration.ofHours(24);

    record HeartbeatRun(@Id String id, Instant at) {}

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

    /// @return whether it was due
    public boolean handle(Instant now) {
        var topic = Topic.CONTACTS;
        var last = mongo.findById(topic.topicName(), HeartbeatRun.class);
        if (last != null && now.isBefore(last.at().plus(PAUSE))) return false;
        compactionHeartbeat.send(topic);
        mongo.save(new HeartbeatRun(topic.topicName(), now));
        return true;
    }
}
