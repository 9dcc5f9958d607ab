package fr.spro.registration.enrolment;

import fr.spro.registration.day.RegionalDay;
import fr.spro.registration.day.RemovedSession;
import fr.spro.registration.day.Session;
import fr.spro.registration.day.SessionId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// The choices of sessions that were removed a moment ago and may come back: no form shows them, and whoever changes
/// something else keeps them (decision 111). Another choice for the same time replaces them.
record RemovedChoices(RegionalDay day, Instant now) {

    Wishes kept(Wishes stored, Wishes wanted) {
        var all = new ArrayList<>(wanted.workshops());
        day.restorable(RemovedSession.KEPT, now).stream()
                .map(RemovedSession::session)
                .filter(removed -> stored.workshops().contains(removed.id()) && !all.contains(removed.id()))
                .filter(removed -> during(removed, stored).equals(during(removed, wanted)))
                .forEach(removed -> all.add(position(removed.id(), stored, all), removed.id()));
        return wanted.withWorkshops(all);
    }

    private List<SessionId> during(Session removed, Wishes wishes) {
        return wishes.workshops().stream()
                .filter(chosen -> day.session(chosen).filter(removed::overlaps).isPresent())
                .toList();
    }

    /// Before the choices that it was preferred to.
    private static int position(SessionId removed, Wishes stored, List<SessionId> all) {
        var before = stored.workshops();
        var after = before.subList(before.indexOf(removed) + 1, before.size());
        return IntStream.range(0, all.size())
                .filter(i -> after.contains(all.get(i)))
                .findFirst()
                .orElse(all.size());
    }
}
