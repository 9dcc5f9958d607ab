package fr.spro.registration.enrolment;

import fr.spro.registration.day.RegionalDay;
import fr.spro.registration.day.SessionId;
import fr.spro.registration.enrolment.ParticipantState.Seat;
import fr.spro.registration.seating.Occupancy;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// What a person gives up by other wishes: seats without a free one at the same time instead, and ranks. It must be
/// agreed to before it is lost.
public record GivenUp(List<SessionId> seats, List<SessionId> ranks) {

    static final GivenUp NOTHING = new GivenUp(List.of(), List.of());

    /// @param before the state with the stored wishes
    static GivenUp by(Wishes wanted, ParticipantState before, RegionalDay day, Occupancy occupancy) {
        var all = without(wanted, before);
        return new GivenUp(
                all.seats.stream()
                        .filter(left -> !isReplaced(left, wanted, day, occupancy))
                        .toList(),
                all.ranks);
    }

    /// All seats and ranks that the other wishes leave, as if none of the seats had a replacement.
    static GivenUp without(Wishes wanted, ParticipantState before) {
        return new GivenUp(
                left(wanted, before, workshop -> workshop.seat().isHeld()),
                left(wanted, before, workshop -> workshop.seat() == Seat.WAITING));
    }

    private static List<SessionId> left(
            Wishes wanted, ParticipantState before, Predicate<ParticipantState.Workshop> which) {
        return before.workshops().stream()
                .filter(which)
                .map(ParticipantState.Workshop::session)
                .filter(workshop -> !wanted.workshops().contains(workshop))
                .toList();
    }

    private static boolean isReplaced(SessionId left, Wishes wanted, RegionalDay day, Occupancy occupancy) {
        return day.sameTimeAs(left).stream()
                .filter(wanted.workshops()::contains)
                .anyMatch(other -> occupancy.workshops().get(other).free() > 0);
    }

    /// Whether no more is lost than this, to which the person agreed.
    boolean isWithin(GivenUp agreed) {
        return agreed.seats.containsAll(seats)
                && ranks.stream().allMatch(rank -> agreed.ranks.contains(rank) || agreed.seats.contains(rank));
    }

    /// Identifies it in a form.
    public String text() {
        return "%s/%s".formatted(ids(seats), ids(ranks));
    }

    /// Nothing if the text is none of a form.
    public static GivenUp parse(String text) {
        var parts = text.split("/", -1);
        return parts.length == 2 ? new GivenUp(sessions(parts[0]), sessions(parts[1])) : NOTHING;
    }

    private static String ids(List<SessionId> sessions) {
        return sessions.stream().map(SessionId::value).collect(Collectors.joining(","));
    }

    private static List<SessionId> sessions(String ids) {
        return Arrays.stream(ids.split(","))
                .filter(id -> !id.isEmpty())
                .map(SessionId::new)
                .toList();
    }
}
