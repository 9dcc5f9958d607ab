package fr.spro.registration.imports;

import fr.spro.registration.spreadsheet.Row;
import java.time.Instant;
import java.util.List;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/// Some rows of an import, as they stood in the file. They are deleted when the import is over, for they hold
/// personal data.
@Document("importChunk")
record Chunk(@Id String id, ImportId importId, List<Row> rows, Instant storedAt) {

    /// So many rows are carried out before the next look at who else wants something.
    static final int SIZE = 200;

    static String id(ImportId importId, int number) {
        return "%s-%d".formatted(importId.value(), number);
    }
}
