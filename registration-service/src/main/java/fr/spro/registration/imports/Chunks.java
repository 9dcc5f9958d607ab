package fr.spro.registration.imports;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import fr.spro.registration.spreadsheet.Row;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.stereotype.Component;

/// The rows of unfinished imports.
@Component
class Chunks {

    private final MongoOperations mongo;
    private final Clock clock;

    Chunks(MongoOperations mongo, Clock clock) {
        this.mongo = mongo;
        this.clock = clock;
    }

    /// Stores all rows before the import that refers to them; rows left by a crash are deleted later.
    ///
    /// @return number of chunks
    int store(ImportId importJob, List<Row> rows) {
        var number = 0;
        for (int from = 0; from < rows.size(); from += Chunk.SIZE) {
            var some = rows.subList(from, Math.min(rows.size(), from + Chunk.SIZE));
            mongo.save(new Chunk(Chunk.id(importJob, number++), importJob, some, clock.instant()));
        }
        return number;
    }

    List<Row> rows(ImportId importJob, int number) {
        var chunk = mongo.findById(Chunk.id(importJob, number), Chunk.class);
        return chunk == null ? List.of() : chunk.rows();
    }

    List<Row> all(Import importJob) {
        var rows = new ArrayList<Row>();
        for (int i = 0; i < importJob.chunks(); i++) rows.addAll(rows(importJob.id(), i));
        return rows;
    }

    void delete(ImportId importJob) {
        mongo.remove(query(where("importId").is(importJob.value())), Chunk.class);
    }

    /// Imports whose rows were stored before this time.
    List<ImportId> olderThan(Instant time) {
        return mongo.findDistinct(query(where("storedAt").lt(time)), "importId", Chunk.class, String.class).stream()
                .map(ImportId::new)
                .toList();
    }
}
