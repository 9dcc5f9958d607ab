package fr.spro.registration.attendance;

import fr.spro.platform.messaging.outbox.Store;
import fr.spro.registration.day.DayId;
import fr.spro.registration.day.Days;
import fr.spro.registration.day.RegionalDay;
import fr.spro.registration.day.SessionId;
import fr.spro.registration.directory.IdResolver;
import fr.spro.registration.directory.Scope;
import fr.spro.registration.directory.Structure;
import fr.spro.registration.enrolment.ConfirmRegistration;
import fr.spro.registration.enrolment.Registration;
import fr.spro.registration.enrolment.RegistrationId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/// Checks a participant in, to the day or to one of its sessions, also those on a waiting list. Checking in
/// confirms the e-mail address. It also works after the day, from a paper list or an offline device.
@Service
public class CheckIn {

    /// A check-in to record.
    ///
    /// @param session absent for the day as a whole
    public record Command(
            RegistrationId registration, @Nullable SessionId session, Instant at) {}

    public sealed interface Outcome {

        /// Newly recorded.
        record Recorded(Registration registration) implements Outcome {}

        /// Recorded before, at this time or an earlier one.
        record AlreadyRecorded(Registration registration) implements Outcome {}

        /// No such registration at this day, an inactive one, or no such session.
        record NotExpected() implements Outcome {}
    }

    /// The earliest check-in before a day begins; earlier ones come from devices with a wrong clock.
    private static final Duration EARLIEST = Duration.ofHours(12);

    private final Store<Registration> store;
    private final Days days;
    private final IdResolver idResolver;
    private final ConfirmRegistration confirmRegistration;
    private final Clock clock;

    CheckIn(
            Store<Registration> store,
            Days days,
            IdResolver idResolver,
            ConfirmRegistration confirmRegistration,
            Clock clock) {
        this.store = store;
        this.days = days;
        this.idResolver = idResolver;
        this.confirmRegistration = confirmRegistration;
        this.clock = clock;
    }

    /// The same, with the present time.
    public Outcome handle(DayId dayId, RegistrationId id, @Nullable SessionId session, Scope scope) {
        return handle(dayId, new Command(id, session, clock.instant()), scope);
    }

    /// @param scope registrations outside it are not expected
    public Outcome handle(DayId dayId, Command command, Scope scope) {
        var found = days.findById(dayId).filter(RegionalDay::isPublic);
        if (found.isEmpty()) return new Outcome.NotExpected();
        var day = found.get();
        if (command.session() != null && day.session(command.session()).isEmpty()) return new Outcome.NotExpected();
        return store.find(command.registration())
                .filter(registration -> registration.day().equals(dayId)
                        && scope.includes(registration.wishes().structure()))
                .map(registration -> registration.isActive() && !registration.isConfirmed()
                        ? confirmRegistration.handle(registration.id())
                        : registration)
                .filter(Registration::isConfirmed)
                .map(registration ->
                        recordAttendance(day, registration, command.session(), plausibleInstant(command.at(), day)))
                .orElseGet(Outcome.NotExpected::new);
    }

    private Outcome recordAttendance(RegionalDay day, Registration expected, @Nullable SessionId session, Instant at) {
        // A rehearsal has no external effects: it entitles nobody to material.
        var structure = day.isRehearsal() ? null : structureOf(expected);
        var change = store.decide(expected.id(), registration -> registration.checkIn(day, structure, session, at));
        if (!change.state().isConfirmed()) return new Outcome.NotExpected();
        return change.changed() ? new Outcome.Recorded(change.state()) : new Outcome.AlreadyRecorded(change.state());
    }

    /// In the precision of the store, so that a repeated check-in is equal.
    private Instant plausibleInstant(Instant at, RegionalDay day) {
        var now = clock.instant();
        var earliest = day.startsAt().minus(EARLIEST);
        var past = at.isAfter(now) ? now : at;
        return (past.isBefore(earliest) && now.isAfter(earliest) ? earliest : past).truncatedTo(ChronoUnit.MILLIS);
    }

    private @Nullable Structure structureOf(Registration registration) {
        return Optional.ofNullable(registration.wishes().structure())
                .flatMap(idResolver::structure)
                .orElse(null);
    }
}
