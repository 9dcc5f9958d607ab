package fr.spro.registration.day;

import fr.spro.platform.messaging.outbox.Change;
import fr.spro.platform.messaging.outbox.Store;
import java.time.Clock;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/// Puts on a day's audit trail what changes nothing else, such as an export.
@Service
public class NoteInTrail {

    private final Store<RegionalDay> store;
    private final Clock clock;

    NoteInTrail(Store<RegionalDay> store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /// @param by the subject of who did it
    public void handle(DayId day, String by, Entry.What what) {
        handle(day, by, what, null);
    }

    /// @param about the id of the session or registration concerned, if it is one
    public void handle(DayId day, String by, Entry.What what, @Nullable String about) {
        store.change(day, found -> found.noted(new Entry(clock.instant(), by, what, about)));
    }

    /// The same, noted once however often it is asked.
    public void once(DayId day, String by, Entry.What what, @Nullable String about) {
        store.change(
                day,
                found -> found.trail().stream()
                                .anyMatch(entry -> entry.what() == what && Objects.equals(about, entry.about()))
                        ? Change.none(found)
                        : found.noted(new Entry(clock.instant(), by, what, about)));
    }
}
