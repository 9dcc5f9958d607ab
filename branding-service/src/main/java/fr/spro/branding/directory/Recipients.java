package fr.spro.branding.directory;

import fr.spro.contracts.EntityRef;
import java.util.List;
import java.util.Optional;
import org.springframework.data.repository.Repository;

/// All known structures and groups.
public interface Recipients extends Repository<Recipient, EntityRef> {
    Optional<Recipient> findById(EntityRef ref);

    List<Recipient> findByRefIn(Iterable<EntityRef> refs);

    List<Recipient> findBySubjectsContaining(String subject);

    List<Recipient> findByMergedIntoNotNull();

    void deleteById(EntityRef ref);
}
