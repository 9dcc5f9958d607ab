package fr.spro.registration.enrolment;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import fr.spro.platform.messaging.outbox.Store;
import fr.spro.platform.messaging.outbox.UnknownAggregate;
import fr.spro.platform.messaging.work.RequestCoalescer;
import fr.spro.registration.day.DayId;
import fr.spro.registration.day.Details;
import fr.spro.registration.day.RegionalDay;
import fr.spro.registration.day.Session;
import fr.spro.registration.day.SessionId;
import fr.spro.registration.enrolment.Seating.Arrivals;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.bson.Document;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

/// The lists of arrivals in the day's document. To join, to choose and to leave is one write each,
/// guarded by what must hold, and can be repeated.
@Component
public class WaitingLists {

    private static final String DAY = "arrivals.day";
    private static final String SESSIONS = "arrivals.sessions";
    private static final String PREFERENCES = "arrivals.preferences";
    private static final String ALLOCATED = "arrivals.allocatedAt";
    private static final int MOST_TOGETHER = 200;

    /// What of the day's document says who may sit.
    record Seats(@Id DayId id, Details details, List<Session> sessions) {}

    /// Somebody new, and the day as they saw it.
    private record Arriving(Registration registration, RegionalDay day) {}

    private final Store<RegionalDay> days;
    private final Store<Registration> registrations;
    private final MongoOperations mongo;
    private final Map<DayId, RequestCoalescer<DayId, Seating>> seatings = new ConcurrentHashMap<>();
    private final Map<DayId, RequestCoalescer<RegionalDay, Boolean>> crowds = new ConcurrentHashMap<>();
    private final Map<DayId, RequestCoalescer<Arriving, Boolean>> joining = new ConcurrentHashMap<>();

    public WaitingLists(Store<RegionalDay> days, Store<Registration> registrations, MongoOperations mongo) {
        this.days = days;
        this.registrations = registrations;
        this.mongo = mongo;
    }

    /// Puts somebody new at the end of the day's list and, if there is room, of the workshops' in the
    /// same write. Who has to wait for the day comes into the workshops when a place there is free:
    /// else a place won later would take a seat from somebody who was told to have it. In a rush those
    /// who come at the same time share a write.
    void join(Registration registration, RegionalDay day) {
        joining.computeIfAbsent(day.id(), _ -> new RequestCoalescer<>(MOST_TOGETHER, this::joinTogether))
                .handle(new Arriving(registration, day));
    }

    private List<Boolean> joinTogether(List<Arriving> arriving) {
        var latest = arriving.stream()
                .map(Arriving::day)
                .max(Comparator.comparing(RegionalDay::version))
                .orElseThrow();
        joinAll(arriving.stream().map(Arriving::registration).toList(), latest);
        return arriving.stream().map(_ -> true).toList();
    }

    /// Puts many at the end of all lists concerned, in this order: in one write while there is room for
    /// all of them at the day, or for none of them; else one by one.
    void joinAll(List<Registration> arrived, RegionalDay day) {
        var ids = arrived.stream()
                .map(registration -> registration.id().value())
                .distinct()
                .toList();
        if (ids.isEmpty()) return;
        var areNew = where(DAY).nin(ids);
        var room = day.details().places() - ids.size();
        if (room >= 0 && days.apply(day.id(), all(areNew, haveSeats(room, day)), everywhere(arrived, day))) return;
        var waiting = new Update().push(DAY).each(ids.toArray());
        if (days.apply(day.id(), all(areNew, haveNone(day)), waiting)) return;
        if (ids.size() == 1) days.apply(day.id(), areNew, waiting);
        else arrived.forEach(registration -> joinAll(List.of(registration), day));
    }

    private static Criteria haveSeats(int room, RegionalDay day) {
        var isFree = where("%s.%d".formatted(DAY, room)).exists(false);
        return day.details().isRanked() ? all(isFree, where(ALLOCATED).exists(true)) : isFree;
    }

    private static Criteria haveNone(RegionalDay day) {
        var isFull = where("%s.%d".formatted(DAY, day.details().places() - 1)).exists(true);
        return day.details().isRanked()
                ? new Criteria().orOperator(isFull, where(ALLOCATED).exists(false))
                : isFull;
    }

    private static Criteria all(Criteria... conditions) {
        return new Criteria().andOperator(conditions);
    }

    private static Update everywhere(List<Registration> arrived, RegionalDay day) {
        var seating = new Seating(day.details(), day.sessions(), Arrivals.NONE);
        var ids = new LinkedHashSet<String>();
        var members = new LinkedHashMap<String, List<String>>();
        var update = new Update();
        for (var registration : arrived) {
            var id = registration.id().value();
            if (ids.contains(id)) continue;
            ids.add(id);
            for (var workshop : registration.wishes().workshops()) {
                members.computeIfAbsent(list(workshop), _ -> new ArrayList<>()).add(id);
            }
            var preferences = seating.preferences(registration);
            if (preferences != null) update.set(PREFERENCES + "." + id, preferences);
        }
        update.push(DAY).each(ids.toArray());
        members.forEach((list, those) -> update.push(list).each(those.toArray()));
        return update;
    }

