package fr.spro.platform.messaging.work;

import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;

/// Gives one instance at a time a duty. It only saves double work: who was paused past its end may still
/// act, so what is done under it must bear being done twice.
public final class Lease {

    private static final String COLLECTION = "leases";

    private final MongoOperations mongo;
    private final String duty;
    private final Duration length;
    private final Clock clock;
    private final String owner = UUID.randomUUID().toString();
    private final AtomicBoolean fresh = new AtomicBoolean(true);

    public Lease(MongoOperations mongo, String duty, Duration length, Clock clock) {
        this.mongo = mongo;
        this.duty = duty;
        this.length = length;
        this.clock = clock;
    }

    /// Takes or renews the duty; the first time this is asked the answer is yes whoever has it: what a
    /// killed instance left behind must not wait until its lease ends.
    public boolean takeAtStart() {
        var isStart = fresh.getAndSet(false);
        return take() || isStart;
    }

    /// Takes or renews the duty; false while another instance has it.
    public boolean take() {
        var now = clock.instant();
        var free = new Criteria()
                .orOperator(
                        Criteria.where("owner").is(owner),
                        Criteria.where("until").lt(Date.from(now)));
        try {
            mongo.upsert(
                    new Query(Criteria.where("_id").is(duty)).addCriteria(free),
                    Update.update("owner", owner).set("until", Date.from(now.plus(length))),
                    COLLECTION);
            return true;
        } catch (DuplicateKeyException heldByAnother) {
            return false;
        }
    }
}
