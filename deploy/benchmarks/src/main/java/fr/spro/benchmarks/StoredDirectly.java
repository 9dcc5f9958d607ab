package fr.spro.benchmarks;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Sorts;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.bson.Document;

/// The suite's store used directly with the plain driver: the lower bound of each figure.
final class StoredDirectly implements AutoCloseable {

    private static final Logger DRIVER = Logger.getLogger("org.mongodb.driver");
    private static final int BULK = 200;

    private final MongoClient client;
    private final MongoDatabase stored;
    private final MongoDatabase baseline;

    StoredDirectly() {
        DRIVER.setLevel(Level.OFF);
        client = MongoClients.create("mongodb://localhost:27017");
        stored = client.getDatabase("registration");
        baseline = client.getDatabase("baseline").withWriteConcern(WriteConcern.MAJORITY.withJournal(true));
    }

    /// The first page of a list, as documents.
    int page(String day, Document and) {
        var filter = new Document("$and", List.of(new Document("day", day), and));
        return registrations()
                .find(filter)
                .sort(Sorts.ascending("listing.name", "_id"))
                .limit(50)
                .into(new ArrayList<>())
                .size();
    }

    int all(String day) {
        return registrations().find(eq("day", day)).into(new ArrayList<>()).size();
    }

    long pending() {
        return registrations().countDocuments(new Document("pendingSince", new Document("$exists", true)));
    }

    /// Writes the documents of an import again in bulk, and the lists of their days.
    void writeAgain(List<String> days) {
        var copies = baseline.getCollection("import");
        for (var day : days) {
            var found = registrations().find(eq("day", day)).into(new ArrayList<>());
            var list = new Document("_id", day).append("arrivals", List.of());
            baseline.getCollection("days").insertOne(list);
            for (int from = 0; from < found.size(); from += BULK) {
                var some = found.subList(from, Math.min(found.size(), from + BULK));
                copies.insertMany(some);
                var ids = some.stream().map(one -> one.getString("_id")).toList();
                baseline.getCollection("days")
                        .updateOne(
                                eq("_id", day),
                                new Document("$push", new Document("arrivals", new Document("$each", ids))));
            }
        }
    }

    /// Writes the documents of an allocation again.
    void allocateAgain(String day) {
        var allocation = stored.getCollection("allocation").find(eq("_id", day)).first();
        var written = stored.getCollection("regionalDay").find(eq("_id", day)).first();
        if (allocation == null || written == null) throw new IllegalStateException("Not allocated");
        baseline.getCollection("allocation").insertOne(allocation);
        var arrivals = written.get("arrivals", Document.class);
        baseline.getCollection("days").insertOne(new Document("_id", day));
        baseline.getCollection("days")
                .updateOne(
                        eq("_id", day),
                        combine(
                                set("arrivals.sessions", arrivals.get("sessions")),
                                set("arrivals.preferences", arrivals.get("preferences"))));
    }

    private MongoCollection<Document> registrations() {
        return stored.getCollection("registration");
    }

    @Override
    public void close() {
        client.close();
    }
}
