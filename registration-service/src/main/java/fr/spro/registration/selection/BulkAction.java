package fr.spro.registration.selection;

import fr.spro.registration.day.RegionalDay;
import fr.spro.registration.roster.RosterEntry;
import java.time.Instant;
import java.util.Arrays;
import java.util.NoSuchElementException;
import java.util.Optional;

/// What can be done with several registrations at once, and with which of them.
public enum BulkAction {
    CHECK_IN("presence", 200) {
        @Override
        Optional<LeftOut> leavesOut(RegionalDay day, RosterEntry entry, Instant now) {
            var registration = entry.registration();
            return LeftOut.ended(registration)
                    .or(() -> when(registration.attendance().isCheckedIn(), LeftOut.ALREADY_PRESENT))
                    .or(() -> when(day.isArchived(), LeftOut.DAY_ARCHIVED))
                    .or(() -> when(day.isCancelled(), LeftOut.DAY_CANCELLED));
        }
    },
    /// The way back from `CHECK_IN`.
    WITHDRAW("retrait", 200) {
        @Override
        Optional<LeftOut> leavesOut(RegionalDay day, RosterEntry entry, Instant now) {
            return when(!entry.registration().attendance().isCheckedIn(), LeftOut.NOT_PRESENT)
                    .or(() -> when(day.isArchived(), LeftOut.DAY_ARCHIVED));
        }
    },
    BADGES("badges", 400) {
        @Override
        Optional<LeftOut> leavesOut(RegionalDay day, RosterEntry entry, Instant now) {
            return switch (entry.state().code()) {
                case REGISTERED, PRESENT -> Optional.empty();
                case TO_CONFIRM -> Optional.of(LeftOut.TO_CONFIRM);
                case OFFERED -> Optional.of(LeftOut.OFFERED);
                case WAITING -> Optional.of(LeftOut.WAITING);
                case DAY_CANCELLED -> Optional.of(LeftOut.DAY_CANCELLED);
                case CANCELLED -> Optional.of(LeftOut.CANCELLED);
                case LAPSED -> Optional.of(LeftOut.LAPSED);
                case ERASED -> Optional.of(LeftOut.ERASED);
            };
        }
    },
    EXPORT("export", 5_000) {
        @Override
        Optional<LeftOut> leavesOut(RegionalDay day, RosterEntry entry, Instant now) {
            return when(entry.registration().isErased(), LeftOut.ERASED);
        }
    },
    CANCEL("annulation", 200) {
        @Override
        Optional<LeftOut> leavesOut(RegionalDay day, RosterEntry entry, Instant now) {
            return LeftOut.ended(entry.registration())
                    .map(why -> why == LeftOut.CANCELLED ? LeftOut.ALREADY_CANCELLED : why)
                    .or(() -> when(day.isArchived(), LeftOut.DAY_ARCHIVED));
        }
    },
    /// The way back from `CANCEL`.
    RESTORE("retablissement", 200) {
        @Override
        Optional<LeftOut> leavesOut(RegionalDay day, RosterEntry entry, Instant now) {
            return LeftOut.ofRestoration(day, entry.registration(), now);
        }
    };

    private final String code;
    private final int limit;

    BulkAction(String code, int limit) {
        this.code = code;
        this.limit = limit;
    }

    /// Why it would neither change nor contain this registration; empty if it would.
    abstract Optional<LeftOut> leavesOut(RegionalDay day, RosterEntry entry, Instant now);

    private static Optional<LeftOut> when(boolean isSo, LeftOut why) {
        return isSo ? Optional.of(why) : Optional.empty();
    }

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
