package fr.spro.branding.directory;

import java.util.Optional;
import org.springframework.data.repository.Repository;

/// All known days.
public interface KnownDays extends Repository<KnownDay, String> {
    Optional<KnownDay> findById(String id);
}
