package fr.spro.registration.attendance;

import fr.spro.platform.messaging.outbox.Store;
import fr.spro.registration.day.DayId;
import fr.spro.registration.day.Days;
import fr.spro.registration.day.RegionalDay;
import fr.spro.registration.day.SessionId;
import fr.spro.registration.directory.Scope;
import fr.spro.registration.enrolment.Registration;
import fr.spro.registration.enrolment.RegistrationId;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/// Withdraws a check-in that was made by mistake, until the day is archived. Late duplicates of it from devices
/// do not restore it.
@Service
public class WithdrawCheckIn {

    /// @param session absent for the day with all its sessions
    /// @param by the account of a member of staff, or `tablet`
    public record Command(
            DayId day,
            RegistrationId registration,
            @Nullable SessionId session,
            String by) {}

    public sealed interface Outcome {

        /// Not recorded any more, now or before.
        record Withdrawn(Registration registration) implements Outcome {}

        record Refused(Refusal reason) implements Outcome {}
    }

    private final Store<Registration> store;
    private final Days days;
    private final Clock clock;

    WithdrawCheckIn(Store<Registration> store, Days days, Clock clock) {
        this.store = store;
        this.days = days;
        this.clock = clock;
    }

    /// @param scope registrations outside it are unknown
    public Outcome handle(Command command, Scope scope) {
        var day = days.findById(command.day()).filter(RegionalDay::isPublic);
        var found = store.find(command.registration())
                .filter(registration -> registration.day().equals(command.day())
                        && scope.includes(registration.wishes().structure()));
        if (day.isEmpty() || found.isEmpty()) return new Outcome.Refused(Refusal.UNKNOWN);
        return refusal(day.get(), found.get())
                .<Outcome>map(Outcome.Refused::new)
                .orElseGet(() -> new Outcome.Withdrawn(withdraw(day.get(), command)));
    }

    private static Optional<Refusal> refusal(RegionalDay day, Registration registration) {
        if (day.isArchived()) return Optional.of(Refusal.DAY_ARCHIVED);
        return registration.isErased() ? Optional.of(Refusal.ERASED) : Optional.empty();
    }

    private Registration withdraw(RegionalDay day, Command command) {
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return store.change(
                command.registration(), found -> found.withdrawCheckIn(day, command.session(), command.by(), now));
    }
}
