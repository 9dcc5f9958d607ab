package fr.spro.registration.seating;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import fr.spro.platform.messaging.outbox.Store;
import fr.spro.platform.messaging.work.KeyedCoalescer;
import fr.spro.platform.messaging.work.RequestCoalescer;
import fr.spro.registration.day.DayId;
import fr.spro.registration.day.RegionalDay;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

/// Appends new claims to the lists in one guarded, idempotent write.
///
/// A claim on the waiting list of the day joins its workshops when it gets a place: otherwise a later place
/// would take a workshop seat from somebody who was already notified.
@Component
public class JoinDay {

    private static final int MAX_BATCH = 200;

    /// A new claim, with the day as read before.
    private record Arrival(Claim claim, RegionalDay day) {}

    private final Store<RegionalDay> days;
    private final KeyedCoalescer<DayId, Arrival, Boolean> joining = new KeyedCoalescer<>();

    public JoinDay(Store<RegionalDay> days) {
        this.days = days;
    }

    /// Joins one claim, unless it joins later; under load concurrent ones share a write.
    public void handle(Claim claim, RegionalDay day) {
        if (!claim.active()) return;
        joining.handle(day.id(), new Arrival(claim, day), () -> new RequestCoalescer<>(MAX_BATCH, this::joinAll));
    }

    /// Joins many in this order: in one write if there are places for all or for none of them, otherwise one
    /// by one. If the day was changed since it was read, its number of places may be another: it is read again.
    public void handle(List<Claim> arrived, RegionalDay day) {
        var ids = arrived.stream().map(Claim::key).distinct().toList();
        if (ids.isEmpty()) return;
        var areNew = where(Arrivals.DAY).nin(ids);
        var asRead = all(areNew, where("version").is(day.version()));
        var room = day.details().places() - ids.size();
        if (room >= 0 && days.apply(day.id(), all(asRead, hasRoom(room, day)), joinLists(arrived, day))) return;
        var waiting = new Update().push(Arrivals.DAY).each(ids.toArray());
        if (days.apply(day.id(), all(asRead, hasNoRoom(day)), waiting)) return;
        var current = days.get(day.id());
        if (current.version() != day.version()) handle(arrived, current);
        else if (ids.size() == 1) days.apply(day.id(), areNew, waiting);
        else arrived.forEach(claim -> handle(List.of(claim), day));
    }

    private List<Boolean> joinAll(List<Arrival> arriving) {
        var latest = arriving.stream()
                .map(Arrival::day)
                .max(Comparator.comparing(RegionalDay::version))
                .orElseThrow();
        handle(arriving.stream().map(Arrival::claim).toList(), latest);
        return arriving.stream().map(_ -> true).toList();
    }

    private static Criteria hasRoom(int room, RegionalDay day) {
        var isFree = where("%s.%d".formatted(Arrivals.DAY, room)).exists(false);
        return day.details().isRanked() ? all(isFree, where(Arrivals.ALLOCATED).exists(true)) : isFree;
    }

    private static Criteria hasNoRoom(RegionalDay day) {
        var isFull = where("%s.%d".formatted(Arrivals.DAY, day.details().places() - 1))
                .exists(true);
        return day.details().isRanked()
                ? new Criteria().orOperator(isFull, where(Arrivals.ALLOCATED).exists(false))
                : isFull;
    }

    private static Criteria all(Criteria... conditions) {
        return new Criteria().andOperator(conditions);
    }

    private static Update joinLists(List<Claim> arrived, RegionalDay day) {
        var seating = new Seating(day.details(), day.sessions(), Arrivals.NONE);
        var ids = new LinkedHashSet<String>();
        var members = new LinkedHashMap<String, List<String>>();
        var update = new Update();
        for (var claim : arrived) {
            if (!ids.add(claim.key())) continue;
            for (var workshop : claim.workshops()) {
                members.computeIfAbsent(Arrivals.list(workshop), _ -> new ArrayList<>())
                        .add(claim.key());
            }
            var preferences = seating.preferences(claim);
            if (preferences != null) update.set(Arrivals.preferences(claim.key()), preferences);
        }
        update.push(Arrivals.DAY).each(ids.toArray());
        members.forEach((list, those) -> update.push(list).each(those.toArray()));
        return update;
    }
}
