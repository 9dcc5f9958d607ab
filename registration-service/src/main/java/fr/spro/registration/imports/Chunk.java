package fr.spro.registration.imports;

import fr.spro.registration.spreadsheet.Row;
import java.time.Instant;
import java.util.List;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/// Some rows of an import, as they stood in the file. They are deleted when the import is over, for they hold
/// personal data.
@Document("intakeChunk")
record Chunk(@Id String id, ImportId intake, List<Row> rows, Instant storedAt) {

    /// So many rows are carried out before the next look at who else wants something.
    static final int SIZE = 200;

    static String id(ImportId intake, int number) {
        return "%s-%d".formatted(intake.value(), number);
    }
}
