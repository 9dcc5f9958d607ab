package fr.spro.registration.day;

import fr.spro.platform.messaging.outbox.Store;
import fr.spro.suite.LocalizedText;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Service;

/// Creates a copy of a day on another date: the same programme and questions at the same local times and in the
/// same languages, with its picture, without registrations, links and registration period.
@Service
public class DuplicateDay {

    /// @param request idempotency key
    public record Command(DayId earlier, DayId id, String request, LocalizedText title, LocalDate date, String by) {}

    private final Store<RegionalDay> store;
    private final DraftDay draftDay;
    private final Clock clock;

    DuplicateDay(Store<RegionalDay> store, DraftDay draftDay, Clock clock) {
        this.store = store;
        this.draftDay = draftDay;
        this.clock = clock;
    }

    public DraftDay.Outcome handle(Command command) {
        var earlier = store.get(command.earlier());
        var shift = Shift.toDate(earlier.zone(), earlier.startsAt(), command.date());
        var details = earlier.details().copied(command.title(), shift);
        var sessions = earlier.sessions().stream().map(shift::apply).toList();
        var draft = RegionalDay.draft(command.id(), command.request(), details, sessions, List.of());
        var questions = new Questions(earlier.questions().asked(), List.of());
        return draftDay.handle(draft.with(questions).with(earlier.picture()), command.by());
    }
}
