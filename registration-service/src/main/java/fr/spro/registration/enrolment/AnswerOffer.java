package fr.spro.registration.enrolment;

import fr.spro.platform.messaging.outbox.Store;
import fr.spro.registration.day.Days;
import fr.spro.registration.day.SessionId;
import fr.spro.registration.seating.WaitingLists;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/// Accepts or declines a seat that became free. Declined, it goes to who is next at once.
@Service
public class AnswerOffer {

    private final Store<Registration> store;
    private final Days days;
    private final WaitingLists waitingLists;
    private final ReconcileRegistrations reconcileRegistrations;
    private final CancelRegistration cancelRegistration;
    private final Clock clock;

    AnswerOffer(
            Store<Registration> store,
            Days days,
            WaitingLists waitingLists,
            ReconcileRegistrations reconcileRegistrations,
            CancelRegistration cancelRegistration,
            Clock clock) {
        this.store = store;
        this.days = days;
        this.waitingLists = waitingLists;
        this.reconcileRegistrations = reconcileRegistrations;
        this.cancelRegistration = cancelRegistration;
        this.clock = clock;
    }

    /// @param workshop the day itself if null
    /// @return whether it was still to be had
    public boolean accept(RegistrationId id, @Nullable SessionId workshop) {
        var now = clock.instant();
        return store.decide(id, found -> found.accept(workshop, now)).changed();
    }

    /// Gives up the seat; in a workshop less liked at the same time one comes last.
    ///
    /// @param workshop the day itself if null: the registration is cancelled
    /// @param by the subject of a member of staff or `participant`
    public void decline(RegistrationId id, @Nullable SessionId workshop, String by) {
        if (workshop == null) {
            cancelRegistration.handle(id, by);
            return;
        }
        var before = find(id);
        if (!before.wishes().workshops().contains(workshop)) return;
        var day = days.get(before.day());
        var lesser = day.sameTimeAs(workshop).stream()
                .filter(other -> before.wishes().prefers(workshop, other))
                .toList();
        store.change(id, found -> found.choose(found.wishes().without(List.of(workshop)), by, clock.instant()));
        // If the process dies here, the sweep of ReconcileRegistrations goes on.
        lesser.forEach(other -> waitingLists.moveToEnd(id, day.id(), other));
        waitingLists.settle(id);
        reconcileRegistrations.dayChanged(day.id());
    }

    private Registration find(RegistrationId id) {
        return store.get(id);
    }
}
