package fr.spro.registration.imports;

import fr.spro.registration.day.DayId;
import fr.spro.registration.day.Days;
import fr.spro.registration.day.SessionId;
import fr.spro.registration.imports.Import.SkippedRow;
import fr.spro.registration.seating.SeatQueries;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/// Foresees who of a checked list gets a place at the day, and who waits, if nobody else registers meanwhile.
@Component
public class ForeseePlaces {

    /// The lines of those who get a place, and of those who wait.
    public record Foreseen(Set<Integer> seated, Set<Integer> waiting) {}

    private final Chunks chunks;
    private final Days days;
    private final SeatQueries seats;

    ForeseePlaces(Chunks chunks, Days days, SeatQueries seats) {
        this.chunks = chunks;
        this.days = days;
        this.seats = seats;
    }

    public Foreseen of(Import importJob) {
        var skipped = importJob.skipped().stream().map(SkippedRow::line).collect(Collectors.toSet());
        var free = new HashMap<DayId, Integer>();
        var foreseen = new Foreseen(new HashSet<>(), new HashSet<>());
        // In order of arrival.
        for (var row : chunks.all(importJob)) {
            if (skipped.contains(row.line())) continue;
            var named = row.get(PeopleColumns.DAY);
            var day = named.isEmpty() ? importJob.defaultDay() : new DayId(named);
            var left = free.computeIfAbsent(day, this::freePlaces);
            (left > 0 ? foreseen.seated() : foreseen.waiting()).add(row.line());
            free.put(day, left - 1);
        }
        return foreseen;
    }

    /// The full workshops whose waiting lists the first people with a place will join, by line.
    ///
    /// @param first in order of arrival
    public Map<Integer, Set<SessionId>> fullWorkshops(List<PersonRow> first, Foreseen foreseen) {
        var free = new HashMap<DayId, FreeSeats>();
        var full = new HashMap<Integer, Set<SessionId>>();
        for (var person : first) {
            if (!foreseen.seated().contains(person.line())) continue;
            var seatsLeft = free.computeIfAbsent(person.day(), this::freeSeats);
            full.put(person.line(), seatsLeft.take(person.wishes().workshops()));
        }
        return full;
    }

    private FreeSeats freeSeats(DayId id) {
        return days.findById(id).map(day -> FreeSeats.of(day, seats.of(day))).orElseThrow();
    }

    private int freePlaces(DayId id) {
        return days.findById(id)
                .map(day -> seats.of(day).day())
                .filter(count -> count.waiting() == 0)
                .map(count -> count.free())
                .orElse(0);
    }
}
