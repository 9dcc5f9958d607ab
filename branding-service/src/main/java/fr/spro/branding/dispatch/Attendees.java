package fr.spro.branding.dispatch;

import java.util.Collection;
import java.util.Optional;
import org.springframework.data.repository.Repository;

/// Who attended which day. Read-only.
interface Attendees extends Repository<Attendee, String> {
    Optional<Attendee> findById(String id);

    boolean existsByDayIdAndPresentIsTrueAndStructureIdIn(String dayId, Collection<String> structures);

    boolean existsByDayIdAndPresentIsTrueAndGroupIdIn(String dayId, Collection<String> groups);
}
