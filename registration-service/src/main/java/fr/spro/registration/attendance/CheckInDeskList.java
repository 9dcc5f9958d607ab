package fr.spro.registration.attendance;

import fr.spro.registration.day.RegionalDay;
import fr.spro.registration.directory.Scope;
import fr.spro.registration.roster.Roster;
import fr.spro.registration.roster.RosterEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/// Who may come to a day, with just what the welcome at the door has to know of them.
@Service
public class CheckInDeskList {

    /// @param code what the badge's QR code says
    /// @param structure the name of where the person comes from; may be empty
    /// @param seated whether the person has a place at the day and does not wait for one
    /// @param checkedInAt when the person came, if so
    public record Person(
            String id,
            String code,
            String name,
            String structure,
            boolean seated,
            List<Wish> sessions,
            @Nullable Instant checkedInAt,
            List<Seen> seen) {}

    /// A session that the person chose.
    public record Wish(String session, boolean seated) {}

    /// A session in which the person was seen.
    public record Seen(String session, Instant at) {}

    private static final Duration KEPT_AFTERWARDS = Duration.ofHours(24);

    private final Roster roster;

    CheckInDeskList(Roster roster) {
        this.roster = roster;
    }

    /// Until when a device may have the list.
    public static Instant keptUntil(RegionalDay day) {
        return day.endsAt().plus(KEPT_AFTERWARDS);
    }

    /// By name.
    public List<Person> of(RegionalDay day, Scope scope) {
        return roster.expected(day.id(), scope).stream()
                .map(CheckInDeskList::person)
                .toList();
    }

    private static Person person(RosterEntry entry) {
        var registration = entry.registration();
        return new Person(
                registration.id().value(),
                new BadgeCode(registration.id()).text(),
                entry.name(),
                entry.origin(),
                entry.hasPlace(),
                entry.places().workshops().stream()
                        .map(place -> new Wish(place.sessionId(), place.seated()))
                        .toList(),
                registration.attendance().checkedInAt(),
                registration.attendance().sessions().stream()
                        .map(seen -> new Seen(seen.session().value(), seen.at()))
                        .toList());
    }
}
