package fr.spro.registration.roster;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import fr.spro.registration.day.DayId;
import fr.spro.registration.day.RegionalDay;
import fr.spro.registration.day.SessionId;
import fr.spro.registration.enrolment.Listing.State;
import fr.spro.registration.enrolment.Offer;
import fr.spro.registration.enrolment.ParticipantState.Code;
import fr.spro.registration.enrolment.Registration;
import fr.spro.registration.enrolment.RegistrationId;
import fr.spro.registration.seating.SeatQueries;
import fr.spro.registration.seating.Seating;
import fr.spro.registration.seating.Seatings;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Service;

/// Counts the people of a day by what they have, as they know it. Only those who have to answer, to a request or to an
/// offer, and those who wait are read.
@Service
public class CountDay {

    private static final String STATE = "listing.state";
    private static final String OFFERS = "status.offers";
    private static final String CHECKED_IN = "attendance.checkedInAt";
    private static final String KNOWN_PLACE = "status.places.day.seated";

    private final MongoOperations mongo;
    private final Seatings seatings;
    private final SeatQueries seats;
    private final FindRegistrations findRegistrations;

    CountDay(MongoOperations mongo, Seatings seatings, SeatQueries seats, FindRegistrations findRegistrations) {
        this.mongo = mongo;
        this.seatings = seatings;
        this.seats = seats;
        this.findRegistrations = findRegistrations;
    }

    public DayCount of(RegionalDay day) {
        return day.isHeld() ? ofHeld(day) : ofLists(day);
    }

    /// Counts the registrations by the states that the list shows: the lists of arrivals stay as they were when the day
    /// was completed, so who cancels afterwards is still in them, and who is restored may not be.
    private DayCount ofHeld(RegionalDay day) {
        var seating = seatings.of(day.id());
        var everybody = findRegistrations.counts(FindRegistrations.Search.everybody(day));
        var present = present(day.id());
        var letIn = presentWithoutPlace(day.id(), seating).size() + erasedWithoutPlace(day.id());
        return new DayCount(
                number(everybody, Code.REGISTERED) + (int) present - letIn,
                number(everybody, Code.WAITING),
                number(everybody, Code.OFFERED),
                0,
                number(everybody, Code.TO_CONFIRM),
                present,
                letIn,
                seats.occupancy(day, seating),
                Map.of());
    }

    private static int number(Map<Code, Long> states, Code state) {
        return states.getOrDefault(state, 0L).intValue();
    }

    private DayCount ofLists(RegionalDay day) {
        var toAnswer = toAnswerOrWaiting(day.id());
        var seating = seatings.of(day.id());
        var occupancy = seats.occupancy(day, seating);
        var assignedAfter = Offer.assignedAfter(day).orElse(Instant.MAX);
        var overBefore = day.isAhead() ? Offer.overBefore(seats.now()) : Instant.EPOCH;
        var unconfirmed = new HashSet<String>();
        var ended = new HashSet<String>();
        var notRegistered = new HashSet<String>();
        var offered = new HashSet<String>();
        var offeredSeats = new HashMap<String, List<SessionId>>();
        for (var document : toAnswer) {
            if (isRequested(document)) {
                unconfirmed.add(document.getString("_id"));
                continue;
            }
            var id = document.getString("_id");
            var offers = offers(document, assignedAfter);
            if (offers.stream().anyMatch(offer -> isOfDay(offer) && isOver(offer, overBefore))) {
                ended.add(id);
                continue;
            }
            if (isWaiting(document)) notRegistered.add(id);
            if (offers.stream().anyMatch(CountDay::isOfDay)) offered.add(id);
            else {
                var seatsOffered = offers.stream()
                        .filter(offer -> !isOver(offer, overBefore))
                        .map(CountDay::workshop)
                        .filter(workshop -> seating.isSeated(id, workshop))
                        .toList();
                if (!seatsOffered.isEmpty()) offeredSeats.put(id, seatsOffered);
            }
        }
        var notTheirs = new HashMap<SessionId, DayCount.NotTheirs>();
        for (var workshop : occupancy.workshops().keySet()) {
            var held = seatedIn(workshop, unconfirmed, seating);
            var withDay = seatedIn(workshop, offered, seating);
            var alone = offeredSeats.values().stream()
                    .filter(seatsOffered -> seatsOffered.contains(workshop))
                    .count();
            if (held + withDay + alone > 0) {
                notTheirs.put(workshop, new DayCount.NotTheirs(held, withDay + (int) alone));
            }
        }
        notRegistered.addAll(unconfirmed);
        notRegistered.addAll(ended);
        ended.addAll(unconfirmed);
        var letIn = presentWithoutPlace(day.id(), seating);
        ended.addAll(letIn);
        var confirmed = seating.countOfDay(ended);
        var registered = seating.countOfDay(notRegistered).taken();
        notRegistered.addAll(offered);
        var accepted = seating.countOfDay(notRegistered).taken();
        return new DayCount(
                accepted,
                confirmed.waiting() + confirmed.taken() - registered,
                registered - accepted,
                offeredSeats.size(),
                unconfirmed.size(),
                present(day.id()),
                letIn.size() + erasedWithoutPlace(day.id()),
                occupancy,
                notTheirs);
    }

