package fr.spro.registration.enrolment;

import fr.spro.platform.messaging.outbox.Store;
import fr.spro.registration.day.Days;
import fr.spro.registration.day.SessionId;
import fr.spro.registration.seating.WaitingLists;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/// Accepts or declines an offered seat. A declined one goes to the next person immediately.
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

    /// @param workshop null for the day itself
    /// @return whether the offer was still valid
    public boolean accept(RegistrationId id, @Nullable SessionId workshop) {
        var now = clock.instant();
        var day = days.get(store.get(id).day());
        return store.decide(id, found -> found.accept(day, workshop, now)).changed();
    }

    /// Declines an offer that is still open, for the participant, whose page may be an old one.
    ///
    /// @return false if there is none: the seat may have been accepted
    public boolean declineOffer(RegistrationId id, SessionId workshop) {
        var isDeclined = store.decide(id, found -> found.declineOffer(workshop, Participant.ACTOR, clock.instant()))
                .changed();
        if (isDeclined) follow(id);
        return isDeclined;
    }

    /// Gives up the seat. Idempotent, so a repeated request completes it after a crash.
    ///
    /// @param workshop null for the day itself: the registration is cancelled
    /// @param by the account of a member of staff or `participant`
    public void decline(RegistrationId id, @Nullable SessionId workshop, String by) {
        if (workshop == null) {
            cancelRegistration.handle(id, by);
            return;
        }
        store.change(id, found -> found.decline(workshop, by, clock.instant()));
        follow(id);
    }

    /// After a crash before it, the sweep of ReconcileRegistrations continues.
    private void follow(RegistrationId id) {
        waitingLists.settle(id);
        reconcileRegistrations.dayChanged(store.get(id).day());
    }
}
