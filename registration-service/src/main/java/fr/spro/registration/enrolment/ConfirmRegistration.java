package fr.spro.registration.enrolment;

import fr.spro.contracts.RegistrationEvent;
import fr.spro.platform.messaging.outbox.Change;
import fr.spro.platform.messaging.outbox.Store;
import fr.spro.registration.enrolment.RegistrationStatus.Requested;
import fr.spro.registration.seating.JoinDay;
import fr.spro.registration.seating.WaitingLists;
import java.time.Clock;
import java.time.Instant;
import java.util.function.Function;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;

/// Confirms a registration by its e-mail address and notifies the participant of the places.
@Service
public class ConfirmRegistration {

    private final Store<Registration> store;
    private final JoinDay joinDay;
    private final WaitingLists waitingLists;
    private final SeatedDays seatedDays;
    private final Clock clock;

    ConfirmRegistration(
            Store<Registration> store, JoinDay joinDay, WaitingLists waitingLists, SeatedDays seatedDays, Clock clock) {
        this.store = store;
        this.joinDay = joinDay;
        this.waitingLists = waitingLists;
        this.seatedDays = seatedDays;
        this.clock = clock;
    }

    /// @return the registration: confirmed, unless it was cancelled or had lapsed
    public Registration handle(RegistrationId id) {
        var now = clock.instant();
        return notify(confirm(id, found -> current(found).confirmOwn(found, now)), now);
    }

    /// The same for a participant whom staff have just registered.
    ///
    /// @param by the account of a member of staff, or of a program
    /// @param isThere whether the participant is there, so that the check-in follows
    public Registration entered(RegistrationId id, String by, boolean isThere) {
        var now = clock.instant();
        return notify(confirm(id, found -> current(found).confirmEnteredBy(found, by, isThere, now)), now);
    }

    /// The same for a participant who came: the check-in follows.
    public Registration atTheDoor(RegistrationId id) {
        var now = clock.instant();
        return notify(confirm(id, found -> current(found).confirmAtTheDoor(found, now)), now);
    }

    /// The same for a participant who asked the staff for it.
    ///
    /// @param by the account of a member of staff
    public Registration handle(RegistrationId id, String by) {
        var now = clock.instant();
        return notify(confirm(id, found -> current(found).confirmFor(found, by, now)), now);
    }

    /// Confirms a new address, and with it a registration that was not confirmed.
    ///
    /// @param entered the version of the contact, from the link that was sent to the address
    /// @return the registration; the address stays pending if it is that of another one by now
    public Registration handle(RegistrationId id, long entered) {
        var now = clock.instant();
        try {
            return notify(confirm(id, found -> current(found).confirmAddress(found, entered, now)), now);
        } catch (DuplicateKeyException registeredMeanwhile) {
            return store.get(id);
        }
    }

    /// One without a place joins the lists between two steps, and after a crash in between as well: it is
    /// confirmed by the next request. One that somebody else is taking into the lists is confirmed once it is
    /// in all: otherwise it would be told of no seat, and of the seat right after.
    private Registration confirm(
            RegistrationId id, Function<Registration, Change<Registration, RegistrationEvent>> decision) {
        var found = store.change(id, decision);
        if (!(found.status() instanceof Requested hold) || !hold.isPlaced()) return found;
        var current = current(found);
        if (current.isConsistentWith(found)) return found;
        joinDay.handle(found.claim(), current.day());
        waitingLists.settle(id);
        return store.change(id, decision);
    }

    private Registration notify(Registration confirmed, Instant now) {
        // A seat that became free concurrently has its own message.
        if (current(confirmed).notifyOfChanges(confirmed, now).isNone()) return confirmed;
        return store.change(confirmed.id(), found -> current(found).notifyOfChanges(found, now));
    }

    private SeatedDay current(Registration found) {
        return seatedDays.get(found.day());
    }
}
