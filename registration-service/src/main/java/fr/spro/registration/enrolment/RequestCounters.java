package fr.spro.registration.enrolment;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import fr.spro.platform.messaging.work.Job;
import fr.spro.platform.messaging.work.KeyedCoalescer;
import fr.spro.platform.messaging.work.Reconcilers;
import fr.spro.platform.messaging.work.RequestCoalescer;
import fr.spro.platform.web.SecretLinks;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.bson.Document;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.mongodb.core.FindAndModifyOptions;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

/// Counts requests in windows of time. Counters have pseudonymous keys and expire.
@Component
class RequestCounters {

    static final String COLLECTION = "requestCounts";
    private static final int MAX_BATCH = 200;

    /// What is counted.
    ///
    /// @param kind what the value is, and for what it is counted
    record Counter(String kind, String value, Duration window) {}

    private final MongoOperations mongo;
    private final SecretLinks links;
    private final Clock clock;
    private final KeyedCoalescer<String, String, Long> counting = new KeyedCoalescer<>();

    RequestCounters(MongoOperations mongo, SecretLinks registrationLinks, Reconcilers reconcilers, Clock clock) {
        this.mongo = mongo;
        this.links = registrationLinks;
        this.clock = clock;
        reconcilers.add(Job.of(
                "delete-request-counts", Duration.ofHours(1), () -> Stream.of(COLLECTION), _ -> deleteExpired()));
    }

    /// Counts one more; under load concurrent counts share a write.
    ///
    /// @return the count so far in the present window
    long count(Counter counter) {
        var id = id(counter);
        var until = end(counter.window());
        return counting.handle(
                id, id, () -> new RequestCoalescer<>(MAX_BATCH, asked -> count(id, asked.size(), until)));
    }

    /// Counts many at once, such as the people of a list: all or none, and once however often they are counted.
    ///
    /// @param of what they belong to
    /// @return whether they are counted in the present window
    boolean count(Counter counter, String of, int more, int limit) {
        if (more > limit) return false;
        var id = id(counter);
        var isNew = where("_id").is(id).and("of").ne(of).and("count").lte((long) limit - more);
        var update = new Update()
                .inc("count", (long) more)
                .addToSet("of", of)
                .setOnInsert("until", Date.from(end(counter.window())));
        try {
            mongo.upsert(Query.query(isNew), update, COLLECTION);
            return true;
        } catch (DuplicateKeyException countedOrBegunByAnother) {
            var counted = mongo.updateFirst(Query.query(isNew), update, COLLECTION);
            return counted.getMatchedCount() > 0 || isCounted(id, of);
        }
    }

    private boolean isCounted(String id, String of) {
        return mongo.exists(Query.query(where("_id").is(id).and("of").is(of)), COLLECTION);
    }

    /// Takes back what was counted of it in the present window; a no-op if nothing was.
    void uncount(Counter counter, String of, int less) {
        mongo.updateFirst(
                Query.query(where("_id").is(id(counter)).and("of").is(of)),
                new Update().inc("count", (long) -less).pull("of", of),
                COLLECTION);
    }

    /// When the present window ends.
    Instant end(Duration window) {
        return Instant.ofEpochMilli((number(window) + 1) * window.toMillis());
    }

    /// The count so far in the present window.
    long counted(Counter counter) {
        var found = mongo.findById(id(counter), Document.class, COLLECTION);
        return found == null ? 0 : found.get("count", Number.class).longValue();
    }

    void uncount(Counter counter) {
        mongo.updateFirst(Query.query(where("_id").is(id(counter))), new Update().inc("count", -1L), COLLECTION);
    }

    private void deleteExpired() {
        mongo.remove(Query.query(where("until").lt(Date.from(clock.instant()))), COLLECTION);
    }

    private String id(Counter counter) {
        return "%s|%d|%s".formatted(counter.kind(), number(counter.window()), links.pseudonym(counter.value()));
    }

    private long number(Duration window) {
        return clock.millis() / window.toMillis();
    }

    /// @return for each of them the count so far
    private List<Long> count(String id, int more, Instant until) {
        long all;
        try {
            all = countOnce(id, more, until);
        } catch (DuplicateKeyException begunByAnother) {
            all = countOnce(id, more, until);
        }
        return LongStream.rangeClosed(all - more + 1, all).boxed().toList();
    }

    private long countOnce(String id, int more, Instant until) {
        var counted = mongo.findAndModify(
                Query.query(where("_id").is(id)),
                new Update().inc("count", (long) more).setOnInsert("until", Date.from(until)),
                FindAndModifyOptions.options().upsert(true).returnNew(true),
                Document.class,
                COLLECTION);
        return counted == null ? 0 : counted.get("count", Number.class).longValue();
    }
}
