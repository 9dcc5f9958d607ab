package fr.spro.registration.roster;

import fr.spro.registration.day.RegionalDay;
import fr.spro.registration.day.SessionId;
import fr.spro.registration.directory.Group;
import fr.spro.registration.directory.GroupId;
import fr.spro.registration.directory.Groups;
import fr.spro.registration.directory.Scope;
import fr.spro.registration.directory.Structure;
import fr.spro.registration.enrolment.Attendance.Attended;
import fr.spro.registration.enrolment.Listing.State;
import fr.spro.registration.enrolment.ParticipantState.Code;
import fr.spro.registration.enrolment.RegistrationStatus;
import fr.spro.registration.text.SearchKey;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;

/// Statistics of the registrations of a day: by state, group, type of structure and date, and attendance.
@Service
public class Figures {

    /// The key for registrations without a structure of the directory.
    public static final String NOT_IN_DIRECTORY = "";

    /// @param states by what is stored, whatever became of the day
    /// @param shownStates by the state that lists show
    /// @param groups active registrations by name of group or `NOT_IN_DIRECTORY`
    /// @param types active registrations by type of structure or `NOT_IN_DIRECTORY`
    /// @param byDate active registrations by the date of the request at the place of the day
    public record Statistics(
            Map<State, Long> states,
            Map<Code, Long> shownStates,
            Map<String, Long> groups,
            Map<String, Long> types,
            Map<LocalDate, Long> byDate,
            Presence presence) {}

    /// Attendance. Erased people still count, without group.
    ///
    /// @param expected the number of people with a place, and of those who were let in without
    /// @param withoutPlace the number of those who were let in without a place
    /// @param sessions the attendance per session
    /// @param groups attendance among these people, per group
    public record Presence(
            long expected, long present, long withoutPlace, Map<SessionId, Long> sessions, Map<String, Part> groups) {

        /// People with a place, whether they came or not.
        public long placed() {
            return expected - withoutPlace;
        }

        /// Whether any attendance is recorded.
        public boolean hasBegun() {
            return present > 0;
        }
    }

    /// A part of a number of people.
    public record Part(long number, long of) {

        private Part plus(Part other) {
            return new Part(number + other.number, of + other.of);
        }
    }

    /// As lists do: without accents and apostrophes.
    private static final Comparator<String> BY_NAME =
            Comparator.<String, String>comparing(SearchKey::of).thenComparing(Comparator.naturalOrder());

    private final Roster roster;
    private final Groups groups;

    Figures(Roster roster, Groups groups) {
        this.roster = roster;
        this.groups = groups;
    }

    public Statistics of(RegionalDay day, Scope scope) {
        var names = groups.findAllIncludingRemoved().stream().collect(Collectors.toMap(Group::id, Group::name));
        try (var everybody = roster.stream(day, scope)) {
            var all = everybody.toList();
            var active = all.stream()
                    .filter(entry -> entry.registration().isActive())
                    .toList();
            return new Statistics(
                    count(all, entry -> entry.registration().listing().state(), new EnumMap<>(State.class)),
                    count(all, entry -> entry.state().code(), new EnumMap<>(Code.class)),
                    count(active, entry -> group(entry, names), new TreeMap<>(BY_NAME)),
                    count(active, Figures::type, new TreeMap<>(BY_NAME)),
                    count(active, entry -> requestedOn(entry, day.zone()), new TreeMap<>()),
                    presence(all, entry -> group(entry, names)));
        }
    }

    private static Presence presence(List<RosterEntry> all, Function<RosterEntry, String> group) {
        var expected = all.stream().filter(Figures::isExpected).toList();
        var present = expected.stream().filter(Figures::attended).toList();
        var withoutPlace = present.stream().filter(Figures::isLetIn).count();
        var sessions = present.stream()
                .flatMap(entry -> entry.registration().attendance().sessions().stream())
                .collect(Collectors.groupingBy(Attended::session, Collectors.counting()));
        var groups = expected.stream()
                .collect(Collectors.toMap(
                        group,
                        entry -> new Part(attended(entry) ? 1 : 0, 1),
                        Part::plus,
                        () -> new TreeMap<>(BY_NAME)));
        return new Presence(expected.size(), present.size(), withoutPlace, sessions, groups);
    }

    private static boolean isExpected(RosterEntry entry) {
        var registration = entry.registration();
        return entry.state().hasPlace() || registration.wasPresent() || registration.isErased() && attended(entry);
    }

    private static boolean isLetIn(RosterEntry entry) {
        var registration = entry.registration();
        return registration.status() instanceof RegistrationStatus.Erased erased
                ? erased.wasLetIn()
                : registration.isConfirmed() && !entry.places().day().seated();
    }

    private static boolean attended(RosterEntry entry) {
        return entry.registration().attendance().isCheckedIn();
    }

    private static <K> Map<K, Long> count(List<RosterEntry> all, Function<RosterEntry, K> by, Map<K, Long> into) {
        all.forEach(entry -> into.merge(by.apply(entry), 1L, Long::sum));
        return into;
    }

    private static LocalDate requestedOn(RosterEntry entry, ZoneId zone) {
        return entry.registration().requestedAt().atZone(zone).toLocalDate();
    }

    private static String group(RosterEntry entry, Map<GroupId, String> names) {
        return entry.structure()
                .map(structure -> names.getOrDefault(structure.group(), NOT_IN_DIRECTORY))
                .orElse(NOT_IN_DIRECTORY);
    }

    private static String type(RosterEntry entry) {
        return entry.structure().map(Structure::kind).orElse(NOT_IN_DIRECTORY);
    }
}
