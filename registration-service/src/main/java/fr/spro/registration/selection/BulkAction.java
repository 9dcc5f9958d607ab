package fr.spro.registration.selection;

import fr.spro.registration.day.RegionalDay;
import fr.spro.registration.roster.RosterEntry;
import java.time.Instant;
import java.util.Arrays;
import java.util.NoSuchElementException;

/// What can be done with several registrations at once, and with which of them.
public enum BulkAction {
    CHECK_IN("presence", 200) {
        @Override
        boolean concerns(RegionalDay day, RosterEntry entry, Instant now) {
            return entry.registration().isActive()
                    && !entry.registration().attendance().isCheckedIn();
        }
    },
    /// The way back from `CHECK_IN`.
    WITHDRAW("retrait", 200) {
        @Override
        boolean concerns(RegionalDay day, RosterEntry entry, Instant now) {
            return entry.registration().attendance().isCheckedIn();
        }
    },
    BADGES("badges", 400) {
        @Override
        boolean concerns(RegionalDay day, RosterEntry entry, Instant now) {
            return !day.isCancelled()
                    && entry.registration().isConfirmed()
                    && entry.state().hasPlace();
        }
    },
    EXPORT("export", 5_000) {
        @Override
        boolean concerns(RegionalDay day, RosterEntry entry, Instant now) {
            return !entry.registration().isErased();
        }
    },
    CANCEL("annulation", 200) {
        @Override
        boolean concerns(RegionalDay day, RosterEntry entry, Instant now) {
            return entry.registration().isCancellable(day);
        }
    },
    /// The way back from `CANCEL`.
    RESTORE("retablissement", 200) {
        @Override
        boolean concerns(RegionalDay day, RosterEntry entry, Instant now) {
            return entry.registration().isCancellationUndoable(day, now);
        }
    };

    private final String code;
    private final int limit;

    BulkAction(String code, int limit) {
        this.code = code;
        this.limit = limit;
    }

    /// Whether it would change or contain this registration.
    abstract boolean concerns(RegionalDay day, RosterEntry entry, Instant now);

    /// The name in addresses and message keys.
    public String code() {
        return code;
    }

    /// The number of people for whom one request has time.
    public int limit() {
        return limit;
    }

    /// @throws NoSuchElementException for another code
    public static BulkAction of(String code) {
        return Arrays.stream(values())
                .filter(action -> action.code.equals(code))
                .findFirst()
                .orElseThrow();
    }
}
