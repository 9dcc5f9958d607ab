package fr.spro.registration.directory.web;

import fr.spro.registration.directory.Difference.Field;
import fr.spro.registration.directory.Revision;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A line of a trail as the API shows it.
record RevisionView(
        Instant at,
        String by,
        String what,
        List<Field> fields,
        @Nullable String about) {

    /// The latest first.
    static List<RevisionView> of(List<Revision> trail) {
        return trail.reversed().stream()
                .map(entry ->
                        new RevisionView(entry.at(), entry.by(), entry.what().name(), entry.fields(), entry.about()))
                .toList();
    }
}
