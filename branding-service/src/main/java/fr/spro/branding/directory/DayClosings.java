package fr.spro.branding.directory;

import java.util.Optional;
import org.springframework.data.repository.Repository;

/// Which days are marked as held.
public interface DayClosings extends Repository<DayClosing, String> {
    Optional<DayClosing> findById(String id);
}
