package fr.spro.branding.directory;

import java.util.Optional;
import org.springframework.data.repository.Repository;

/// All known days.
public interface DayProjections extends Repository<DayProjection, String> {
    Optional<DayProjection> findById(String id);
}
