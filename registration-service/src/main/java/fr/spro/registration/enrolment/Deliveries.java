package fr.spro.registration.enrolment;

import java.util.Collection;
import java.util.List;
import org.springframework.data.repository.Repository;

/// What became of the e-mails, as notification told. `save` of one that is known changes nothing.
public interface Deliveries extends Repository<Delivery, String> {
    Delivery save(Delivery delivery);

    List<Delivery> findByRegistrationInOrderByAt(Collection<RegistrationId> registrations);
}
