package fr.spro.registration.enrolment;

import fr.spro.registration.day.RegionalDay;
import fr.spro.registration.day.Session;
import fr.spro.registration.day.SessionId;
import fr.spro.registration.directory.IdResolver;
import fr.spro.registration.enrolment.SeatQueries.Choosing;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Looks whether what somebody wishes can be had at the day, seats apart.
@Component
public class CheckWishes {

    /// What cannot be wished for.
    public enum Fault {
        UNKNOWN_STRUCTURE,
        UNKNOWN_WORKSHOP,
        WORKSHOPS_OVERLAP,
        /// Ranked wishes are about to be allocated.
        WISHES_CLOSED,

        /// `Questions.faults` says which.
        ANSWERS
    }

    private final IdResolver meanings;
    private final SeatQueries enrolment;

    CheckWishes(IdResolver meanings, SeatQueries enrolment) {
        this.meanings = meanings;
        this.enrolment = enrolment;
    }

    /// @param before what the person wished for until now
    /// @param complete whether the answers that the day requires must be there: not for who is registered by
    /// somebody else, and can answer on the own page
    List<Fault> faults(RegionalDay day, Wishes wishes, Wishes before, boolean complete) {
        var faults = new ArrayList<Fault>();
        if (wishes.structure() != null && meanings.structure(wishes.structure()).isEmpty()) {
            faults.add(Fault.UNKNOWN_STRUCTURE);
        }
        if (!wishes.workshops().equals(before.workshops()) && enrolment.choosing(day) == Choosing.CLOSED) {
            faults.add(Fault.WISHES_CLOSED);
        }
        faults.addAll(faults(day, wishes.workshops()));
        if (!day.questions().faults(wishes.answers(), complete).isEmpty()) faults.add(Fault.ANSWERS);
        return faults;
    }

    /// What is wrong with these workshops at whatever time somebody wishes for them.
    public static List<Fault> faults(RegionalDay day, List<SessionId> chosen) {
        var faults = new ArrayList<Fault>();
        var workshops = chosen.stream()
                .map(day::session)
                .flatMap(Optional::stream)
                .filter(Session::isWorkshop)
                .distinct()
                .toList();
        if (workshops.size() < chosen.size()) faults.add(Fault.UNKNOWN_WORKSHOP);
        if (clash(workshops)) faults.add(Fault.WORKSHOPS_OVERLAP);
        return faults;
    }

    /// Workshops that begin at the same time are alternatives, in order of preference; all others have
    /// to fit.
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
                        > Wishes.MOST_AT_ONE_TIME);
    }

    private static boolean isAlternative(Session workshop, Session other) {
        return workshop.startsAt().equals(other.startsAt());
    }
}
