package fr.spro.registration.figures;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Filters.ne;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.pullByFilter;
import static com.mongodb.client.model.Updates.push;
import static com.mongodb.client.model.Updates.unset;

import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import java.util.List;
import org.bson.Document;

/// The baseline: only the writes of a registration with the plain driver: the document with its outbox, the
/// day's lists, and the emptied outbox.
final class BareWrites {

    private final MongoCollection<Document> registrations;
    private final MongoCollection<Document> days;
    private final Document sample;
    private final int places;

    /// @param sample a registration as the service stores it, with its pending events
    BareWrites(MongoClient client, String database, Document sample, int places) {
        var bare = client.getDatabase(database).withWriteConcern(WriteConcern.MAJORITY.withJournal(true));
        this.registrations = bare.getCollection("registration");
        this.days = bare.getCollection("regionalDay");
        this.sample = sample;
        this.places = places;
        registrations.createIndex(
                Indexes.ascending("listing.activeAddress"),
                new IndexOptions().unique(true).sparse(true));
        registrations.createIndex(Indexes.ascending("day", "listing.name", "_id"));
        registrations.createIndex(Indexes.ascending("pendingSince"), new IndexOptions().sparse(true));
    }

    void open(String day) {
        days.insertOne(new Document("_id", day)
                .append("arrivals", new Document("day", List.of()).append("sessions", new Document())));
    }

    void write(String day, String id, List<String> workshops) {
        registrations.insertOne(new Document(sample)
                .append("_id", id)
                .append("day", day)
                .append(
                        "listing",
                        new Document(sample.get("listing", Document.class))
                                .append("activeAddress", "%s %s@example.org".formatted(day, id))));
        var isNew = ne("arrivals.day", id);
        var hasRoom = exists("arrivals.day." + (places - 1), false);
        var lists = combine(workshops.stream()
                .map(workshop -> push("arrivals.sessions." + workshop, id))
                .toList());
        days.updateOne(and(eq("_id", day), isNew, hasRoom), combine(push("arrivals.day", id), lists));
        var unchanged = and(eq("_id", id), eq("sequence", sample.getLong("sequence")), eq("version", 1L));
        var event = pullByFilter(eq("outbox", lte("seq", sample.getLong("sequence"))));
        registrations.updateOne(unchanged, combine(event, unset("pendingSince")));
    }
}
