package fr.spro.registration.enrolment;

import fr.spro.contracts.RegistrationEvent;
import fr.spro.platform.messaging.outbox.Change;
import fr.spro.platform.messaging.outbox.Store;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/// Applies a decision to registrations of a list that was read before.
@Component
class DueChanges {

    private final Store<Registration> store;

    DueChanges(Store<Registration> store) {
        this.store = store;
    }

    /// Costs nothing if the decision leaves the registration of the list as it is; otherwise the decision
    /// is applied to the registration as it is stored now.
    void apply(Registration listed, Function<Registration, Change<Registration, RegistrationEvent>> decision) {
        if (!decision.apply(listed).isNone()) store.change(listed.id(), decision);
    }
}
