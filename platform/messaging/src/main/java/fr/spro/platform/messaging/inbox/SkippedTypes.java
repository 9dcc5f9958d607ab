package fr.spro.platform.messaging.inbox;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.inc;
import static com.mongodb.client.model.Updates.min;
import static com.mongodb.client.model.Updates.setOnInsert;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.UpdateOptions;
import fr.spro.contracts.Topic;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoOperations;

/// For each partition and each type that this version does not know, the lowest offset that was skipped. A
/// version that knows the type goes back to it, see `SkippedReplay`.
public final class SkippedTypes {

    private static final String COLLECTION = "skippedType";

    private final MongoOperations mongo;

    public SkippedTypes(MongoOperations mongo) {
        this.mongo = mongo;
    }

    /// @param times how often it was noted: a note that was renewed meanwhile is not removed
    record Skipped(String id, TopicPartition partition, String type, long offset, long times) {

        private static Skipped of(Document stored) {
            var partition = new TopicPartition(stored.getString("topic"), stored.getInteger("partition"));
            return new Skipped(
                    stored.getString("_id"),
                    partition,
                    stored.getString("type"),
                    stored.getLong("offset"),
                    stored.getLong("times"));
        }
    }

    /// Stores that the record is skipped, before its offset is committed. Always writes: another instance
    /// may have gone back and removed an earlier note.
    void note(ConsumerRecord<?, ?> record, String type) {
        var id = "%s-%d/%s".formatted(record.topic(), record.partition(), type);
        collection()
                .updateOne(
                        eq("_id", id),
                        combine(
                                setOnInsert("topic", record.topic()),
                                setOnInsert("partition", record.partition()),
                                setOnInsert("type", type),
                                min("offset", record.offset()),
                                inc("times", 1L)),
                        new UpdateOptions().upsert(true));
    }

    List<Skipped> of(Topic topic) {
        return collection()
                .find(eq("topic", topic.topicName()))
                .map(Skipped::of)
                .into(new ArrayList<>());
    }

    /// Removes the note unless it was renewed since it was read.
    void remove(Skipped skipped) {
        collection().deleteOne(and(eq("_id", skipped.id()), eq("times", skipped.times())));
    }

    /// The number of notes, for the metric.
    double count(Topic topic) {
        return collection().countDocuments(eq("topic", topic.topicName()));
    }

    private MongoCollection<Document> collection() {
        return mongo.getCollection(COLLECTION);
    }
}
