package fr.spro.registration.kiosk.web;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import fr.spro.registration.enrolment.RegistrationId;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

/// Random handles of people at a tablet, so that no page and no address there contains the code of a badge.
/// They are valid for minutes: one to choose a person once, another to greet that person. A second tap on a choice
/// leads
/// to the same greeting.
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

    /// @param greeting of a choice, the handle of its greeting; null from an instance of an earlier version
    /// @param used whether a choice was used
    private record Handle(
            @Id String id,
            Purpose purpose,
            Ticket ticket,
            Instant until,
            @Nullable String greeting,
            @Nullable Boolean used) {}

    /// A person who was chosen.
    ///
    /// @param greeting the handle of the greeting, which may have begun
    record Chosen(RegistrationId registration, String greeting) {}

    private final MongoOperations mongo;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    KioskHandles(MongoOperations mongo, Clock clock) {
        this.mongo = mongo;
        this.clock = clock;
    }

    /// For the button of a person who was found.
    String choice(RegistrationId registration) {
        var id = fresh();
        var ticket = new Ticket(registration, false);
        mongo.insert(handle(id, Purpose.CHOICE, ticket, CHOSEN_WITHIN, fresh()), COLLECTION);
        return id;
    }

    /// The chosen person, again as long as the greeting is shown after the first time.
    Optional<Chosen> use(String choice) {
        var unused = valid(choice, Purpose.CHOICE).addCriteria(where("used").ne(true));
        var greeted =
                new Update().set("used", true).set("until", clock.instant().plus(GREETED_FOR));
        mongo.updateFirst(unused, greeted, COLLECTION);
        return Optional.ofNullable(mongo.findOne(valid(choice, Purpose.CHOICE), Handle.class, COLLECTION))
                .map(handle -> new Chosen(
                        handle.ticket().registration(), Objects.requireNonNullElseGet(handle.greeting(), this::fresh)));
    }

    /// A person whose badge was read.
    Chosen chosen(RegistrationId registration) {
        return new Chosen(registration, fresh());
    }

    /// Begins the greeting. Of two taps at once one has recorded the arrival, which can be taken back.
    void greet(Chosen chosen, Ticket ticket) {
        var handle = handle(chosen.greeting(), Purpose.GREETING, ticket, GREETED_FOR, null);
        if (!ticket.before()) {
            mongo.save(handle, COLLECTION);
            return;
        }
        try {
            mongo.insert(handle, COLLECTION);
        } catch (DuplicateKeyException greeted) {
            // By the other tap.
        }
    }

    /// Empty once it has expired.
    Optional<Ticket> greeted(String greeting) {
        return Optional.ofNullable(mongo.findOne(valid(greeting, Purpose.GREETING), Handle.class, COLLECTION))
                .map(Handle::ticket);
    }

    private Handle handle(String id, Purpose purpose, Ticket ticket, Duration valid, @Nullable String greeting) {
        return new Handle(id, purpose, ticket, clock.instant().plus(valid), greeting, null);
    }

    private String fresh() {
        var bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
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
