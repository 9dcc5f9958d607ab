package fr.spro.registration.roster;

import fr.spro.platform.web.Dates;
import fr.spro.registration.day.DayId;
import fr.spro.registration.day.SessionId;
import fr.spro.registration.directory.Group;
import fr.spro.registration.directory.GroupId;
import fr.spro.registration.directory.Groups;
import fr.spro.registration.directory.IdResolver;
import fr.spro.registration.directory.Structure;
import fr.spro.registration.directory.StructureId;
import fr.spro.registration.enrolment.Listing.State;
import fr.spro.registration.enrolment.Registration;
import fr.spro.registration.enrolment.Registration.Attended;
import fr.spro.registration.enrolment.Registrations;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/// How the registrations of a day stand: by state, by group, by type of structure, how they came over
/// time, and who of them came to the day.
@Service
public class Figures {

    /// What is shown in the place of a group or type that is not in the directory.
    public static final String ELSEWHERE = "";

    /// @param groups names of groups, `ELSEWHERE` for who comes from none; active registrations only
    /// @param types types of structure, likewise
    /// @param byDate active registrations by the date of the request
    public record Standing(
            Map<State, Long> states,
            Map<String, Long> groups,
            Map<String, Long> types,
            Map<LocalDate, Long> byDate,
            Presence presence) {}

    /// Who came. People who were erased since still count, without group.
    ///
    /// @param confirmed how many had confirmed or were noted
    /// @param sessions how many were seen in each session
    /// @param groups of those who had confirmed, how many came
    public record Presence(long confirmed, long present, Map<SessionId, Long> sessions, Map<String, Part> groups) {

        /// Whether anybody was noted yet.
        public boolean hasBegun() {
            return present > 0;
        }
    }

    /// Some of a number of people.
    public record Part(long number, long of) {

        private Part plus(Part other) {
            return new Part(number + other.number, of + other.of);
        }
    }

    private final Registrations registrations;
    private final Groups groups;
    private final IdResolver idResolver;

    Figures(Registrations registrations, Groups groups, IdResolver idResolver) {
        this.registrations = registrations;
        this.groups = groups;
        this.idResolver = idResolver;
    }

    public Standing of(DayId day) {
        var directory = idResolver.structures();
        var names = groups.findAllEver().stream().collect(Collectors.toMap(Group::id, Group::name));
        var all = registrations.findByDay(day);
        var active = all.stream().filter(Registration::isActive).toList();
        return new Standing(
                count(all, registration -> registration.listing().state(), new EnumMap<>(State.class)),
                count(active, found -> group(structure(found, directory), names), new TreeMap<>()),
                count(active, found -> type(structure(found, directory)), new TreeMap<>()),
                count(active, found -> found.requestedAt().atZone(Dates.ZONE).toLocalDate(), new TreeMap<>()),
                presence(all, found -> group(structure(found, directory), names)));
    }

    private static Presence presence(List<Registration> all, Function<Registration, String> group) {
        var expected = all.stream()
                .filter(found -> found.isConfirmed() || found.isErased() && found.checkedInAt() != null)
                .toList();
        var present =
                expected.stream().filter(found -> found.checkedInAt() != null).toList();
        var sessions = present.stream()
                .flatMap(found -> found.attended().stream())
                .collect(Collectors.groupingBy(Attended::session, Collectors.counting()));
        var groups = expected.stream()
                .collect(Collectors.toMap(
                        group, found -> new Part(found.checkedInAt() == null ? 0 : 1, 1), Part::plus, TreeMap::new));
        return new Presence(expected.size(), present.size(), sessions, groups);
    }

    private static <K> Map<K, Long> count(List<Registration> all, Function<Registration, K> by, Map<K, Long> into) {
        all.forEach(registration -> into.merge(by.apply(registration), 1L, Long::sum));
        return into;
    }

    private static @Nullable Structure structure(Registration registration, Map<StructureId, Structure> directory) {
        var id = registration.wishes().structure();
        return id == null ? null : directory.get(id);
    }

    private static String group(@Nullable Structure structure, Map<GroupId, String> names) {
        return structure == null ? ELSEWHERE : names.getOrDefault(structure.group(), ELSEWHERE);
    }

    private static String type(@Nullable Structure structure) {
        return structure == null ? ELSEWHERE : structure.kind();
    }
}
