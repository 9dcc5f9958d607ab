package fr.spro.registration.directory;

import java.time.Instant;
import java.util.List;

/// At which days somebody has named a structure. Who keeps the registrations says it.
public interface StructureUses {

    /// @param isOpen whether the day still goes on: it is not archived
    record Use(String day, String title, Instant startsAt, boolean isOpen, long registrations) {}

    /// The latest day first.
    List<Use> of(StructureId id);

    /// Those that keep it in the directory.
    default List<Use> openOf(StructureId id) {
        return of(id).stream().filter(Use::isOpen).toList();
    }
}
