package fr.spro.registration.seating;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import fr.spro.platform.messaging.outbox.UnknownAggregate;
import fr.spro.platform.messaging.work.KeyedCoalescer;
import fr.spro.platform.messaging.work.RequestCoalescer;
import fr.spro.registration.day.DayId;
import fr.spro.registration.day.Details;
import fr.spro.registration.day.RegionalDay;
import fr.spro.registration.day.Session;
import java.util.List;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.stereotype.Component;

/// Reads the seating of a day from its document; under load concurrent readers share one read.
@Component
public class Seatings {

    /// The capacities from the day's document.
    record Seats(@Id DayId id, Details details, List<Session> sessions) {}

    /// What a day's document had when it was read.
    record Stored(long version, Document arrivals, Seating seating) {

        /// The seats depend on all lists, on the places and on the workshops.
        Criteria isUnchanged() {
            return where("version").is(version).and(Arrivals.FIELD).is(arrivals);
        }
    }

    private final MongoOperations mongo;
    private final KeyedCoalescer<DayId, DayId, Seating> seatings = new KeyedCoalescer<>();

    public Seatings(MongoOperations mongo) {
        this.mongo = mongo;
    }

    /// The current seating.
    public Seating of(DayId day) {
        return seatings.handle(day, day, () -> RequestCoalescer.sharing(_ -> read(day)));
    }

    /// The current seating with what it was read from, for a write that relies on it.
    Stored stored(DayId day) {
        var document = read(day, "version", "details", "sessions", Arrivals.FIELD);
        var version = ((Number) document.remove("version")).longValue();
        var arrivals = (Document) document.remove(Arrivals.FIELD);
        return new Stored(version, arrivals == null ? new Document() : arrivals, seating(document, arrivals));
    }

    /// The seating if the day were as wanted.
    public Seating assuming(RegionalDay wanted) {
        var document = read(wanted.id(), Arrivals.FIELD);
        var arrivals = Arrivals.of((Document) document.remove(Arrivals.FIELD));
        return new Seating(wanted.details(), wanted.sessions(), arrivals);
    }

    /// The long lists are read unmapped: mapping each of their entries costs more than everything else.
    private Seating read(DayId day) {
        var document = read(day, "details", "sessions", Arrivals.FIELD);
        return seating(document, (Document) document.remove(Arrivals.FIELD));
    }

    private Seating seating(Document document, @Nullable Document arrivals) {
        var seats = mongo.getConverter().read(Seats.class, document);
        return new Seating(seats.details(), seats.sessions(), Arrivals.of(arrivals));
    }

    private Document read(DayId day, String... fields) {
        var document = mongo.execute(
                collection(),
                documents -> documents
                        .find(Filters.eq("_id", day.value()))
                        .projection(Projections.include(fields))
                        .first());
        if (document == null) throw new UnknownAggregate(RegionalDay.class, day);
        return document;
    }

    private String collection() {
        return mongo.getCollectionName(RegionalDay.class);
    }
}
