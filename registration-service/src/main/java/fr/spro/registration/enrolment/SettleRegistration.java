package fr.spro.registration.enrolment;

import fr.spro.registration.day.RegionalDay;
import fr.spro.registration.seating.WaitingLists;
import org.springframework.stereotype.Component;

/// Carries a change of a registration on to the lists of its day, and to the others who gain or lose a place by it.
/// After a crash before it, the sweep of ReconcileRegistrations does.
@Component
class SettleRegistration {

    private final WaitingLists waitingLists;
    private final ReconcileRegistrations reconcileRegistrations;

    SettleRegistration(WaitingLists waitingLists, ReconcileRegistrations reconcileRegistrations) {
        this.waitingLists = waitingLists;
        this.reconcileRegistrations = reconcileRegistrations;
    }

    /// A no-op for a day that is not ahead, whose lists stay as they are.
    void handle(RegistrationId id, RegionalDay day) {
        if (!day.isAhead()) return;
        waitingLists.settle(id);
        reconcileRegistrations.dayChanged(day.id());
    }

    /// Of the lists only, before another write of the registration.
    void inLists(RegistrationId id) {
        waitingLists.settle(id);
    }
}
