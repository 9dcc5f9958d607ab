package fr.spro.registration.attendance;

import fr.spro.platform.messaging.outbox.Change;
import fr.spro.platform.messaging.outbox.Store;
import fr.spro.registration.attendance.CheckIn.Command;
import fr.spro.registration.day.DayId;
import java.util.Set;
import org.springframework.stereotype.Service;

/// Keeps a check-in from a device that does not fit its registration, for the organiser: who stood at the desk was
/// there, whatever the list says now.
@Service
public class KeepCheckIn {

    /// Why a check-in of a known registration is not recorded. Erased people stay erased.
    private static final Set<Refusal> KEPT =
            Set.of(Refusal.CANCELLED, Refusal.LAPSED, Refusal.WITHDRAWN, Refusal.OTHER_DAY, Refusal.UNKNOWN_SESSION);

    private final Store<PendingCheckIn> store;

    KeepCheckIn(Store<PendingCheckIn> store) {
        this.store = store;
    }

    public static boolean isKept(Refusal reason) {
        return KEPT.contains(reason);
    }

    /// Idempotent, also for the same check-in from several devices; a no-op if it is not kept for this reason.
    ///
    /// @param command with a plausible time
    public void handle(DayId day, Command command, Refusal reason) {
        if (!isKept(reason)) return;
        var first = PendingCheckIn.of(day, command.registration(), command.session(), command.at(), reason);
        if (!store.insert(Change.to(first))) {
            store.change(first.id(), found -> found.repeat(command.at(), reason));
        }
    }
}
