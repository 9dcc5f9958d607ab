package fr.spro.registration.enrolment;

import fr.spro.platform.messaging.outbox.Store;
import org.springframework.stereotype.Service;

/// Notes that a participant has seen what has changed of the day, and which seats are lost: the own
/// page no longer says it.
@Service
public class SeeChanges {

    private final Store<Registration> store;
    private final SeatedDays seatedDays;

    SeeChanges(Store<Registration> store, SeatedDays seatedDays) {
        this.store = store;
        this.seatedDays = seatedDays;
    }

    /// @param version of what was shown; a later change stays to be seen
    public void handle(RegistrationId id, String version) {
        store.change(id, found -> seatedDays.get(found.day()).seeChanges(found, version));
    }
}
