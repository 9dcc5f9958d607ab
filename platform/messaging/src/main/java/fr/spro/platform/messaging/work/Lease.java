package fr.spro.platform.messaging.work;

import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.UUID;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;

/// Lets one instance at a time sweep for a job. An optimisation only: an instance that was paused past the
/// end of its lease may still act, so nothing relies on it.
final class Lease {

    private static final String COLLECTION = "leases";

    private final MongoOperations mongo;
    private final String job;
    private final Duration length;
    private final Clock clock;
    private final String owner = UUID.randomUUID().toString();

    Lease(MongoOperations mongo, String job, Duration length, Clock clock) {
        this.mongo = mongo;
        this.job = job;
        this.length = length;
        this.clock = clock;
    }

    /// Takes or renews the lease; false while another instance has it.
    boolean take() {
        var now = clock.instant();
        var free = new Criteria()
                .orOperator(
                        Criteria.where("owner").is(owner),
                        Criteria.where("until").lt(Date.from(now)));
        try {
            mongo.upsert(
                    new Query(Criteria.where("_id").is(job)).addCriteria(free),
                    Update.update("owner", owner).set("until", Date.from(now.plus(length))),
                    COLLECTION);
            return true;
        } catch (DuplicateKeyException heldByAnother) {
            return false;
        }
    }
}
