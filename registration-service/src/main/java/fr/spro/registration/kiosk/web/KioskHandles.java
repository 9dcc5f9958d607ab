package fr.spro.registration.kiosk.web;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import fr.spro.registration.enrolment.RegistrationId;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;

/// Random handles of people at a tablet, so that no page and no address there contains the code of a badge.
/// They are valid for minutes: one to choose a person once, another to greet that person.
@Component
class KioskHandles {

    static final String COLLECTION = "kioskHandles";

    private static final Duration CHOSEN_WITHIN = Duration.ofMinutes(5);
    private static final Duration GREETED_FOR = Duration.ofMinutes(2);
    private static final int BYTES = 16;

    /// @param before whether the person was checked in before
    record Ticket(RegistrationId registration, boolean before) {}

    private enum Purpose {
        CHOICE,
        GREETING
    }

    private record Handle(@Id String id, Purpose purpose, Ticket ticket, Instant until) {}

    private final MongoOperations mongo;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    KioskHandles(MongoOperations mongo, Clock clock) {
        this.mongo = mongo;
        this.clock = clock;
    }

    /// For the button of a person who was found.
    String choice(RegistrationId registration) {
        return store(Purpose.CHOICE, new Ticket(registration, false), CHOSEN_WITHIN);
    }

    /// The chosen person; empty the second time.
    Optional<RegistrationId> use(String choice) {
        return Optional.ofNullable(mongo.findAndRemove(valid(choice, Purpose.CHOICE), Handle.class, COLLECTION))
                .map(handle -> handle.ticket().registration());
    }

    /// For the address of a greeting.
    String greeting(Ticket ticket) {
        return store(Purpose.GREETING, ticket, GREETED_FOR);
    }

    /// Empty once it has expired.
    Optional<Ticket> greeted(String greeting) {
        return Optional.ofNullable(mongo.findOne(valid(greeting, Purpose.GREETING), Handle.class, COLLECTION))
                .map(Handle::ticket);
    }

    private String store(Purpose purpose, Ticket ticket, Duration valid) {
        var bytes = new byte[BYTES];
        random.nextBytes(bytes);
        var id = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        mongo.insert(new Handle(id, purpose, ticket, clock.instant().plus(valid)), COLLECTION);
        return id;
    }

    private Query valid(String id, Purpose purpose) {
        return query(where("_id")
                .is(id)
                .and("purpose")
                .is(purpose.name())
                .and("until")
                .gte(clock.instant()));
    }
}
