package fr.spro.registration.enrolment;

import fr.spro.platform.messaging.outbox.Store;
import fr.spro.registration.day.Days;
import org.springframework.stereotype.Service;

/// Notes that a participant has seen what has changed of the day: the own page no longer says it.
@Service
public class SeeChanges {

    private final Store<Registration> store;
    private final Days days;

    SeeChanges(Store<Registration> store, Days days) {
        this.store = store;
        this.days = days;
    }

    /// @param version of what was shown; a later change stays to be seen
    public void handle(RegistrationId id, String version) {
        var day = days.get(store.get(id).day());
        store.change(id, found -> new ToldChanges(found, day).seeChanges(version));
    }
}
