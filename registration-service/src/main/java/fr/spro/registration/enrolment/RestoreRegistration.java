package fr.spro.registration.enrolment;

import fr.spro.contracts.RegistrationEvent;
import fr.spro.platform.messaging.outbox.Change;
import fr.spro.platform.messaging.outbox.Store;
import fr.spro.registration.day.Days;
import fr.spro.registration.seating.JoinDay;
import fr.spro.registration.seating.WaitingLists;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;

/// Makes a registration active again that has ended: for a participant who came anyway, or because it was cancelled by
/// mistake. It joins the end of the lists of arrivals, since its place went to the next person.
@Service
public class RestoreRegistration {

    /// What undoing a cancellation would lead to now.
    ///
    /// @param seen a digest of it, for a form that is only good for what its page said
    public record Outlook(ParticipantState state, boolean mailed, String seen) {

        static Outlook of(Registration ended, ParticipantState state, boolean mailed) {
            var seats = state.workshops().stream()
                    .map(ParticipantState.Workshop::seat)
                    .toList();
            return new Outlook(state, mailed, Fingerprint.of(ended.version(), state.code(), state.seated(), seats));
        }
    }

    private final Store<Registration> store;
    private final Registrations registrations;
    private final Days days;
    private final SeatedDays seatedDays;
    private final JoinDay joinDay;
    private final WaitingLists waitingLists;
    private final ReconcileRegistrations reconcileRegistrations;
    private final Clock clock;

    RestoreRegistration(
            Store<Registration> store,
            Registrations registrations,
            Days days,
            SeatedDays seatedDays,
            JoinDay joinDay,
            WaitingLists waitingLists,
            ReconcileRegistrations reconcileRegistrations,
            Clock clock) {
        this.store = store;
        this.registrations = registrations;
        this.days = days;
        this.seatedDays = seatedDays;
        this.joinDay = joinDay;
        this.waitingLists = waitingLists;
        this.reconcileRegistrations = reconcileRegistrations;
        this.clock = clock;
    }

    /// For a participant who came, also after the time to confirm.
    ///
    /// @param by the account of a member of staff
    /// @return the registration, or the active one of the same address, if the participant has registered again
    public Registration handle(RegistrationId id, String by) {
        return follow(id, change(id, found -> current(found).restore(found, by, clock.instant())));
    }

    /// Undoes a cancellation. It joins the lists first: nobody else can take the place that the mail promises. After a
    /// crash in between, the sweep of ReconcileRegistrations takes it out of them.
    ///
    /// @param by the account of a member of staff
    /// @return the registration: active, unless that cannot be undone; or the active one of the same address
    public Registration undo(RegistrationId id, String by) {
        var now = clock.instant();
        var ended = store.get(id);
        var day = days.get(ended.day());
        if (!ended.isCancellationUndoable(day, now)) return ended;
        var other = registeredAgain(ended);
        if (other.isPresent()) return other.get();
        if (day.isAhead()) joinDay.handle(List.of(ended.claim()), day);
        return follow(id, change(id, found -> current(found).undoCancellation(found, by, now)));
    }

    /// @return empty if the cancellation cannot be undone
    public Optional<Outlook> foresee(Registration ended) {
        var now = clock.instant();
        var day = current(ended);
        if (!ended.isCancellationUndoable(day.day(), now)) return Optional.empty();
        var restored = day.undoCancellation(ended, Participant.ACTOR, now).state();
        var state = ParticipantState.of(day.day(), restored, day.seating().placesWith(restored.claim()));
        return Optional.of(Outlook.of(ended, state, ended.isUndoMailed(day.day(), now)));
    }

    /// The active registration that the person has made since with the same address.
    public Optional<Registration> registeredAgain(Registration ended) {
        return registrations
                .findByActiveAddress(
                        Listing.activeAddress(ended.day(), ended.participant().email()))
                .filter(other -> !other.id().equals(ended.id()));
    }

    private Registration change(
            RegistrationId id, Function<Registration, Change<Registration, RegistrationEvent>> decision) {
        try {
            return store.change(id, decision);
        } catch (DuplicateKeyException registeredAgain) {
            return registeredAgain(store.get(id)).orElseThrow(() -> registeredAgain);
        }
    }

    /// After a crash before this, the sweep of ReconcileRegistrations continues.
    private Registration follow(RegistrationId id, Registration restored) {
        if (days.get(restored.day()).isAhead()) {
            waitingLists.settle(id);
            reconcileRegistrations.dayChanged(restored.day());
        }
        return restored;
    }

    private SeatedDay current(Registration found) {
        return seatedDays.get(found.day());
    }
}
