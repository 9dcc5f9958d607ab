package fr.spro.branding.directory;

import fr.spro.contracts.EntityRef;
import java.util.List;
import java.util.Optional;
import org.springframework.data.mongodb.repository.Query;
import org.springframework.data.repository.Repository;

/// All known structures and groups, without those that were removed.
public interface Recipients extends Repository<Recipient, EntityRef> {
    @Query("{_id: ?0, removed: null}")
    Optional<Recipient> findById(EntityRef ref);

    @Query("{_id: {$in: ?0}, removed: null}")
    List<Recipient> findByRefIn(Iterable<EntityRef> refs);

    List<Recipient> findBySubjectsContaining(String subject);

    List<Recipient> findByMergedIntoNotNull();
}
