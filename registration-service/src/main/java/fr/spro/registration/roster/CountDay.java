package fr.spro.registration.roster;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import fr.spro.registration.day.DayId;
import fr.spro.registration.day.RegionalDay;
import fr.spro.registration.enrolment.Listing.State;
import fr.spro.registration.enrolment.Registration;
import fr.spro.registration.seating.SeatQueries;
import fr.spro.registration.seating.Seatings;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Service;

/// Counts the people of a day by what they have, as they know it. Only those who have to answer, to a request or to an
/// offer, and those who wait are read.
@Service
public class CountDay {

    private static final String STATE = "listing.state";
    private static final String OFFERS = "status.offers";
    private static final String KNOWN_PLACE = "status.places.day.seated";

    private final MongoOperations mongo;
    private final Seatings seatings;
    private final SeatQueries seats;
    private final Clock clock;

    CountDay(MongoOperations mongo, Seatings seatings, SeatQueries seats, Clock clock) {
        this.mongo = mongo;
        this.seatings = seatings;
        this.seats = seats;
        this.clock = clock;
    }

    public DayCount of(RegionalDay day) {
        var now = clock.instant();
        var toAnswer = toAnswerOrWaiting(day.id());
        var seating = seatings.of(day.id());
        var occupancy = seats.occupancy(day, seating);
        var unconfirmed = new HashSet<String>();
        var notRegistered = new HashSet<String>();
        int offered = 0;
        int offeredPlaces = 0;
        for (var document : toAnswer) {
            if (isRequested(document)) {
                unconfirmed.add(document.getString("_id"));
                continue;
            }
            if (isWaiting(document)) notRegistered.add(document.getString("_id"));
            var open = openOffers(document, now);
            if (!open.isEmpty()) offered++;
            if (open.stream().anyMatch(offer -> offer.get("workshop") == null)) offeredPlaces++;
        }
        var confirmed = seating.countOfDay(unconfirmed);
        notRegistered.addAll(unconfirmed);
        var registered = seating.countOfDay(notRegistered).taken();
        return new DayCount(
                registered - offeredPlaces,
                confirmed.waiting() + confirmed.taken() - registered,
                offered,
                unconfirmed.size(),
                present(day.id()),
                occupancy);
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
        return mongo.count(
                new Query(new Criteria()
                        .andOperator(where("day").is(day), where(STATE).is(State.PRESENT))),
                Registration.class);
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

    private static List<Document> openOffers(Document document, Instant now) {
        return document.get("status", Document.class).getList("offers", Document.class, List.of()).stream()
                .filter(offer -> offer.get("until", Date.class).toInstant().isAfter(now))
                .toList();
    }
}