    private static int seatedIn(SessionId workshop, Set<String> people, Seating seating) {
        return (int)
                people.stream().filter(id -> seating.isSeated(id, workshop)).count();
    }

    private List<Document> toAnswerOrWaiting(DayId day) {
        var query = new Query(where("day")
                .is(day.value())
                .orOperator(
                        where(STATE).is(State.REQUESTED.name()),
                        where(OFFERS + ".0").exists(true),
                        where(KNOWN_PLACE).is(false)));
        query.fields().include(STATE, OFFERS, KNOWN_PLACE);
        return mongo.find(query, Document.class, mongo.getCollectionName(Registration.class));
    }

    private long present(DayId day) {
        var erased = where(STATE).is(State.ERASED).and(CHECKED_IN).ne(null);
        return mongo.count(
                new Query(where("day").is(day).orOperator(where(STATE).is(State.PRESENT), erased)), Registration.class);
    }

    private int erasedWithoutPlace(DayId day) {
        var letIn = where("day")
                .is(day)
                .and(STATE)
                .is(State.ERASED)
                .and("status.letIn")
                .is(true);
        return (int) mongo.count(new Query(letIn), Registration.class);
    }

    private Set<String> presentWithoutPlace(DayId day, Seating seating) {
        var waiting = seating.waiting().stream().map(RegistrationId::new).toList();
        var query = new Query(where("day")
                .is(day)
                .and(STATE)
                .is(State.PRESENT)
                .orOperator(where("_id").in(waiting), where(KNOWN_PLACE).is(false)));
        return mongo.find(query, Registration.class).stream()
                .filter(found -> !seating.hasPlace(found.claim()))
                .map(found -> found.id().value())
                .collect(Collectors.toSet());
    }

    private static boolean isRequested(Document document) {
        return State.REQUESTED
                .name()
                .equals(document.get("listing", Document.class).getString("state"));
    }

    /// Without those who are present: they were let in.
    private static boolean isWaiting(Document document) {
        var place = document.get("status", Document.class)
                .get("places", Document.class)
                .get("day", Document.class);
        return !place.getBoolean("seated")
                && State.CONFIRMED
                        .name()
                        .equals(document.get("listing", Document.class).getString("state"));
    }

    /// Those that were made: one ends with its place, even before the person is told so.
    private static List<Document> offers(Document document, Instant assignedAfter) {
        return document.get("status", Document.class).getList("offers", Document.class, List.of()).stream()
                .filter(offer -> !until(offer).isAfter(assignedAfter))
                .toList();
    }

    private static boolean isOfDay(Document offer) {
        return offer.get("workshop") == null;
    }

    private static boolean isOver(Document offer, Instant overBefore) {
        return until(offer).isBefore(overBefore);
    }

    private static Instant until(Document offer) {
        return offer.getDate("until").toInstant();
    }

    private static SessionId workshop(Document offer) {
        return new SessionId(offer.getString("workshop"));
    }
}
