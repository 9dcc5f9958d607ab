package fr.spro.platform.web.autoconfigure;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import fr.spro.platform.web.security.Staff;
import fr.spro.platform.web.security.StaffNames;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Update;

/// The names of the accounts, from their last sign-in. They are deleted with the last traces of an account, three
/// years after it.
final class StoredStaffNames implements StaffNames {

    static final String COLLECTION = "staffNames";
    static final Duration KEPT = Duration.ofDays(3 * 366);

    /// For how long an instance may not know a new name.
    private static final Duration FRESH = Duration.ofMinutes(1);

    private record Names(Map<String, String> byAccount, Instant readAt) {}

    private final MongoOperations mongo;
    private final Clock clock;
    private volatile @Nullable Names read;

    StoredStaffNames(MongoOperations mongo, Clock clock) {
        this.mongo = mongo;
        this.clock = clock;
    }

    void signedIn(Staff staff) {
        var update = new Update().set("name", staff.name()).set("signedInAt", Date.from(clock.instant()));
        mongo.upsert(query(where("_id").is(staff.subject())), update, COLLECTION);
        read = null;
    }

    @Override
    public String of(String account) {
        return names().getOrDefault(account, account);
    }

    @Override
    public Optional<String> account(String name) {
        return names().entrySet().stream()
                .filter(known -> known.getValue().equalsIgnoreCase(name))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    private Map<String, String> names() {
        var known = read;
        var now = clock.instant();
        if (known == null || known.readAt().plus(FRESH).isBefore(now)) {
            known = new Names(
                    mongo.findAll(Document.class, COLLECTION).stream()
                            .collect(Collectors.toMap(
                                    found -> found.getString("_id"), found -> found.getString("name"))),
                    now);
            read = known;
        }
        return known.byAccount();
    }
}
