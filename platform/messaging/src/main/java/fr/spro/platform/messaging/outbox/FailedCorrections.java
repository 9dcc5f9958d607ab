package fr.spro.platform.messaging.outbox;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import fr.spro.contracts.EntityRef;
import fr.spro.platform.messaging.work.Job;
import java.time.Duration;
import java.util.ArrayList;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoOperations;

/// The states that could not be published again, such as that of a document that this version cannot read. They are
/// noted in the store before the offset of their record is committed, and retried by a job, so that no other state
/// waits for them.
final class FailedCorrections {

    private static final String COLLECTION = "failedCorrection";
    private static final String TOMBSTONE = "tombstone";

    private final MongoOperations mongo;

    FailedCorrections(MongoOperations mongo) {
        this.mongo = mongo;
    }

    /// Idempotent. A tombstone stays one: an erasure is repeated whatever was read later.
    void note(StateRecord record) {
        var tombstone = record.isTombstone() ? Updates.set(TOMBSTONE, true) : Updates.setOnInsert(TOMBSTONE, false);
        notes().updateOne(eq("_id", record.ref().toString()), tombstone, new UpdateOptions().upsert(true));
    }

    /// @param correction of a state, and whether its record was a tombstone
    Job<EntityRef> job(BiConsumer<EntityRef, Boolean> correction) {
        return Job.of("correct-states", Duration.ofMinutes(1), this::due, ref -> retry(ref, correction));
    }

    private Stream<EntityRef> due() {
        return notes().find().map(note -> EntityRef.parse(note.getString("_id"))).into(new ArrayList<>()).stream();
    }

    void retry(EntityRef ref, BiConsumer<EntityRef, Boolean> correction) {
        var note = notes().find(eq("_id", ref.toString())).first();
        if (note == null) return;
        var isTombstone = note.getBoolean(TOMBSTONE);
        correction.accept(ref, isTombstone);
        notes().deleteOne(and(eq("_id", ref.toString()), eq(TOMBSTONE, isTombstone)));
    }

    private MongoCollection<Document> notes() {
        return mongo.getCollection(COLLECTION);
    }
}
