package fr.spro.platform.messaging.outbox;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Updates.unset;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.ReplaceOptions;
import fr.spro.platform.messaging.SequenceEpoch;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoOperations;

/// Keeps versions and sequence numbers apart from those that were published before the latest restore of the
/// store: all numbers given since then are above its floor.
final class Epoch {

    private static final String COLLECTION = "epochs";
    private static final String ID = "store";
    private static final String FLOOR = "floor";
    private static final String LOST_AFTER = "lostAfter";
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final MongoOperations mongo;
    private final long configured;
    private final ScopedValue<Long> restoring = ScopedValue.newInstance();
    private volatile @Nullable Long floor;

    /// @param restoredAt when the store was last restored
    Epoch(MongoOperations mongo, @Nullable Instant restoredAt) {
        this.mongo = mongo;
        this.configured =
                restoredAt == null ? 0 : Duration.between(START, restoredAt).toMinutes() * SequenceEpoch.SIZE;
    }

    /// Reads the store once.
    ///
    /// @throws NotRestored while the numbers of a restored store are not raised, except for the restoration itself
    long floor() {
        var known = floor;
        if (known != null) return known;
        if (restoring.isBound()) return restoring.get();
        var stored = stored();
        if (configured > stored) throw new NotRestored();
        floor = stored;
        return stored;
    }

    /// @throws NotRestored in the same cases
    void requireRaised() {
        floor();
    }

    /// Runs the work that raises all numbers above the floor of the new epoch.
    void restoring(Runnable work) {
        ScopedValue.where(restoring, configured).run(work);
    }

    /// Whether the store has been restored since the last call of `complete`.
    boolean isNew() {
        return configured > 0 && configured > stored();
    }

    /// @param lostAfter when what the restored store does not contain by then is lost for good
    void complete(Instant lostAfter) {
        var epoch = new Document("_id", ID).append(FLOOR, configured).append(LOST_AFTER, Date.from(lostAfter));
        epochs().replaceOne(eq("_id", ID), epoch, new ReplaceOptions().upsert(true));
        floor = configured;
    }

    boolean hasLostStates(Instant now) {
        return epochs().countDocuments(and(eq("_id", ID), lte(LOST_AFTER, Date.from(now)))) > 0;
    }

    void lostStatesRemoved() {
        epochs().updateOne(eq("_id", ID), unset(LOST_AFTER));
    }

    private long stored() {
        var found = epochs().find(eq("_id", ID)).first();
        return found == null ? 0 : found.getLong(FLOOR);
    }

    private MongoCollection<Document> epochs() {
        return mongo.getCollection(COLLECTION);
    }
}