    /// Brings the lists in line with what a registration says now. It may say something else while this
    /// is written, so it is looked at again afterwards: whoever writes last has seen the last word.
    ///
    /// @return the registration that the lists agree with
    Registration settle(RegistrationId id) {
        while (true) {
            var registration = find(id);
            bring(registration);
            var after = find(id);
            if (after.isActive() == registration.isActive() && after.wishes().equals(registration.wishes()))
                return after;
        }
    }

    /// Lets go of a workshop's seat or rank and comes last there.
    void moveToEnd(RegistrationId id, DayId day, SessionId workshop) {
        days.apply(day, where(list(workshop)).is(id.value()), new Update().pull(list(workshop), id.value()));
        settle(id);
    }

    /// Ranked wishes become orders of arrival, once.
    ///
    /// @param orders for each workshop, who comes before whom
    /// @param preferences the wishes of those who have several at the same time, the best first
    void allocate(DayId day, Map<String, List<String>> orders, Map<String, List<String>> preferences, Instant at) {
        var update = new Update().set(ALLOCATED, at).set(SESSIONS, orders).set(PREFERENCES, preferences);
        days.apply(day, where(ALLOCATED).exists(false), update);
    }

    /// Who sits where at this moment. In a rush those who ask at the same time share the answer.
    public Seating of(DayId day) {
        return seatings.computeIfAbsent(day, _ -> RequestCoalescer.sharing(_ -> read(day)))
                .handle(day);
    }

    /// Whether anybody waits for a place or a workshop. Where nobody has alternatives the lengths of the
    /// lists say it, and the lists stay where they are.
    boolean anybodyWaits(RegionalDay day) {
        return crowds.computeIfAbsent(day.id(), _ -> RequestCoalescer.sharing(asked -> isAnyLonger(asked.getLast())))
                .handle(day);
    }

    private boolean isAnyLonger(RegionalDay day) {
        var longer = new ArrayList<Criteria>();
        longer.add(where("%s.%d".formatted(DAY, day.details().places())).exists(true));
        for (var session : day.sessions()) {
            if (!session.isWorkshop()) continue;
            var seats = Objects.requireNonNullElse(session.seats(), 0);
            longer.add(where("%s.%d".formatted(list(session.id()), seats)).exists(true));
        }
        var query = Query.query(where("_id").is(day.id().value()).orOperator(longer));
        query.fields().include(PREFERENCES);
        var found = mongo.findOne(query, Document.class, collection());
        if (found == null) return false;
        var preferences = found.getEmbedded(List.of("arrivals", "preferences"), Document.class);
        return preferences == null || preferences.isEmpty() || of(day.id()).anybodyWaits();
    }

    /// The long lists are taken as they are: to map each of their entries costs more than all the rest.
    private Seating read(DayId day) {
        var document = mongo.execute(
                collection(),
                documents -> documents
                        .find(Filters.eq("_id", day.value()))
                        .projection(Projections.include("details", "sessions", "arrivals"))
                        .first());
        if (document == null) throw new UnknownAggregate(RegionalDay.class, day);
        var arrivals = Arrivals.of((Document) document.remove("arrivals"));
        var seats = mongo.getConverter().read(Seats.class, document);
        return new Seating(seats.details(), seats.sessions(), arrivals);
    }

    private String collection() {
        return mongo.getCollectionName(RegionalDay.class);
    }

    private void bring(Registration registration) {
        var seating = of(registration.day());
        while (!seating.agreesWith(registration)) {
            step(registration, seating);
            seating = of(registration.day());
        }
    }

    /// One write towards agreement. It does nothing if the lists have changed since they were read.
    private void step(Registration registration, Seating seating) {
        var id = registration.id().value();
        var guards = new ArrayList<Criteria>(List.of(where("_id").exists(true)));
        var update = new Update();
        if (!registration.isActive()) {
            update.pull(DAY, id).unset(PREFERENCES + "." + id);
            seating.workshops().forEach(workshop -> update.pull(list(workshop), id));
        } else if (!seating.hasArrived(id)) {
            guards.add(where(DAY).ne(id));
            update.push(DAY, id);
        } else {
            var chosen = registration.wishes().workshops();
            for (var workshop : seating.workshops()) {
                if (!chosen.contains(workshop)) update.pull(list(workshop), id);
                else if (seating.mayTakeSeats(id) && !seating.isIn(workshop, id)) {
                    guards.add(where(list(workshop)).ne(id));
                    update.push(list(workshop), id);
                }
            }
            var preferences = seating.preferences(registration);
            if (preferences == null) update.unset(PREFERENCES + "." + id);
            else update.set(PREFERENCES + "." + id, preferences);
        }
        days.apply(registration.day(), new Criteria().andOperator(guards), update);
    }

    private Registration find(RegistrationId id) {
        return registrations.find(id).orElseThrow(() -> new UnknownAggregate(Registration.class, id));
    }

    private static String list(SessionId workshop) {
        return SESSIONS + "." + workshop.value();
    }
}
