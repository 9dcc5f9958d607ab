package fr.spro.registration.attendance;

import fr.spro.registration.day.RegionalDay;
import fr.spro.registration.directory.Scope;
import fr.spro.registration.enrolment.RegistrationStatus;
import fr.spro.registration.roster.Roster;
import fr.spro.registration.roster.RosterEntry;
import fr.spro.registration.text.SearchKey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/// The expected participants of a day, with the data that the check-in desk needs.
@Service
public class CheckInDeskList {

    /// @param name as shown, surname first
    /// @param key the words by which the person is found
    /// @param code of the badge's QR code
    /// @param structure name of the structure; may be empty
    /// @param seated whether the person has a place at the day
    /// @param checkedInAt the time of the check-in, if present
    public record Person(
            String id,
            String code,
            String firstName,
            String lastName,
            String name,
            String key,
            String structure,
            boolean seated,
            List<Wish> sessions,
            @Nullable Instant checkedInAt,
            List<AttendedSession> attended) {

        /// First name and surname in one text.
        public String fullName() {
            return "%s %s".formatted(firstName, lastName).strip();
        }
    }

    /// A chosen session.
    public record Wish(String session, boolean seated) {}

    /// An attended session.
    public record AttendedSession(String session, Instant at) {}

    /// Somebody whose registration has ended, who may come nevertheless.
    ///
    /// @param name as shown, surname first
    /// @param key the words by which the person is found
    /// @param structure name of the structure; may be empty
    /// @param isLapsed whether it has lapsed, and was not cancelled
    public record EndedPerson(String id, String name, String key, String structure, boolean isLapsed, Instant at) {}

    private static final Duration STORED_AFTERWARDS = Duration.ofHours(24);

    private final Roster roster;

    CheckInDeskList(Roster roster) {
        this.roster = roster;
    }

    /// Until when devices may store the list.
    public static Instant keptUntil(RegionalDay day) {
        return day.endsAt().plus(STORED_AFTERWARDS);
    }

    /// Sorted by name.
    public List<Person> of(RegionalDay day, Scope scope) {
        return roster.expected(day, scope).stream().map(CheckInDeskList::person).toList();
    }

    /// Those whose registration has ended, by name.
    public List<EndedPerson> ended(RegionalDay day, Scope scope) {
        if (day.isCancelled()) return List.of();
        return roster.ended(day, scope).stream().map(CheckInDeskList::ended).toList();
    }

    private static EndedPerson ended(RosterEntry entry) {
        var registration = entry.registration();
        return new EndedPerson(
                registration.id().value(),
                entry.name().listed(),
                key(entry),
                entry.origin(),
                registration.status() instanceof RegistrationStatus.Lapsed,
                Objects.requireNonNull(registration.status().endedAt()));
    }

    private static String key(RosterEntry entry) {
        return SearchKey.join(SearchKey.of(entry.name()), SearchKey.of(entry.origin()));
    }

    private static Person person(RosterEntry entry) {
        var registration = entry.registration();
        return new Person(
                registration.id().value(),
                new BadgeCode(registration.id()).text(),
                entry.name().first().value(),
                entry.name().last().value(),
                entry.name().listed(),
                key(entry),
                entry.origin(),
                entry.places().day().seated(),
                entry.places().workshops().stream()
                        .map(place -> new Wish(place.sessionId(), place.seated()))
                        .toList(),
                registration.attendance().checkedInAt(),
                registration.attendance().sessions().stream()
                        .map(attended -> new AttendedSession(attended.session().value(), attended.at()))
                        .toList());
    }
}
