package fr.spro.registration.enrolment;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import fr.spro.platform.UnknownAggregate;
import fr.spro.platform.messaging.Store;
import fr.spro.registration.day.DayId;
import fr.spro.registration.day.Details;
import fr.spro.registration.day.RegionalDay;
import fr.spro.registration.day.Session;
import fr.spro.registration.day.SessionId;
import fr.spro.registration.enrolment.Seating.Arrivals;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

/// The lists of arrivals in the day's document. To join, to choose and to leave is one write each,
/// guarded by what must hold, and can be repeated.
@Component
class Queues {

    private static final String DAY = "arrivals.day";
    private static final String SESSIONS = "arrivals.sessions";
    private static final String PREFERENCES = "arrivals.preferences";
    private static final String ALLOCATED = "arrivals.allocatedAt";

    /// What of the day's document says who sits.
    record Lists(
            @Id DayId id,
            Details details,
            List<Session> sessions,
            @Nullable Arrivals arrivals) {

        Seating seating() {
            return new Seating(details, sessions, Objects.requireNonNullElse(arrivals, Arrivals.NONE));
        }
    }

    private final Store<RegionalDay> days;
    private final Store<Registration> registrations;
    private final MongoOperations mongo;

    Queues(Store<RegionalDay> days, Store<Registration> registrations, MongoOperations mongo) {
        this.days = days;
        this.registrations = registrations;
        this.mongo = mongo;
    }

    /// Puts somebody new at the end of the day's list and, if there is room, of the workshops' in the
    /// same write. Who has to wait for the day comes into the workshops when a place there is free:
    /// else a place won later would take a seat from somebody who was told to have it.
    void join(Registration registration, RegionalDay day) {
        var id = registration.id().value();
        var isNew = where(DAY).ne(id);
        var hasRoom = where("%s.%d".formatted(DAY, day.details().places() - 1)).exists(false);
        var takesSeats = where(ALLOCATED).exists(true);
        var guards = day.details().isRanked() ? List.of(isNew, hasRoom, takesSeats) : List.of(isNew, hasRoom);
        if (days.apply(day.id(), new Criteria().andOperator(guards), everywhere(List.of(registration), day))) return;
        days.apply(day.id(), isNew, new Update().push(DAY, id));
    }

    /// Puts many at the end of all lists concerned, in this order: in one write while there is room for
    /// all of them at the day and workshops are filled as people come, else one by one.
    void joinAll(List<Registration> arrived, RegionalDay day) {
        var ids =
                arrived.stream().map(registration -> registration.id().value()).toList();
        var room = day.details().places() - ids.size();
        if (ids.isEmpty()) return;
        if (room >= 0 && !day.details().isRanked()) {
            var areNew = where(DAY).nin(ids);
            var haveRoom = where("%s.%d".formatted(DAY, room)).exists(false);
            var together = new Criteria().andOperator(areNew, haveRoom);
            if (days.apply(day.id(), together, everywhere(arrived, day))) return;
        }
        arrived.forEach(registration -> join(registration, day));
    }

    private static Update everywhere(List<Registration> arrived, RegionalDay day) {
        var seating = new Seating(day.details(), day.sessions(), Arrivals.NONE);
        var ids = new ArrayList<String>();
        var members = new LinkedHashMap<String, List<String>>();
        var update = new Update();
        for (var registration : arrived) {
            var id = registration.id().value();
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

    Seating of(DayId day) {
        return Optional.ofNullable(mongo.findById(day, Lists.class, mongo.getCollectionName(RegionalDay.class)))
                .orElseThrow(() -> new UnknownAggregate(RegionalDay.class, day))
                .seating();
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
