package fr.spro.registration.selection;

import fr.spro.registration.attendance.CheckIn;
import fr.spro.registration.attendance.WithdrawCheckIn;
import fr.spro.registration.day.RegionalDay;
import fr.spro.registration.directory.Scope;
import fr.spro.registration.enrolment.CancelRegistration;
import fr.spro.registration.enrolment.Registration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/// Checks in or cancels several registrations, one after the other. Idempotent: those that are done already stay as
/// they are, so that an interrupted request can be repeated.
@Service
public class ActOnSelection {

    /// @param done changed now
    /// @param unchanged done before, or no longer possible
    public record Result(List<Registration> done, int unchanged) {}

    private final CheckIn checkIn;
    private final WithdrawCheckIn withdrawCheckIn;
    private final CancelRegistration cancelRegistration;

    ActOnSelection(CheckIn checkIn, WithdrawCheckIn withdrawCheckIn, CancelRegistration cancelRegistration) {
        this.checkIn = checkIn;
        this.withdrawCheckIn = withdrawCheckIn;
        this.cancelRegistration = cancelRegistration;
    }

    /// Records attendance at the day.
    public Result checkIn(RegionalDay day, List<Registration> selected, Scope scope) {
        var done = new ArrayList<Registration>();
        for (var registration : selected) {
            switch (checkIn.handle(day.id(), registration.id(), null, scope)) {
                case CheckIn.Outcome.Recorded(var recorded) -> done.add(recorded);
                case CheckIn.Outcome.AlreadyRecorded _, CheckIn.Outcome.Refused _ -> {}
            }
        }
        return new Result(done, selected.size() - done.size());
    }

    /// Withdraws attendance at the day and all its sessions.
    public Result withdraw(RegionalDay day, List<Registration> selected, Scope scope, String by) {
        var done = new ArrayList<Registration>();
        for (var registration : selected) {
            if (!registration.attendance().isCheckedIn()) continue;
            var command = new WithdrawCheckIn.Command(day.id(), registration.id(), null, by);
            switch (withdrawCheckIn.handle(command, scope)) {
                case WithdrawCheckIn.Outcome.Withdrawn(var withdrawn) -> done.add(withdrawn);
                case WithdrawCheckIn.Outcome.Refused _ -> {}
            }
        }
        return new Result(done, selected.size() - done.size());
    }

    /// @param reason for staff only
    public Result cancel(List<Registration> selected, String by, @Nullable String reason) {
        var done = selected.stream()
                .filter(Registration::isActive)
                .map(registration -> cancelRegistration.handle(registration.id(), by, reason))
                .toList();
        return new Result(done, selected.size() - done.size());
    }
}
