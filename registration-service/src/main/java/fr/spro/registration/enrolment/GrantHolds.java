package fr.spro.registration.enrolment;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import fr.spro.platform.messaging.work.Job;
import fr.spro.platform.messaging.work.KeyedCoalescer;
import fr.spro.platform.messaging.work.Reconcilers;
import fr.spro.platform.messaging.work.RequestCoalescer;
import fr.spro.platform.web.SecretLinks;
import fr.spro.registration.day.RegionalDay;
import fr.spro.registration.day.SessionId;
import fr.spro.registration.enrolment.NetworkHolds.Hold;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

/// Decides whether an unconfirmed request holds a place: those from one network hold at most a part of the day
/// and of each workshop, so that nobody fills a day with requests that nobody confirms.
@Component
class GrantHolds {

    static final String COLLECTION = "networkHolds";
    private static final int MAX_BATCH = 200;
    private static final int MAX_TRIES = 5;

    /// @param hold what is asked for
    /// @param corrected the registration that it corrects
    private record Asked(
            RegionalDay day, Hold hold, @Nullable String corrected) {}

    private final MongoOperations mongo;
    private final Registrations registrations;
    private final SecretLinks links;
    private final HoldSettings settings;
    private final Clock clock;
    private final KeyedCoalescer<String, Asked, Boolean> granting = new KeyedCoalescer<>();

    GrantHolds(
            MongoOperations mongo,
            Registrations registrations,
            SecretLinks registrationLinks,
            HoldSettings settings,
            Reconcilers reconcilers,
            Clock clock) {
        this.mongo = mongo;
        this.registrations = registrations;
        this.links = registrationLinks;
        this.settings = settings;
        this.clock = clock;
        reconcilers.add(
                Job.of("delete-network-holds", Duration.ofHours(1), () -> Stream.of(COLLECTION), _ -> deleteExpired()));
    }

    /// Grants a hold; under load concurrent requests from one network share the writes. With many at once in several
    /// instances, some may be refused although others would fit.
    ///
    /// @param network that the request came from
    /// @param workshops in which it holds a seat
    /// @param corrected the registration whose hold it takes over, since it corrects it; null if there is none
    boolean grant(
            String network,
            RegionalDay day,
            RegistrationId registration,
            Participant participant,
            List<SessionId> workshops,
            Instant until,
            @Nullable RegistrationId corrected) {
        if (!settings.isLimited()) return true;
        var id = pseudonym(day, network);
        var lists = Stream.concat(
                        Stream.of(NetworkHolds.DAY), workshops.stream().map(SessionId::value))
                .toList();
        var address = pseudonym(day, participant.email().value());
        var asked = new Asked(
                day,
                new Hold(address, registration.value(), lists, until),
                corrected == null ? null : corrected.value());
        return granting.handle(id, asked, () -> new RequestCoalescer<>(MAX_BATCH, all -> grant(id, all)));
    }

    private String pseudonym(RegionalDay day, String value) {
        return links.pseudonym("%s %s".formatted(day.id().value(), value));
    }

    /// First as if it were the first one of its network, which most are.
    private List<Boolean> grant(String id, List<Asked> asked) {
        var before = NetworkHolds.none(id);
        for (int i = 0; i < MAX_TRIES; i++) {
            var granted = new ArrayList<Boolean>();
            var after = grant(before.at(clock.instant()), asked, granted);
            if (granted.contains(false)) {
                granted.clear();
                after = grant(before.at(clock.instant()).without(ended(before)), asked, granted);
            }
            if (!granted.contains(true) || replace(before, after)) return granted;
            before = mongo.findById(id, NetworkHolds.class, COLLECTION);
            if (before == null) before = NetworkHolds.none(id);
        }
        return asked.stream().map(_ -> false).toList();
    }

    private NetworkHolds grant(NetworkHolds before, List<Asked> asked, List<Boolean> granted) {
        var holds = before;
        for (var one : asked) {
            var more = holds.with(one.hold(), one.corrected(), list -> settings.most(seats(one.day(), list)));
            granted.add(more.isPresent());
            holds = more.orElse(holds);
        }
        return holds;
    }

    private static int seats(RegionalDay day, String list) {
        if (list.equals(NetworkHolds.DAY)) return day.details().places();
        return day.session(new SessionId(list))
                .map(session -> Objects.requireNonNullElse(session.seats(), 0))
                .orElse(0);
    }

    /// The registrations that were confirmed or have ended since.
    private List<String> ended(NetworkHolds holds) {
        var ids = holds.holds().stream().map(Hold::registration).toList();
        return ids.isEmpty()
                ? ids
                : registrations.findEndedHolds(ids).stream()
                        .map(found -> found.id().value())
                        .collect(Collectors.toList());
    }

    private boolean replace(NetworkHolds before, NetworkHolds after) {
        if (before.version() > 0) {
            var same = Query.query(where("_id").is(before.id()).and("version").is(before.version()));
            var update = new Update()
                    .set("holds", after.holds())
                    .set("until", after.until())
                    .inc("version", 1);
            return mongo.updateFirst(same, update, NetworkHolds.class, COLLECTION)
                            .getModifiedCount()
                    == 1;
        }
        try {
            mongo.insert(new NetworkHolds(after.id(), after.holds(), after.until(), 1), COLLECTION);
            return true;
        } catch (DuplicateKeyException notTheFirst) {
            return false;
        }
    }

    private void deleteExpired() {
        mongo.remove(Query.query(where("until").lt(Date.from(clock.instant()))), COLLECTION);
    }
}
