package fr.spro.platform.messaging.outbox;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.lt;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;
import fr.spro.platform.messaging.SequenceEpoch;
import java.util.List;
import java.util.stream.Stream;
import org.bson.Document;
import org.bson.conversions.Bson;

/// Moves the numbers of a restored store to the epoch that begins there, whichever epoch they are from.
public final class RestoredNumbers {

    private RestoredNumbers() {}

    /// Raises `number`, and `others` by the same amount, in all documents in which it is below the floor. Idempotent.
    ///
    /// @param documents those that have all these numbers, of one epoch
    /// @param floor of the new epoch; each number keeps its distance from the floor of its own one
    public static void raise(
            MongoCollection<Document> documents, Bson filter, long floor, String number, String... others) {
        while (true) {
            var lowest = documents
                    .find(and(filter, lt(number, floor)))
                    .sort(Sorts.ascending(number))
                    .first();
            if (lowest == null) return;
            var old = epochFloor(lowest.getEmbedded(List.of(number.split("\\.")), Number.class));
            var ofEpoch = and(filter, gte(number, old), lt(number, Math.min(floor, old + SequenceEpoch.SIZE)));
            var raised = Stream.concat(Stream.of(number), Stream.of(others))
                    .map(each -> Updates.inc(each, floor - old))
                    .toList();
            documents.updateMany(ofEpoch, Updates.combine(raised));
        }
    }

    private static long epochFloor(Number number) {
        return SequenceEpoch.of(number.longValue()) * SequenceEpoch.SIZE;
    }
}
