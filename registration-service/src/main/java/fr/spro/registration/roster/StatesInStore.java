package fr.spro.registration.roster;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import fr.spro.registration.enrolment.Listing.State;
import fr.spro.registration.enrolment.ParticipantState.Code;
import fr.spro.registration.enrolment.RegistrationId;
import java.util.Arrays;
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
record StatesInStore(boolean cancelled, Set<String> waiting) {

    private static final Set<State> ACTIVE = EnumSet.of(State.REQUESTED, State.CONFIRMED, State.PRESENT);

    private static final String STATE = "listing.state";
    private static final String KNOWN_PLACE = "status.places.day.seated";
    private static final String OFFERS = "status.offers";

    Criteria criteria(Code code) {
        return switch (code) {
            case TO_CONFIRM, REGISTERED, OFFERED, WAITING, PRESENT -> cancelled ? nobody() : ofDay(code);
            case DAY_CANCELLED -> cancelled ? where(STATE).in(ACTIVE) : nobody();
            case CANCELLED -> where(STATE).is(State.CANCELLED);
            case LAPSED -> where(STATE).is(State.LAPSED);
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
            case OFFERED -> new Criteria().andOperator(placed(), isOffered());
            case WAITING ->
                where(STATE)
                        .is(State.CONFIRMED)
                        .orOperator(where(KNOWN_PLACE).is(false), where("_id").in(ids()));
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

    private static Criteria isOffered() {
        return where(OFFERS).elemMatch(where("workshop").exists(false));
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
        var ofDay = new Document("$lte", Arrays.asList("$$offer.workshop", null));
        var offers = new Document("$ifNull", List.of("$" + OFFERS, List.of()));
        var isOffered = new Document(
                "$anyElementTrue",
                List.of(new Document(
                        "$map",
                        new Document("input", offers).append("as", "offer").append("in", ofDay))));
        var key =
                new Document("state", "$" + STATE).append("waiting", isWaiting).append("offered", isOffered);
        return new Document("$group", new Document("_id", key).append("number", new Document("$sum", 1)));
    }

    /// The state of such a group.
    Code code(Document key) {
        var state = State.valueOf(key.getString("state"));
        if (cancelled && ACTIVE.contains(state)) return Code.DAY_CANCELLED;
        return switch (state) {
            case REQUESTED -> Code.TO_CONFIRM;
            case CONFIRMED -> {
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
