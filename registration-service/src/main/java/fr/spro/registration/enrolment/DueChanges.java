package fr.spro.registration.enrolment;

import fr.spro.contracts.RegistrationEvent;
import fr.spro.platform.messaging.outbox.Change;
import fr.spro.platform.messaging.outbox.Store;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/// Applies a decision to registrations of a list read earlier.
@Component
class DueChanges {

    private final Store<Registration> store;

    DueChanges(Store<Registration> store) {
        this.store = store;
    }

    /// Free if the decision does not change the listed registration; otherwise it is applied to the stored
    /// one.
    void apply(Registration listed, Function<Registration, Change<Registration, RegistrationEvent>> decision) {
        if (!decision.apply(listed).isNone()) store.change(listed.id(), decision);
    }
}
