package fr.spro.platform.messaging;

import fr.spro.platform.messaging.work.Job;
import fr.spro.platform.testing.Infrastructure;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoOperations;

/// Inserts a document that cannot be read into each collection of aggregates, as an instance of another version
/// may write one, and finds the jobs that it stops.
public final class UnreadableDocuments {

    private static final List<String> UNIQUE_OR_PENDING = List.of("listing", "outbox", "pendingSince", "fixedAddress");

    private final MongoOperations mongo;

    public UnreadableDocuments(MongoOperations mongo) {
        this.mongo = mongo;
    }

    /// The names of the jobs that find nothing to do because of the documents.
    public List<String> stopped(Collection<? extends Job<?>> jobs) {
        return whilePresent(() -> jobs.stream()
                .filter(UnreadableDocuments::isStopped)
                .map(Job::name)
                .toList());
    }

    private static boolean isStopped(Job<?> job) {
        try (var due = job.due().get()) {
            due.toList();
            return false;
        } catch (RuntimeException cannotBeRead) {
            return true;
        }
    }

    private <R> R whilePresent(Supplier<R> check) {
        var id = Infrastructure.fresh("unreadable");
        var collections = List.copyOf(mongo.getCollectionNames());
        try {
            for (var collection : collections) insert(collection, id);
            return check.get();
        } finally {
            for (var collection : collections) mongo.getCollection(collection).deleteOne(new Document("_id", id));
        }
    }

    /// A copy of any other one, with a version that is no number.
    private void insert(String collection, String id) {
        var readable = mongo.getCollection(collection).find(new Document("version", new Document("$exists", true)));
        var document = readable.first();
        if (document == null) return;
        UNIQUE_OR_PENDING.forEach(document::remove);
        mongo.getCollection(collection).insertOne(document.append("_id", id).append("version", "unreadable"));
    }
}
