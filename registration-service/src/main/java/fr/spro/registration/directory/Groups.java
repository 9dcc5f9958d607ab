package fr.spro.registration.directory;

import java.util.List;
import java.util.Optional;
import org.springframework.data.repository.Repository;

/// All local groups. Reads only: writes go through the store, with their events.
public interface Groups extends Repository<Group, GroupId> {
    Optional<Group> findById(GroupId id);

    List<Group> findAllByOrderByName();

    List<Group> findBySubjectsContaining(String subject);
}
