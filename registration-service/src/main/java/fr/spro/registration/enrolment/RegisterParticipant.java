package fr.spro.registration.enrolment;

import fr.spro.platform.messaging.outbox.Store;
import fr.spro.platform.violation.Violation;
import fr.spro.registration.day.DayId;
import fr.spro.registration.day.Days;
import fr.spro.registration.day.RegionalDay;
import fr.spro.registration.enrolment.RegistrationStatus.Requested;
import fr.spro.registration.seating.Admission;
import fr.spro.registration.seating.JoinDay;
import fr.spro.registration.seating.Occupancy;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;

/// Stores a registration and appends it to the lists of the day and its workshops. Seats are computed from
/// the lists.
@Service
public class RegisterParticipant {

    /// Between two messages about a request to one address.
    public static final Duration PAUSE = Notices.PAUSE;

    /// From the first request to the end of the hold, however often it is repeated or corrected.
    public static final Duration LONGEST_HOLD = HoldTime.LONGEST;

    /// @param id derived from the idempotency key; of a form, the same each time its button is pressed
    /// @param byStaff on behalf of staff: also while registration is closed to the public, and confirmed
    /// without a mail
    /// @param mails whether the participant may be mailed; without it the registration waits for its
    /// confirmation all the same
    /// @param visit of a public page; null for staff and programs, who cannot send many requests unseen, and
    /// who learn that an address is known, so that nothing changes for its owner
    public record Command(
            RegistrationId id,
            DayId day,
            Participant participant,
            Wishes wishes,
            boolean byStaff,
            boolean mails,
            @Nullable Visit visit) {

        public Command(RegistrationId id, DayId day, Participant participant, Wishes wishes, boolean byStaff) {
            this(id, day, participant, wishes, byStaff, true, null);
        }

        /// The request that it corrects; null if it is a first one.
        @Nullable
        Earlier corrects() {
            return visit == null ? null : visit.corrects();
        }

        Command with(RegistrationId other) {
            return new Command(other, day, participant, wishes, byStaff, mails, visit);
        }

        private Command asFirst() {
            var first = visit == null ? null : new Visit(visit.network(), visit.shown());
            return new Command(id, day, participant, wishes, byStaff, mails, first);
        }
    }

    /// The visit of a public page.
    ///
    /// @param network that the request came from
    /// @param shown by public pages, which tells nothing of unconfirmed requests
    /// @param corrects the request that was sent just before with a mistake; null if there was none
    public record Visit(
            String network, Occupancy shown, @Nullable Earlier corrects) {

        public Visit(String network, Occupancy shown) {
            this(network, shown, null);
        }
    }

    /// An earlier request of the same person, who did not confirm it.
    ///
    /// @param id that it was given, also if it was not stored because its address is that of another
    /// registration
    /// @param heldUntil as it was promised
    /// @param since when the first one was sent, if it corrected others itself; null on a page of an earlier
    /// version
    public record Earlier(
            RegistrationId id, Instant heldUntil, @Nullable Instant since) {}

    public sealed interface Outcome {
        /// Whether there is a registration with the address, which is mailed.
        default boolean isStored() {
            return this instanceof Accepted || this instanceof Known;
        }

        /// @param heldUntil until when it waits for its confirmation
        record Accepted(RegistrationId id, Instant heldUntil) implements Outcome {}

        /// Another registration for the day has the address, and nobody was registered. The public gets
        /// the same response as to `Accepted`, and the owner of the address a mail. Staff and programs
        /// are told, and nothing changes.
        ///
        /// @param id of the request, which was not stored, unless it is the same one that was sent once more
        /// @param heldUntil as for a new registration, so that nobody learns that there is one
        record Known(RegistrationId id, Registration other, Instant heldUntil) implements Outcome {}

        record NotOpen(RegionalDay day) implements Outcome {}

        /// The day was moved since the participant has read when and where it is.
        record Moved(RegionalDay day) implements Outcome {}

        record NoSuchDay() implements Outcome {}

        record Invalid(List<Violation> violations) implements Outcome {}
    }

    /// @param isKnown whether a registration has the address already, this one or another
    private record Written(Registration registration, boolean isKnown) {}

