package fr.spro.registration.imports;

import fr.spro.registration.day.DayId;
import fr.spro.registration.day.Days;
import fr.spro.registration.day.SessionId;
import fr.spro.registration.enrolment.Registrations;
import fr.spro.registration.imports.Import.SkippedRow;
import fr.spro.registration.seating.EarlierClaims;
import fr.spro.registration.seating.SeatQueries;
import fr.spro.registration.spreadsheet.DateParser;
import fr.spro.registration.spreadsheet.Row;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/// Foresees who of a checked list gets a place at the day, and who waits, if nobody else registers
/// meanwhile.
@Component
public class ForeseePlaces {

    /// The lines of those who get a place, and of those who wait.
    ///
    /// @param overtaken how many who wait now come after people of the list, who asked earlier
    public record Foreseen(Set<Integer> seated, Set<Integer> waiting, int overtaken) {}

    private final Chunks chunks;
    private final Days days;
    private final SeatQueries seats;
    private final EarlierClaims earlierClaims;
    private final Registrations registrations;

    ForeseePlaces(
            Chunks chunks, Days days, SeatQueries seats, EarlierClaims earlierClaims, Registrations registrations) {
        this.chunks = chunks;
        this.days = days;
        this.seats = seats;
        this.earlierClaims = earlierClaims;
        this.registrations = registrations;
    }

    public Foreseen of(Import importJob) {
        var skipped = importJob.skipped().stream().map(SkippedRow::line).collect(Collectors.toSet());
        var free = new HashMap<DayId, Integer>();
        var seated = new HashSet<Integer>();
        var waiting = new HashSet<Integer>();
        var firstWaiting = new HashMap<DayId, Row>();
        // In order of arrival.
        for (var row : chunks.all(importJob)) {
            if (skipped.contains(row.line())) continue;
            var named = row.get(PeopleColumns.DAY);
            var day = named.isEmpty() ? importJob.defaultDay() : new DayId(named);
            var left = free.computeIfAbsent(day, this::freePlaces);
            (left > 0 ? seated : waiting).add(row.line());
            if (left <= 0) firstWaiting.putIfAbsent(day, row);
            free.put(day, left - 1);
        }
        return new Foreseen(
                seated,
                waiting,
                firstWaiting.entrySet().stream()
                        .mapToInt(entry -> overtaken(entry.getKey(), entry.getValue()))
                        .sum());
    }

    private int overtaken(DayId id, Row first) {
        return days.findById(id)
                .flatMap(day -> DateParser.read(first.get(PeopleColumns.REGISTERED_AT), day.zone()))
                .map(time -> earlierClaims.later(id, time, registrations::requestTimes))
                .orElse(0);
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
