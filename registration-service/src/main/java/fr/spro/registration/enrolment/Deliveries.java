package fr.spro.registration.enrolment;

import java.util.Collection;
import java.util.List;
import org.springframework.data.repository.Repository;

/// Deliveries of e-mails, as published by notification-service. `save` of a known one is a no-op.
public interface Deliveries extends Repository<Delivery, String> {
    Delivery save(Delivery delivery);

    List<Delivery> findByRegistrationInOrderByAt(Collection<RegistrationId> registrations);
}
