package fr.spro.registration.roster;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import fr.spro.registration.day.RegionalDay;
import fr.spro.registration.enrolment.Listing.State;
import fr.spro.registration.enrolment.Offer;
import fr.spro.registration.enrolment.ParticipantState.Code;
import fr.spro.registration.enrolment.RegistrationId;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.bson.Document;
import org.springframework.data.mongodb.core.query.Criteria;

/// The states of `ParticipantState` as conditions of the store, so that lists are filtered and counted by the state
/// that they show.
///
/// @param cancelled whether the day is cancelled, which leaves no other state of those who are registered
/// @param waiting the ids without a place by the order of arrival; who gained one waits until the notification
/// @param overBefore offers until before it have ended, also if that is not written yet
/// @param assignedAfter offers until after it are none any more, also if that is not written yet
record StatesInStore(boolean cancelled, Set<String> waiting, Instant overBefore, Instant assignedAfter) {

    private static final Set<State> ACTIVE = EnumSet.of(State.REQUESTED, State.CONFIRMED, State.PRESENT);

    /// Later than any offer, and a date that the store can have.
    private static final Instant NEVER = Instant.parse("9999-12-31T00:00:00Z");

    private static final String STATE = "listing.state";
    private static final String KNOWN_PLACE = "status.places.day.seated";
    private static final String OFFERS = "status.offers";

    /// Only a day that is ahead ends offers.
    static StatesInStore of(RegionalDay day, Set<String> waiting, Instant now) {
        return new StatesInStore(
                day.isCancelled(),
                waiting,
                day.isAhead() ? Offer.overBefore(now) : Instant.EPOCH,
                Offer.assignedAfter(day).orElse(NEVER));
    }

    Criteria criteria(Code code) {
        return switch (code) {
            case TO_CONFIRM, REGISTERED, OFFERED, WAITING, PRESENT -> cancelled ? nobody() : ofDay(code);
            case DAY_CANCELLED -> cancelled ? where(STATE).in(ACTIVE) : nobody();
            case CANCELLED -> where(STATE).is(State.CANCELLED);
            case LAPSED -> new Criteria().orOperator(where(STATE).is(State.LAPSED), isOver());
            case ERASED -> where(STATE).is(State.ERASED);
        };
    }

    private static Criteria nobody() {
        return where("_id").in(List.of());
    }

    private Criteria ofDay(Code code) {
        return switch (code) {
            case TO_CONFIRM -> where(STATE).is(State.REQUESTED);
            case REGISTERED -> placed().norOperator(isOffered());
            case OFFERED -> new Criteria().andOperator(placed(), isOffered()).norOperator(isOver());
            case WAITING ->
                where(STATE)
                        .is(State.CONFIRMED)
                        .orOperator(where(KNOWN_PLACE).is(false), where("_id").in(ids()))
                        .norOperator(isOver());
            case PRESENT -> where(STATE).is(State.PRESENT);
            case DAY_CANCELLED, CANCELLED, LAPSED, ERASED -> throw new IllegalArgumentException(code.name());
        };
    }

    private Criteria placed() {
        return where(STATE)
                .is(State.CONFIRMED)
                .and(KNOWN_PLACE)
                .is(true)
                .and("_id")
                .nin(ids());
    }

    private Criteria isOffered() {
        return where(OFFERS)
                .elemMatch(where("workshop").exists(false).and("until").lte(assignedAfter));
    }

    private Criteria isOver() {
        return where(OFFERS)
                .elemMatch(where("workshop")
                        .exists(false)
                        .and("until")
                        .lt(overBefore)
                        .lte(assignedAfter));
    }

    private List<RegistrationId> ids() {
        return waiting.stream().map(RegistrationId::new).toList();
    }

    /// Groups registrations by what their state depends on, with their `number`.
    Document group() {
        var isWaiting = new Document(
                "$or",
                List.of(
                        new Document("$eq", List.of("$" + KNOWN_PLACE, false)),
                        new Document("$in", List.of("$_id", List.copyOf(waiting)))));
        var open = new Document("$lte", List.of("$$offer.until", Date.from(assignedAfter)));
        var ofDay = new Document("$and", List.of(new Document("$lte", Arrays.asList("$$offer.workshop", null)), open));
        var over = new Document("$lt", List.of("$$offer.until", Date.from(overBefore)));
        var key = new Document("state", "$" + STATE)
                .append("waiting", isWaiting)
                .append("offered", anyOffer(ofDay))
                .append("over", anyOffer(new Document("$and", List.of(ofDay, over))));
        return new Document("$group", new Document("_id", key).append("number", new Document("$sum", 1)));
    }

    private static Document anyOffer(Document condition) {
        var offers = new Document("$ifNull", List.of("$" + OFFERS, List.of()));
        var each = new Document("input", offers).append("as", "offer").append("in", condition);
        return new Document("$anyElementTrue", List.of(new Document("$map", each)));
    }

    /// The state of such a group.
    Code code(Document key) {
        var state = State.valueOf(key.getString("state"));
        if (cancelled && ACTIVE.contains(state)) return Code.DAY_CANCELLED;
        return switch (state) {
            case REQUESTED -> Code.TO_CONFIRM;
            case CONFIRMED -> {
                if (key.getBoolean("over")) yield Code.LAPSED;
                if (key.getBoolean("waiting")) yield Code.WAITING;
                yield key.getBoolean("offered") ? Code.OFFERED : Code.REGISTERED;
            }
            case PRESENT -> Code.PRESENT;
            case CANCELLED -> Code.CANCELLED;
            case LAPSED -> Code.LAPSED;
            case ERASED -> Code.ERASED;
        };
    }
}
