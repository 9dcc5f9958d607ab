package fr.spro.registration.enrolment;

import fr.spro.registration.day.RegionalDay;
import fr.spro.registration.day.Session;
import fr.spro.registration.directory.Structures;
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
        WORKSHOPS_OVERLAP
    }

    private final Structures structures;

    CheckWishes(Structures structures) {
        this.structures = structures;
    }

    List<Fault> faults(RegionalDay day, Wishes wishes) {
        var faults = new ArrayList<Fault>();
        if (wishes.structure() != null
                && structures.findById(wishes.structure()).isEmpty()) {
            faults.add(Fault.UNKNOWN_STRUCTURE);
        }
        var workshops = wishes.workshops().stream()
                .map(day::session)
                .flatMap(Optional::stream)
                .filter(Session::isWorkshop)
                .distinct()
                .toList();
        if (workshops.size() < wishes.workshops().size()) faults.add(Fault.UNKNOWN_WORKSHOP);
        for (int i = 1; i < workshops.size(); i++) {
            if (workshops.subList(0, i).stream().anyMatch(workshops.get(i)::overlaps)) {
                faults.add(Fault.WORKSHOPS_OVERLAP);
                break;
            }
        }
        return faults;
    }
}
