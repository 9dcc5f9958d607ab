package fr.spro.registration.directory;

import java.util.List;
import java.util.Optional;
import org.springframework.data.repository.Repository;

/// All welcome structures. Reads only: writes go through the store, with their events.
public interface Structures extends Repository<Structure, StructureId> {
    Optional<Structure> findById(StructureId id);

    List<Structure> findAllByOrderByName();
}