    private final Store<Registration> store;
    private final Days days;
    private final CheckWishes checkWishes;
    private final JoinDay joinDay;
    private final HoldPlace holdPlace;
    private final CorrectRequest correctRequest;
    private final RepeatRequest repeatRequest;
    private final Clock clock;
    private final MeterRegistry meters;

    RegisterParticipant(
            Store<Registration> store,
            Days days,
            CheckWishes checkWishes,
            JoinDay joinDay,
            HoldPlace holdPlace,
            CorrectRequest correctRequest,
            RepeatRequest repeatRequest,
            Clock clock,
            MeterRegistry meters) {
        this.store = store;
        this.days = days;
        this.checkWishes = checkWishes;
        this.joinDay = joinDay;
        this.holdPlace = holdPlace;
        this.correctRequest = correctRequest;
        this.repeatRequest = repeatRequest;
        this.clock = clock;
        this.meters = meters;
    }

    public Outcome handle(Command command) {
        return handle(command, null);
    }

    /// @param read the `Appointment` that the participant agrees to; null for the present one
    public Outcome handle(Command command, @Nullable String read) {
        var outcome = register(command, read);
        meters.counter("spro.registrations", "outcome", tag(outcome)).increment();
        return outcome;
    }

    private static String tag(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Accepted _ -> "accepted";
            case Outcome.Known _ -> "known";
            case Outcome.NotOpen _ -> "not-open";
            case Outcome.Moved _ -> "moved";
            case Outcome.NoSuchDay() -> "unknown-day";
            case Outcome.Invalid _ -> "invalid";
        };
    }

    private Outcome register(Command asked, @Nullable String read) {
        var day = days.findById(asked.day()).filter(RegionalDay::isPublic);
        if (day.isEmpty()) return new Outcome.NoSuchDay();
        if (!isOpen(asked, day.get(), clock.instant())) return new Outcome.NotOpen(day.get());
        if (read != null && !read.equals(Appointment.fingerprint(day.get()))) return new Outcome.Moved(day.get());
        var violations = checkWishes.violations(day.get(), asked.wishes(), Wishes.NONE, !asked.byStaff());
        if (!violations.isEmpty()) return new Outcome.Invalid(violations);

        var now = clock.instant();
        var command = correctRequest.resolve(asked, day.get());
        var hold = holdPlace.handle(command, day.get(), now);
        var written = write(command, day.get(), hold, now);
        var registration = written.registration();
        correctRequest.endEarlier(command, registration, day.get(), now);
        // After a crash here, ReconcileRegistrations adds it to the lists.
        if (registration.status() instanceof Requested) joinDay.handle(registration.claim(), day.get());
        if (written.isKnown()) return new Outcome.Known(command.id(), registration, hold.heldUntil());
        // The request to correct was confirmed or has ended meanwhile.
        if (command.corrects() != null && !(registration.status() instanceof Requested)) {
            return register(asked.asFirst(), read);
        }
        var heldUntil = registration.status() instanceof Requested held ? held.heldUntil() : hold.heldUntil();
        return new Outcome.Accepted(registration.id(), heldUntil);
    }

    private static boolean isOpen(Command command, RegionalDay day, Instant now) {
        if (command.byStaff()) return day.isAhead();
        var visit = command.visit();
        return visit == null
                ? day.takesRegistrations(now)
                : Admission.of(day, visit.shown(), now).isOpen();
    }

    /// A public request that was sent once more is answered as one for the address of somebody else is: nobody learns
    /// whose it is.
    private Written write(Command command, RegionalDay day, Requested hold, Instant now) {
        var asked = new NewRegistration(command.id(), day, command.participant(), command.wishes());
        var first = command.byStaff() ? asked.enter(now, now) : asked.request(hold, command.mails(), now);
        try {
            if (store.insert(first)) return new Written(first.state(), false);
        } catch (DuplicateKeyException sameAddress) {
            return new Written(repeatRequest.handle(command, hold, now).orElseThrow(() -> sameAddress), true);
        }
        if (command.corrects() != null) return new Written(correctRequest.handle(command, day, hold, now), false);
        if (command.visit() == null) return new Written(store.get(command.id()), false);
        return new Written(repeatRequest.handle(command, hold, now).orElseGet(() -> store.get(command.id())), true);
    }
}
