package fr.spro.registration.attendance;

import fr.spro.platform.messaging.audit.AuditEntry;
import fr.spro.platform.messaging.outbox.Store;
import fr.spro.registration.day.CheckInPeriod;
import fr.spro.registration.day.DayId;
import fr.spro.registration.day.Days;
import fr.spro.registration.day.RegionalDay;
import fr.spro.registration.day.SessionId;
import fr.spro.registration.directory.IdResolver;
import fr.spro.registration.directory.Scope;
import fr.spro.registration.directory.Structure;
import fr.spro.registration.enrolment.ConfirmRegistration;
import fr.spro.registration.enrolment.RecordArrival;
import fr.spro.registration.enrolment.Registration;
import fr.spro.registration.enrolment.RegistrationId;
import fr.spro.registration.enrolment.RegistrationStatus;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/// Checks a participant in, to the day or to one of its sessions, also those on a waiting list. Checking in
/// confirms the e-mail address. It works from the evening before the day until the day is archived.
@Service
public class CheckIn implements RecordArrival {

    /// A check-in to record.
    ///
    /// @param session absent for the day as a whole
    /// @param isLate whether it was made at a device earlier; then it is not recorded if it was withdrawn since
    /// @param by the account of a member of staff, or `tablet`
    public record Command(
            RegistrationId registration, @Nullable SessionId session, Instant at, boolean isLate, String by) {}

    public sealed interface Outcome {

        /// Newly recorded.
        record Recorded(Registration registration) implements Outcome {}

        /// Recorded before, at this time or an earlier one.
        record AlreadyRecorded(Registration registration) implements Outcome {}

        /// Not recorded.
        record Refused(Refusal reason) implements Outcome {}
    }

    private final Store<Registration> store;
    private final Days days;
    private final IdResolver idResolver;
    private final ConfirmRegistration confirmRegistration;
    private final CheckInPeriod period;
    private final Clock clock;

    CheckIn(
            Store<Registration> store,
            Days days,
            IdResolver idResolver,
            ConfirmRegistration confirmRegistration,
            CheckInPeriod period,
            Clock clock) {
        this.store = store;
        this.days = days;
        this.idResolver = idResolver;
        this.confirmRegistration = confirmRegistration;
        this.period = period;
        this.clock = clock;
    }

    /// The same, with the present time.
    public Outcome handle(DayId dayId, RegistrationId id, @Nullable SessionId session, Scope scope, String by) {
        return handle(dayId, new Command(id, session, clock.instant(), false, by), scope);
    }

    @Override
    public boolean arrive(Registration registered, String by) {
        return switch (handle(registered.day(), registered.id(), null, Scope.WHOLE, by)) {
            case Outcome.Recorded _, Outcome.AlreadyRecorded _ -> true;
            case Outcome.Refused _ -> false;
        };
    }

    /// @param scope registrations outside it are unknown
    public Outcome handle(DayId dayId, Command command, Scope scope) {
        var day = days.findById(dayId).orElse(null);
        if (day == null) return new Outcome.Refused(Refusal.UNKNOWN);
        if (!period.isOpen(day, clock.instant())) return new Outcome.Refused(closed(day));
        return store.find(command.registration())
                .filter(registration -> scope.includes(registration.wishes().structure()))
                .map(registration -> checkIn(day, registration, command))
                .orElseGet(() -> new Outcome.Refused(Refusal.UNKNOWN));
    }

    private static Refusal closed(RegionalDay day) {
        if (!day.isPublic()) return Refusal.UNKNOWN;
        if (day.isArchived()) return Refusal.DAY_ARCHIVED;
        return day.isCancelled() ? Refusal.DAY_CANCELLED : Refusal.TOO_EARLY;
    }

    private Outcome checkIn(RegionalDay day, Registration registration, Command command) {
        var session = command.session();
        if (!registration.day().equals(day.id())) return new Outcome.Refused(Refusal.OTHER_DAY);
        if (session != null && !hasAttendance(day, session)) return new Outcome.Refused(Refusal.UNKNOWN_SESSION);
        var expected = registration.isActive() && !registration.isConfirmed()
                ? confirmRegistration.atTheDoor(registration.id())
                : registration;
        return expected.isConfirmed() ? record(day, expected, command) : refused(expected);
    }

    private static boolean hasAttendance(RegionalDay day, SessionId session) {
        return day.session(session).filter(found -> !found.isPause()).isPresent();
    }

    private Outcome record(RegionalDay day, Registration expected, Command command) {
        // A rehearsal has no external effects: it entitles nobody to material.
        var structure = day.isRehearsal() ? null : structureOf(expected);
        var at = period.plausible(command.at(), day, clock.instant());
        var session = command.session();
        var change = store.decide(expected.id(), registration -> {
            var recorded = command.isLate()
                    ? registration.checkIn(day, structure, session, at)
                    : registration.checkInAgain(day, structure, session, at);
            return recorded.audited(entry(command, day));
        });
        var state = change.state();
        if (!state.isConfirmed()) return refused(state);
        if (!state.attendance().isRecorded(session)) return new Outcome.Refused(Refusal.WITHDRAWN);
        return change.changed() ? new Outcome.Recorded(state) : new Outcome.AlreadyRecorded(state);
    }

    private AuditEntry entry(Command command, RegionalDay day) {
        var registration = command.registration().subject();
        var entry = AuditEntry.of(
                AttendanceAction.RECORDED,
                command.by(),
                clock.instant(),
                registration,
                day.id().subject());
        var session = command.session();
        return session == null ? entry : entry.about(session.value());
    }

    private static Outcome refused(Registration inactive) {
        return new Outcome.Refused(
                switch (inactive.status()) {
                    case RegistrationStatus.Cancelled _ -> Refusal.CANCELLED;
                    case RegistrationStatus.Lapsed _ -> Refusal.LAPSED;
                    case RegistrationStatus.Erased _ -> Refusal.ERASED;
                    case RegistrationStatus.Requested _, RegistrationStatus.Confirmed _ ->
                        throw new IllegalStateException("Registration %s is active".formatted(inactive.id()));
                });
    }

    private @Nullable Structure structureOf(Registration registration) {
        return Optional.ofNullable(registration.wishes().structure())
                .flatMap(idResolver::structure)
                .orElse(null);
    }
}
