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
        var window = counter.window();
        var until = Instant.ofEpochMilli((number(window) + 1) * window.toMillis());
        return counting.handle(
                id, id, () -> new RequestCoalescer<>(MAX_BATCH, asked -> count(id, asked.size(), until)));
    }

    /// Counts many at once, such as the people of a list.
    long count(Counter counter, int more) {
        var window = counter.window();
        var until = Instant.ofEpochMilli((number(window) + 1) * window.toMillis());
        return count(id(counter), more, until).getLast();
    }

    /// The count so far in the present window.
    long counted(Counter counter) {
        var found = mongo.findById(id(counter), Document.class, COLLECTION);
        return found == null ? 0 : found.get("count", Number.class).longValue();
    }

    void uncount(Counter counter) {
        uncount(counter, 1);
    }

    void uncount(Counter counter, int less) {
        mongo.updateFirst(
                Query.query(where("_id").is(id(counter))), new Update().inc("count", (long) -less), COLLECTION);
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
