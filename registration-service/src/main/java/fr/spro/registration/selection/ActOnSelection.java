package fr.spro.registration.selection;

import fr.spro.registration.attendance.CheckIn;
import fr.spro.registration.attendance.WithdrawCheckIn;
import fr.spro.registration.day.RegionalDay;
import fr.spro.registration.directory.Scope;
import fr.spro.registration.enrolment.CancelRegistration;
import fr.spro.registration.enrolment.Registration;
import fr.spro.registration.enrolment.RestoreRegistration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/// Checks in, cancels or restores several registrations, one after the other. Idempotent: those that are done already
/// stay as
/// they are, so that an interrupted request can be repeated.
@Service
public class ActOnSelection {

    /// @param done changed now
    /// @param unchanged done before, or no longer possible
    public record Result(List<Registration> done, int unchanged) {}

    private final CheckIn checkIn;
    private final WithdrawCheckIn withdrawCheckIn;
    private final CancelRegistration cancelRegistration;
    private final RestoreRegistration restoreRegistration;

    ActOnSelection(
            CheckIn checkIn,
            WithdrawCheckIn withdrawCheckIn,
            CancelRegistration cancelRegistration,
            RestoreRegistration restoreRegistration) {
        this.checkIn = checkIn;
        this.withdrawCheckIn = withdrawCheckIn;
        this.cancelRegistration = cancelRegistration;
        this.restoreRegistration = restoreRegistration;
    }

    /// @param by the account of a member of staff
    /// @param reason of a cancellation, for staff only
    public Result handle(Selection selection, Scope scope, String by, @Nullable String reason) {
        var day = selection.day();
        var chosen = selection.registrations();
        var done = switch (selection.action()) {
            case CHECK_IN -> checkIn(day, chosen, scope);
            case WITHDRAW -> withdraw(day, chosen, scope, by);
            case CANCEL -> cancel(chosen, by, reason);
            case RESTORE -> restore(chosen, by);
            case BADGES, EXPORT -> throw new IllegalArgumentException("%s gives a file".formatted(selection.action()));
        };
        return new Result(done, chosen.size() - done.size());
    }

    private List<Registration> checkIn(RegionalDay day, List<Registration> chosen, Scope scope) {
        var done = new ArrayList<Registration>();
        for (var registration : chosen) {
            switch (checkIn.handle(day.id(), registration.id(), null, scope)) {
                case CheckIn.Outcome.Recorded(var recorded) -> done.add(recorded);
                case CheckIn.Outcome.AlreadyRecorded _, CheckIn.Outcome.Refused _ -> {}
            }
        }
        return done;
    }

    /// Withdraws attendance at the day and all its sessions.
    private List<Registration> withdraw(RegionalDay day, List<Registration> chosen, Scope scope, String by) {
        var done = new ArrayList<Registration>();
        for (var registration : chosen) {
            var command = new WithdrawCheckIn.Command(day.id(), registration.id(), null, by);
            switch (withdrawCheckIn.handle(command, scope)) {
                case WithdrawCheckIn.Outcome.Withdrawn(var withdrawn) -> done.add(withdrawn);
                case WithdrawCheckIn.Outcome.Refused _ -> {}
            }
        }
        return done;
    }

    /// In the order in which they had asked for a place. Who has registered again since stays as they are.
    private List<Registration> restore(List<Registration> chosen, String by) {
        return chosen.stream()
                .sorted(Comparator.comparing(Registration::requestedAt))
                .map(ended -> restoreRegistration.undo(ended.id(), by))
                .filter(restored -> restored.isActive() && isOneOf(chosen, restored))
                .toList();
    }

    private static boolean isOneOf(List<Registration> chosen, Registration restored) {
        return chosen.stream().anyMatch(one -> one.id().equals(restored.id()));
    }

    private List<Registration> cancel(List<Registration> chosen, String by, @Nullable String reason) {
        return chosen.stream()
                .map(registration -> cancelRegistration.handle(registration.id(), by, reason))
                .filter(registration -> !registration.isActive())
                .toList();
    }
}
