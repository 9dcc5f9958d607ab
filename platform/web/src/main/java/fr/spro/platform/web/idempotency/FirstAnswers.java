package fr.spro.platform.web.idempotency;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.bson.Document;
import org.bson.types.Binary;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;

/// The requests with a key and their answers, for a day. A request that is not answered holds a lease, so that
/// another can take over after a crash; the operations themselves are idempotent.
final class FirstAnswers {

    static final String COLLECTION = "firstAnswers";
    private static final Duration KEPT = Duration.ofDays(1);

    /// What a request with a key may do.
    sealed interface Claim {
        /// It is the first one. `until` identifies its lease.
        record First(Instant until) implements Claim {}

        /// The first one is in work.
        record InWork() implements Claim {}

        /// The first one had another body.
        record OtherBody() implements Claim {}

        record Answered(FirstAnswer answer) implements Claim {}
    }

    private final MongoOperations mongo;
    private final Clock clock;
    private final Duration lease;

    FirstAnswers(MongoOperations mongo, Clock clock, Duration lease) {
        this.mongo = mongo;
        this.clock = clock;
        this.lease = lease;
    }

    Claim claim(KeySecret secret, byte[] body) {
        var now = clock.millis();
        var until = Instant.ofEpochMilli(now).plus(lease);
        try {
            mongo.insert(
                    new Document("_id", secret.id())
                            .append("body", secret.fingerprint(body))
                            .append("lease", Date.from(until))
                            .append(
                                    "deleteAt",
                                    Date.from(Instant.ofEpochMilli(now).plus(KEPT))),
                    COLLECTION);
            return new Claim.First(until);
        } catch (DuplicateKeyException repeated) {
            return claimAgain(secret, body, until);
        }
    }

    private Claim claimAgain(KeySecret secret, byte[] body, Instant until) {
        var stored = mongo.findById(secret.id(), Document.class, COLLECTION);
        if (stored == null) return new Claim.InWork();
        if (!secret.fingerprint(body).equals(stored.getString("body"))) return new Claim.OtherBody();
        if (stored.containsKey("status")) return new Claim.Answered(answer(secret, stored));
        var lease = stored.getDate("lease");
        if (lease.toInstant().isAfter(clock.instant())) return new Claim.InWork();
        var taken = mongo.updateFirst(
                held(secret, lease.toInstant()), Update.update("lease", Date.from(until)), COLLECTION);
        return taken.getModifiedCount() == 1 ? new Claim.First(until) : new Claim.InWork();
    }

    /// Stores the answer of the request that holds the lease.
    void answered(KeySecret secret, Claim.First first, FirstAnswer answer) {
        var stored = new Update()
                .set("status", answer.status())
                .set("headers", new Document(Map.copyOf(answer.headers())))
                .set("answer", new Binary(secret.encrypt(answer.body())))
                .unset("lease");
        mongo.updateFirst(held(secret, first.until()), stored, COLLECTION);
    }

    /// Forgets a request that was rejected or has failed: it may be sent again, also with another body.
    void forget(KeySecret secret, Claim.First first) {
        mongo.remove(held(secret, first.until()), COLLECTION);
    }

    /// Deletes the answers that are kept no longer.
    void deleteOld() {
        mongo.remove(Query.query(where("deleteAt").lt(Date.from(clock.instant()))), COLLECTION);
    }

    private static Query held(KeySecret secret, Instant lease) {
        return Query.query(where("_id").is(secret.id()).and("lease").is(Date.from(lease)));
    }

    private static FirstAnswer answer(KeySecret secret, Document stored) {
        var headers = stored.get("headers", Document.class).entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, header -> String.valueOf(header.getValue())));
        var body = Objects.requireNonNull(stored.get("answer", Binary.class)).getData();
        return new FirstAnswer(stored.getInteger("status"), headers, secret.decrypt(body));
    }
}
