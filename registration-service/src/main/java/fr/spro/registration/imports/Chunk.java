package fr.spro.registration.imports;

import fr.spro.registration.directory.Difference.Effect;
import fr.spro.registration.spreadsheet.Row;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/// Some rows of an import, as in the file. They contain personal data and are deleted when the import ends.
///
/// @param effects what rows of the directory change, by line, from the first attempt on; null before
@Document("importChunk")
record Chunk(
        @Id String id,
        ImportId importId,
        List<Row> rows,
        Instant storedAt,
        @Nullable Map<String, Effect> effects) {

    /// The number of rows that are applied before other imports get their turn.
    static final int SIZE = 200;

    static String id(ImportId importId, int number) {
        return "%s-%d".formatted(importId.value(), number);
    }
}
