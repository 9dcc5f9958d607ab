package fr.spro.registration.audit.web;

import fr.spro.platform.messaging.audit.AuditEntry.Field;
import fr.spro.platform.messaging.audit.AuditRecord;
import fr.spro.registration.imports.Import;
import fr.spro.registration.imports.Import.Status;
import fr.spro.registration.imports.ImportAction;
import fr.spro.registration.imports.ImportId;
import fr.spro.registration.imports.Imports;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// How many people an import or a list of one structure has brought, for its entry of the history.
///
/// @param number null if it is not known: the entry is from before it was recorded, and the import is gone
/// @param address of the page of the import; null if it is gone
record ImportedPeople(@Nullable Integer number, @Nullable String address) {

    /// Null for an entry about something else.
    static @Nullable ImportedPeople of(AuditRecord entry, Imports imports) {
        if (!entry.is(ImportAction.CONFIRMED)) return null;
        return Optional.ofNullable(entry.about())
                .flatMap(id -> imports.findById(new ImportId(id)))
                .filter(found -> found.day() != null)
                .map(ImportedPeople::of)
                .orElseGet(() -> new ImportedPeople(recorded(entry), null));
    }

    private static ImportedPeople of(Import found) {
        var number = found.status() == Status.DONE ? found.tally().added() : found.toAdd();
        var day = found.day();
        return new ImportedPeople(
                number,
                day == null
                        ? null
                        : "/coordination/journees/%s/inscriptions/import/%s"
                                .formatted(day.value(), found.id().value()));
    }

    private static @Nullable Integer recorded(AuditRecord entry) {
        return entry.fields().stream()
                .filter(field -> field.name().equals(Import.PEOPLE))
                .map(Field::after)
                .map(Integer::valueOf)
                .findFirst()
                .orElse(null);
    }
}
