package fr.spro.registration.imports;

import fr.spro.registration.spreadsheet.Row;
import java.time.Instant;
import java.util.List;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/// Some rows of an import, as in the file. They contain personal data and are deleted when the import ends.
@Document("importChunk")
record Chunk(@Id String id, ImportId importId, List<Row> rows, Instant storedAt) {

    /// The number of rows that are applied before other imports get their turn.
    static final int SIZE = 200;

    static String id(ImportId importId, int number) {
        return "%s-%d".formatted(importId.value(), number);
    }
}
