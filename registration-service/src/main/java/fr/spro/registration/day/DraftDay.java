package fr.spro.registration.day;

import fr.spro.contracts.DayEvent.SessionKind;
import fr.spro.platform.Change;
import fr.spro.platform.messaging.Store;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.springframework.stereotype.Service;

/// Writes down a new day, visible to the staff only.
@Service
public class DraftDay {

    public sealed interface Outcome {
        record Drafted(RegionalDay day) implements Outcome {}

        /// Another day has this address.
        record Taken() implements Outcome {}

        record Faulty(List<Fault> faults) implements Outcome {}
    }

    /// What is wrong with the draft, and where.
    public record Fault(String field, String reason) {}

    private final Store<RegionalDay> store;

    DraftDay(Store<RegionalDay> store) {
        this.store = store;
    }

    public Outcome handle(RegionalDay draft) {
        var faults = faults(draft);
        if (!faults.isEmpty()) return new Outcome.Faulty(faults);
        store.insert(Change.to(draft));
        var stored = store.find(draft.id()).orElseThrow();
        return stored.request().equals(draft.request()) ? new Outcome.Drafted(stored) : new Outcome.Taken();
    }

    private static List<Fault> faults(RegionalDay draft) {
        var faults = new ArrayList<Fault>();
        if (!draft.startsAt().isBefore(draft.endsAt())) faults.add(new Fault("endsAt", "must be after startsAt"));
        var ids = new HashSet<SessionId>();
        for (int i = 0; i < draft.sessions().size(); i++) {
            var session = draft.sessions().get(i);
            var field = "sessions[%d].".formatted(i);
            if (!ids.add(session.id())) faults.add(new Fault(field + "id", "stands twice"));
            if (!session.startsAt().isBefore(session.endsAt())) {
                faults.add(new Fault(field + "endsAt", "must be after startsAt"));
            }
            if (session.startsAt().isBefore(draft.startsAt())
                    || session.endsAt().isAfter(draft.endsAt())) {
                faults.add(new Fault(field + "startsAt", "must be within the day"));
            }
            if (session.kind() == SessionKind.WORKSHOP && session.seats() == null) {
                faults.add(new Fault(field + "seats", "a workshop has seats"));
            }
            if (session.kind() != SessionKind.WORKSHOP && session.seats() != null) {
                faults.add(new Fault(field + "seats", "only a workshop has seats"));
            }
            for (var earlier : draft.sessions().subList(0, i)) {
                if (session.room().equals(earlier.room()) && session.overlaps(earlier)) {
                    faults.add(new Fault(
                            field + "room",
                            "is taken by %s".formatted(earlier.id().value())));
                }
            }
        }
        return faults;
    }
}
