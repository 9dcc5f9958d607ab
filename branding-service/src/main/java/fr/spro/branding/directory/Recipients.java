package fr.spro.branding.directory;

import fr.spro.contracts.DispatchEvent.RecipientKind;
import java.util.List;
import java.util.Optional;
import org.springframework.data.repository.Repository;

/// All structures and groups that are known.
public interface Recipients extends Repository<Recipient, String> {
    Optional<Recipient> findById(String id);

    List<Recipient> findByIdIn(Iterable<String> ids);

    List<Recipient> findByKindAndSubjectsContaining(RecipientKind kind, String subject);

    List<Recipient> findByMergedIntoNotNull();

    void deleteById(String id);
}
