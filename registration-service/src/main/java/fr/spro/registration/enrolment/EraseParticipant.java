package fr.spro.registration.enrolment;

import fr.spro.platform.messaging.outbox.Store;
import fr.spro.registration.day.Days;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Service;

/// Erases a person, here and in all services, and the person's address where others have entered it. A held
/// place goes to the next person.
@Service
public class EraseParticipant {

    private final Store<Registration> store;
    private final Registrations registrations;
    private final Days days;
    private final SettleRegistration settleRegistration;
    private final List<ErasureListener> listeners;
    private final Clock clock;

    EraseParticipant(
            Store<Registration> store,
            Registrations registrations,
            Days days,
            SettleRegistration settleRegistration,
            List<ErasureListener> listeners,
            Clock clock) {
        this.store = store;
        this.registrations = registrations;
        this.days = days;
        this.settleRegistration = settleRegistration;
        this.listeners = listeners;
        this.clock = clock;
    }

    /// @param by the account of a member of staff or `participant`
    public void handle(RegistrationId id, String by) {
        handle(id, by, ErasureRecord.Category.ON_REQUEST);
    }

    /// @param category the data whose retention period expired, or `ON_REQUEST`
    public void handle(RegistrationId id, String by, ErasureRecord.Category category) {
        var found = store.get(id);
        // While name and address are known, so that a repetition after a crash completes it.
        var address = found.participant().email();
        if (category == ErasureRecord.Category.ON_REQUEST && !found.isErased()) {
            listeners.forEach(listener -> listener.erasing(found));
        }
        registrations.findByDayAndNewAddress(found.day(), address.value()).stream()
                .filter(other -> !other.id().equals(id))
                .forEach(other -> store.change(
                        other.id(), registration -> new ContactChanges(registration).dropAddress(address)));
        store.change(id, registration -> new Erasure(registration).ofPerson(by, category, clock.instant()));
        days.findById(found.day())
                .filter(day -> !day.isPast(clock.instant()))
                .ifPresent(day -> settleRegistration.handle(id, day));
    }
}
