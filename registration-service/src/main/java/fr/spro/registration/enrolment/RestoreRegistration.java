package fr.spro.registration.enrolment;

import fr.spro.platform.messaging.outbox.Store;
import fr.spro.registration.day.Days;
import fr.spro.registration.seating.WaitingLists;
import java.time.Clock;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;

/// Makes a cancelled or lapsed registration active again, for a participant who came anyway. It joins the end of the
/// lists of arrivals.
@Service
public class RestoreRegistration {

    private final Store<Registration> store;
    private final Registrations registrations;
    private final Days days;
    private final SeatedDays seatedDays;
    private final WaitingLists waitingLists;
    private final ReconcileRegistrations reconcileRegistrations;
    private final Clock clock;

    RestoreRegistration(
            Store<Registration> store,
            Registrations registrations,
            Days days,
            SeatedDays seatedDays,
            WaitingLists waitingLists,
            ReconcileRegistrations reconcileRegistrations,
            Clock clock) {
        this.store = store;
        this.registrations = registrations;
        this.days = days;
        this.seatedDays = seatedDays;
        this.waitingLists = waitingLists;
        this.reconcileRegistrations = reconcileRegistrations;
        this.clock = clock;
    }

    /// @param by the account of a member of staff
    /// @return the registration, or the active one of the same address, if the participant has registered again
    public Registration handle(RegistrationId id, String by) {
        Registration restored;
        try {
            restored = store.change(id, found -> seatedDays.get(found.day()).restore(found, by, clock.instant()));
        } catch (DuplicateKeyException registeredAgain) {
            var ended = store.get(id);
            var address = Listing.activeAddress(ended.day(), ended.participant().email());
            return registrations.findByActiveAddress(address).orElseThrow(() -> registeredAgain);
        }
        // After a crash here, the sweep of ReconcileRegistrations continues.
        if (days.get(restored.day()).isAhead()) {
            waitingLists.settle(id);
            reconcileRegistrations.dayChanged(restored.day());
        }
        return restored;
    }
}
