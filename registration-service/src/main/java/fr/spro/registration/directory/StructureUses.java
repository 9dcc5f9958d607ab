package fr.spro.registration.directory;

import java.time.Instant;
import java.util.List;

/// The days with registrations that refer to a structure; implemented by the enrolment.
public interface StructureUses {

    /// @param isOpen whether the day is not archived
    record Use(String day, String title, Instant startsAt, boolean isOpen, long registrations) {}

    /// The latest first.
    List<Use> of(StructureId id);

    /// The days that prevent its removal.
    default List<Use> openOf(StructureId id) {
        return of(id).stream().filter(Use::isOpen).toList();
    }
}
