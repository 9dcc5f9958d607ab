package fr.spro.registration.enrolment;

import fr.spro.platform.violation.Violation;
import fr.spro.registration.day.RegionalDay;
import fr.spro.registration.day.Session;
import fr.spro.registration.day.SessionId;
import fr.spro.registration.directory.IdResolver;
import fr.spro.registration.seating.SeatQueries;
import fr.spro.registration.seating.SelectionMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Validates wishes against the day, except seats.
@Component
public class CheckWishes {

    private static final String WORKSHOPS = "workshops";

    private final IdResolver idResolver;
    private final SeatQueries seats;

    CheckWishes(IdResolver idResolver, SeatQueries seats) {
        this.idResolver = idResolver;
        this.seats = seats;
    }

    /// @param before the previous wishes
    /// @param complete whether required answers must be present: not for people registered by staff, who can
    /// answer later
    List<Violation> violations(RegionalDay day, Wishes wishes, Wishes before, boolean complete) {
        var violations = new ArrayList<Violation>();
        if (wishes.structure() != null
                && idResolver.structure(wishes.structure()).isEmpty()) {
            violations.add(Violation.of("structure", "unknown-structure"));
        }
        if (!wishes.workshops().equals(before.workshops()) && seats.selectionMode(day) == SelectionMode.CLOSED) {
            violations.add(Violation.of(WORKSHOPS, "wishes-closed"));
        }
        violations.addAll(lasting(day, wishes, before, complete));
        return violations;
    }

    /// The violations that do not depend on the time.
    public static List<Violation> violations(RegionalDay day, Wishes wishes, boolean complete) {
        return lasting(day, wishes, Wishes.NONE, complete);
    }

    /// Workshops that were chosen before may stay, also if the organiser has moved one into the time of another.
    ///
    /// @param before the stored wishes
    public static List<Violation> lasting(RegionalDay day, Wishes wishes, Wishes before, boolean complete) {
        var violations = new ArrayList<Violation>();
        var chosen = wishes.workshops();
        if (!chosen.equals(before.workshops())) {
            if (workshops(day, chosen).size() < chosen.size()) {
                violations.add(Violation.of(WORKSHOPS, "unknown-workshop"));
            }
            if (overlap(day, chosen)) violations.add(Violation.of(WORKSHOPS, "workshops-overlap"));
        }
        violations.addAll(day.questions().violations(wishes.answers(), complete));
        return violations;
    }

    /// Whether these workshops overlap.
    public static boolean overlap(RegionalDay day, List<SessionId> chosen) {
        return clash(workshops(day, chosen));
    }

    private static List<Session> workshops(RegionalDay day, List<SessionId> chosen) {
        return chosen.stream()
                .map(day::session)
                .flatMap(Optional::stream)
                .filter(Session::isWorkshop)
                .distinct()
                .toList();
    }

    /// Parallel workshops are alternatives, in order of preference; others must not overlap.
    private static boolean clash(List<Session> workshops) {
        for (int i = 1; i < workshops.size(); i++) {
            var workshop = workshops.get(i);
            if (workshops.subList(0, i).stream()
                    .anyMatch(other -> !isAlternative(workshop, other) && workshop.overlaps(other))) {
                return true;
            }
        }
        return workshops.stream()
                .anyMatch(workshop -> workshops.stream()
                                .filter(other -> isAlternative(workshop, other))
                                .count()
                        > Wishes.MAX_PARALLEL);
    }

    private static boolean isAlternative(Session workshop, Session other) {
        return workshop.startsAt().equals(other.startsAt());
    }
}
