package fr.spro.registration.enrolment;

import fr.spro.platform.messaging.outbox.Store;
import fr.spro.registration.day.Days;
import java.time.Clock;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;

/// Corrects a name or an e-mail address. A new address receives a link that confirms it.
@Service
public class CorrectParticipant {

    /// @param by the subject of a member of staff or `participant`
    public record Command(RegistrationId id, String name, String email, String by) {}

    private final Store<Registration> store;
    private final Registrations registrations;
    private final Days days;
    private final Clock clock;

    CorrectParticipant(Store<Registration> store, Registrations registrations, Days days, Clock clock) {
        this.store = store;
        this.registrations = registrations;
        this.days = days;
        this.clock = clock;
    }

    /// An address that is registered at this day already is not taken over; its owner is sent a link
    /// instead, and the answer is the same, for nobody shall learn who is registered.
    ///
    /// @return the registration as it is now
    public Registration handle(Command command) {
        var found = store.get(command.id());
        var day = days.get(found.day());
        var now = clock.instant();
        try {
            return store.change(
                    command.id(),
                    registration -> registration.correct(day, command.name(), command.email(), command.by(), now));
        } catch (DuplicateKeyException known) {
            registrations
                    .findByActiveAddress(Listing.activeAddress(day.id(), command.email()))
                    .ifPresent(other -> store.change(other.id(), owner -> owner.renewLink(day, now)));
            return found;
        }
    }

    /// @param version of the contact, as the link says that went to the new address
    public void confirm(RegistrationId id, long version) {
        store.change(id, registration -> registration.confirmAddress(version));
    }
}
