package fr.spro.registration.enrolment;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.repository.Repository;

/// Deliveries of e-mails, as published by notification-service.
public interface Deliveries extends Repository<Delivery, String> {
    Optional<Delivery> findById(String notificationId);

    Delivery save(Delivery delivery);

    List<Delivery> findByRegistrationInOrderByAt(Collection<RegistrationId> registrations);
}
