package fr.spro.registration.enrolment;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import fr.spro.platform.messaging.work.Job;
import fr.spro.platform.messaging.work.Reconcilers;
import fr.spro.platform.messaging.work.RequestCoalescer;
import fr.spro.platform.person.EmailAddress;
import fr.spro.platform.web.SecretLinks;
import fr.spro.registration.day.DayId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.bson.Document;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.mongodb.core.FindAndModifyOptions;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

/// Limits requests that send mails, so that nobody can use the forms to mail others or to fill a day, and
/// searches at a tablet, so that nobody can list participants. Counters have pseudonymous keys and expire.
@Component
public class RequestLimits {

    static final String COLLECTION = "requestCounts";
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration DAY = Duration.ofDays(1);
    private static final int MAX_BATCH = 200;
    private static final int MAX_COUNTERS = 1000;

    /// @param perAddress requests for one e-mail address per day; further ones are silently ignored
    /// @param perNetwork requests from one network per hour; a whole agency may share one
    /// @param perDay requests for one regional day per hour
    /// @param perKiosk searches at the tablets of one regional day per minute
    @ConfigurationProperties("spro.enrolment.limits")
    public record Settings(
            @DefaultValue("6") int perAddress,
            @DefaultValue("300") int perNetwork,
            @DefaultValue("3000") int perDay,
            @DefaultValue("60") int perKiosk) {}

    private final Settings settings;
    private final MongoOperations mongo;
    private final SecretLinks links;
    private final Clock clock;
    private final Cache<String, RequestCoalescer<String, Long>> counting =
            Caffeine.newBuilder().maximumSize(MAX_COUNTERS).build();

    RequestLimits(Settings settings, MongoOperations mongo, SecretLinks links, Reconcilers reconcilers, Clock clock) {
        this.settings = settings;
        this.mongo = mongo;
        this.links = links;
        this.clock = clock;
        reconcilers.add(Job.of(
                "delete-request-counts", Duration.ofHours(1), () -> Stream.of(COLLECTION), _ -> deleteExpired()));
    }

    /// Whether the limit of this network or day is exceeded.
    public boolean isExceeded(DayId day, String network) {
        var isTooMany = count("network", network, HOUR) > settings.perNetwork();
        return count("day", day.value(), HOUR) > settings.perDay() || isTooMany;
    }

    /// Whether the limit of tablet searches of this day is exceeded.
    public boolean isExceededAtKiosk(DayId day) {
        return count("kiosk", day.value(), MINUTE) > settings.perKiosk();
    }

    /// Runs a command that mails this address if another mail is allowed. A command that fails does not count, as far
    /// as
    /// the store is available.
    public <R> Optional<R> mailing(EmailAddress email, Supplier<R> command) {
        if (count("address", email.value(), DAY) > settings.perAddress()) return Optional.empty();
        try {
            return Optional.of(command.get());
        } catch (RuntimeException e) {
            uncount("address", email.value(), DAY, e);
            throw e;
        }
    }

    private void uncount(String kind, String value, Duration window, RuntimeException failure) {
        try {
            var counter = Query.query(where("_id").is(id(kind, value, window)));
            mongo.updateFirst(counter, new Update().inc("count", -1L), COLLECTION);
        } catch (RuntimeException e) {
            failure.addSuppressed(e);
        }
    }

    private void deleteExpired() {
        mongo.remove(Query.query(where("until").lt(Date.from(clock.instant()))), COLLECTION);
    }

    /// Under load concurrent counts share a write.
    private long count(String kind, String value, Duration window) {
        var id = id(kind, value, window);
        var until = Instant.ofEpochMilli((number(window) + 1) * window.toMillis());
        return counting.get(id, _ -> new RequestCoalescer<>(MAX_BATCH, asked -> count(id, asked.size(), until)))
                .handle(id);
    }

    private String id(String kind, String value, Duration window) {
        return "%s|%d|%s".formatted(kind, number(window), links.pseudonym(value));
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
