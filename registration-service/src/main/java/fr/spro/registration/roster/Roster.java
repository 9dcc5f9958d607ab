package fr.spro.registration.roster;

import static java.util.Comparator.comparing;

import fr.spro.platform.messaging.StoreTime;
import fr.spro.registration.day.RegionalDay;
import fr.spro.registration.directory.IdResolver;
import fr.spro.registration.directory.Scope;
import fr.spro.registration.directory.Structure;
import fr.spro.registration.directory.StructureId;
import fr.spro.registration.enrolment.Registration;
import fr.spro.registration.enrolment.Registrations;
import fr.spro.registration.seating.Occupancy;
import fr.spro.registration.seating.SeatQueries;
import fr.spro.registration.seating.Seating;
import fr.spro.registration.seating.Seatings;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.data.util.Lazy;
import org.springframework.stereotype.Service;

/// The people of a day with places and structures, the source of all lists, exports, documents and
/// statistics. Reads of many people require a scope, which excludes those who are not visible.
@Service
public class Roster {

    /// Some people of a day and its occupancy, from one read, so that they are consistent.
    public record Excerpt(List<RosterEntry> entries, Occupancy occupancy) {}

    private static final Comparator<Registration> BY_NAME = comparing(
                    (Registration registration) -> registration.listing().name())
            .thenComparing(registration -> registration.id().value());

    private final Registrations registrations;
    private final Seatings seatings;
    private final SeatQueries seats;
    private final IdResolver idResolver;

    public Roster(Registrations registrations, Seatings seatings, SeatQueries seats, IdResolver idResolver) {
        this.registrations = registrations;
        this.seatings = seatings;
        this.seats = seats;
        this.idResolver = idResolver;
    }

    /// All registrations of a day, ended ones included, as a stream, since a day may have thousands; must be
    /// closed.
    public Stream<RosterEntry> stream(RegionalDay day, Scope scope) {
        return StoreTime.perRoundTrip(() -> registrations.streamByDay(day.id()))
                .filter(registration -> isVisible(registration, scope))
                .map(entries(day));
    }

    /// Registrations whose visibility was checked.
    public Stream<RosterEntry> entries(RegionalDay day, Stream<Registration> found) {
        return found.map(entries(day));
    }

    /// Active ones, by name; nobody if the day is cancelled.
    public List<RosterEntry> expected(RegionalDay day, Scope scope) {
        if (day.isCancelled()) return List.of();
        return registrations.findByDay(day.id()).stream()
                .filter(registration -> registration.isActive() && isVisible(registration, scope))
                .sorted(BY_NAME)
                .map(entries(day))
                .filter(entry -> entry.registration().isActive())
                .toList();
    }

    /// Those that have ended, by name, without erased people, and people who have registered again.
    public List<RosterEntry> ended(RegionalDay day, Scope scope) {
        var all = registrations.findByDay(day.id()).stream()
                .filter(registration -> !registration.isErased() && isVisible(registration, scope))
                .sorted(BY_NAME)
                .map(entries(day))
                .toList();
        var registered = all.stream()
                .map(RosterEntry::registration)
                .filter(Registration::isActive)
                .map(registration -> registration.participant().email())
                .collect(Collectors.toSet());
        return all.stream()
                .filter(entry -> !entry.registration().isActive()
                        && !registered.contains(
                                entry.registration().participant().email()))
                .toList();
    }

    /// Registrations of a day whose visibility was checked.
    public Excerpt excerpt(RegionalDay day, List<Registration> found) {
        var seating = seatings.of(day.id());
        var entries = found.stream().map(entries(day, Lazy.of(seating))).toList();
        return new Excerpt(entries, seats.occupancy(day, seating));
    }

    /// A registration whose visibility was checked.
    public RosterEntry of(RegionalDay day, Registration found) {
        var now = seats.now();
        var registration = found.asOf(day, now);
        return new RosterEntry(
                day,
                registration,
                Lazy.of(() -> seats.placesOf(registration.claim())),
                Lazy.of(() -> Optional.ofNullable(registration.wishes().structure())
                        .flatMap(idResolver::structureIncludingRemoved)),
                now);
    }

    private static boolean isVisible(Registration registration, Scope scope) {
        return scope.includes(registration.wishes().structure());
    }

    private Function<Registration, RosterEntry> entries(RegionalDay day) {
        return entries(day, Lazy.of(() -> seatings.of(day.id())));
    }

    /// They share the joined data.
    private Function<Registration, RosterEntry> entries(RegionalDay day, Lazy<Seating> seating) {
        Lazy<Map<StructureId, Structure>> structures = Lazy.of(idResolver::structures);
        var now = seats.now();
        return found -> {
            var registration = found.asOf(day, now);
            return new RosterEntry(
                    day,
                    registration,
                    seating.map(read -> read.placesOf(registration.claim())),
                    Lazy.of(() -> Optional.ofNullable(registration.wishes().structure())
                            .map(structures.get()::get)),
                    now);
        };
    }
}
