package fr.spro.registration.attendance;

import fr.spro.registration.attendance.CheckIn.Command;
import fr.spro.registration.day.CheckInPeriod;
import fr.spro.registration.day.Days;
import fr.spro.registration.day.RegionalDay;
import fr.spro.registration.directory.Scope;
import fr.spro.registration.enrolment.PresenceEffect;
import fr.spro.registration.enrolment.Registration;
import fr.spro.registration.enrolment.RestoreRegistration;
import java.time.Clock;
import org.springframework.stereotype.Service;

/// Checks in somebody who came although the registration was cancelled or has lapsed: it becomes active
/// again, or the check-in goes to the one that the person has made since.
@Service
public class MakePresent {

    /// @param effect what else was done, if it is not refused
    public record Made(CheckIn.Outcome outcome, PresenceEffect effect) {}

    private final RestoreRegistration restoreRegistration;
    private final CheckIn checkIn;
    private final Days days;
    private final CheckInPeriod period;
    private final Clock clock;

    MakePresent(
            RestoreRegistration restoreRegistration, CheckIn checkIn, Days days, CheckInPeriod period, Clock clock) {
        this.restoreRegistration = restoreRegistration;
        this.checkIn = checkIn;
        this.days = days;
        this.period = period;
        this.clock = clock;
    }

    /// @param command for this registration; it counts even after a withdrawal
    public Made handle(Registration registration, Command command, Scope scope) {
        var day = days.get(registration.day());
        var now = clock.instant();
        // Nothing is restored for a check-in that would be refused.
        var mayRestore =
                period.isOpen(day, now) && scope.includes(registration.wishes().structure());
        var present = mayRestore && !registration.isActive() && !registration.isErased()
                ? restoreRegistration.handle(registration.id(), command.by())
                : registration;
        var known = command.session() != null && day.session(command.session()).isPresent();
        var session = known ? command.session() : null;
        var outcome =
                checkIn.handle(day.id(), new Command(present.id(), session, command.at(), false, command.by()), scope);
        return new Made(outcome, PresenceEffect.of(day, registration, present, now));
    }

    /// What it would do now, besides recording the attendance.
    public PresenceEffect foresee(RegionalDay day, Registration registration) {
        var present = registration.isActive()
                ? registration
                : restoreRegistration.registeredAgain(registration).orElse(registration);
        return PresenceEffect.of(day, registration, present, clock.instant());
    }
}
