package fr.spro.registration.selection;

import fr.spro.registration.attendance.CheckIn;
import fr.spro.registration.attendance.WithdrawCheckIn;
import fr.spro.registration.day.RegionalDay;
import fr.spro.registration.directory.Scope;
import fr.spro.registration.enrolment.CancelRegistration;
import fr.spro.registration.enrolment.Fingerprint;
import fr.spro.registration.enrolment.Registration;
import fr.spro.registration.enrolment.RestoreRegistration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/// Checks in, cancels or restores several registrations, one after the other. Idempotent: those that
/// are done already stay as they are, so that an interrupted request can be repeated.
@Service
public class ActOnSelection {

    /// @param done changed now
    /// @param leftOut why the others are as before, in numbers
    /// @param toAskAgain those of them of whom the page did not say what is so by now
    public record Result(List<Registration> done, List<LeftOut.Count> leftOut, List<Registration> toAskAgain) {

        public long unchanged() {
            return leftOut.stream().mapToLong(LeftOut.Count::number).sum();
        }
    }

    /// What each person of a selection would get back.
    ///
    /// @param people in the order of the list
    public record Preview(List<SelectedPerson> people) {

        /// Those who are told that they are registered again.
        public long told() {
            return people.stream()
                    .filter(one -> one.mailed() && !one.registration().wasUnconfirmed())
                    .count();
        }

        /// Those to whom nothing is sent.
        public long untold() {
            return people.stream().filter(one -> !one.mailed()).count();
        }

        /// A digest of all that is said of them, for a form that is only good for that.
        public String seen() {
            return Fingerprint.of(people.stream().map(SelectedPerson::seen).toList());
        }
    }

    /// What became of one registration.
    private sealed interface Effect {

        record Done(Registration registration) implements Effect {}

        record Left(LeftOut why) implements Effect {}

        /// It is as before too, and the page did not say what is so by now.
        record ToAskAgain(LeftOut why, Registration registration) implements Effect {}
    }

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
        var effects = selection.registrations().stream()
                .map(registration -> switch (selection.action()) {
                    case CHECK_IN -> checkIn(day, registration, scope, by);
                    case WITHDRAW -> withdraw(day, registration, scope, by);
                    case CANCEL -> cancel(registration, by, reason);
                    case RESTORE -> throw new IllegalArgumentException("Only as it was foreseen");
                    case BADGES, EXPORT ->
                        throw new IllegalArgumentException("%s gives a file".formatted(selection.action()));
                })
                .toList();
        return result(selection, effects);
    }

    /// Undoes the cancellations, who had asked for a place first comes first. Each person gets back what was
    /// shown, or stays as they are.
    ///
    /// @param shown what was foreseen for the selection
    /// @param by the account of a member of staff
    public Result restore(Selection selection, Preview shown, String by) {
        var effects = shown.people().stream()
                .sorted(Comparator.comparing(SelectedPerson::registration, RestoreRegistration.ORDER))
                .map(one -> restore(selection, one, by))
                .toList();
        return result(selection, effects);
    }

    private static Result result(Selection selection, List<Effect> effects) {
        var done = new ArrayList<Registration>();
        var left = new ArrayList<LeftOut>();
        var toAskAgain = new ArrayList<Registration>();
        for (var effect : effects) {
            switch (effect) {
                case Effect.Done(var registration) -> done.add(registration);
                case Effect.Left(var why) -> left.add(why);
                case Effect.ToAskAgain(var why, var registration) -> {
                    left.add(why);
                    toAskAgain.add(registration);
                }
            }
        }
        return new Result(done, LeftOut.count(Stream.concat(selection.reasons(), left.stream())), toAskAgain);
    }

    /// What restoring a selection would lead to now.
    public Preview foresee(Selection selection) {
        var outlooks = restoreRegistration.foresee(selection.day(), selection.registrations());
        return new Preview(selection.registrations().stream()
                .map(registration -> SelectedPerson.of(registration, outlooks.get(registration.id())))
                .toList());
    }

    private Effect checkIn(RegionalDay day, Registration registration, Scope scope, String by) {
        return switch (checkIn.handle(day.id(), registration.id(), null, scope, by)) {
            case CheckIn.Outcome.Recorded(var recorded) -> new Effect.Done(recorded);
            case CheckIn.Outcome.AlreadyRecorded _ -> new Effect.Left(LeftOut.ALREADY_PRESENT);
            case CheckIn.Outcome.Refused(var why) -> new Effect.Left(LeftOut.of(why));
        };
    }

    /// Withdraws attendance at the day and all its sessions.
    private Effect withdraw(RegionalDay day, Registration registration, Scope scope, String by) {
        var command = new WithdrawCheckIn.Command(day.id(), registration.id(), null, by);
        return switch (withdrawCheckIn.handle(command, scope)) {
            case WithdrawCheckIn.Outcome.Withdrawn(var withdrawn) -> new Effect.Done(withdrawn);
            case WithdrawCheckIn.Outcome.Refused(var why) -> new Effect.Left(LeftOut.of(why));
        };
    }

    /// Who has registered again since stays as they are.
    private Effect restore(Selection selection, SelectedPerson shown, String by) {
        if (shown.state() == null) return new Effect.Left(LeftOut.REGISTERED_AGAIN);
        var ended = shown.registration();
        var restored = restoreRegistration.undo(ended.id(), shown.seen(), by);
        if (!restored.id().equals(ended.id())) return new Effect.Left(LeftOut.REGISTERED_AGAIN);
        if (restored.isActive()) return new Effect.Done(restored);
        return LeftOut.ofRestoration(selection.day(), restored, selection.now())
                .<Effect>map(Effect.Left::new)
                .orElseGet(() -> new Effect.ToAskAgain(LeftOut.NOT_AS_SHOWN, restored));
    }

    private Effect cancel(Registration registration, String by, @Nullable String reason) {
        var cancelled = cancelRegistration.handle(registration.id(), by, reason, registration.wasPresent());
        if (!cancelled.isActive()) return new Effect.Done(cancelled);
        var hasCome = cancelled.wasPresent() && !registration.wasPresent();
        return hasCome
                ? new Effect.ToAskAgain(LeftOut.PRESENT_SINCE, cancelled)
                : new Effect.Left(LeftOut.DAY_ARCHIVED);
    }
}
