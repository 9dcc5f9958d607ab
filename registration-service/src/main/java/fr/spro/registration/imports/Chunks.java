package fr.spro.registration.imports;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import fr.spro.registration.directory.Difference.Effect;
import fr.spro.registration.spreadsheet.Row;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Update;
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
            mongo.save(new Chunk(Chunk.id(importJob, number++), importJob, some, clock.instant(), null));
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

    /// The chunks of an import that are left.
    List<Chunk> of(ImportId importJob) {
        return mongo.find(query(where("importId").is(importJob.value())), Chunk.class);
    }

    /// Replaces the rows of a chunk if it still exists.
    void replaceRows(Chunk chunk, List<Row> rows) {
        mongo.updateFirst(query(where("_id").is(chunk.id())), Update.update("rows", rows), Chunk.class);
    }

    /// The effects of a chunk before the first attempt to apply it, so that a repetition counts the same.
    Map<String, Effect> effects(ImportId importJob, int number, Supplier<Map<String, Effect>> now) {
        var chunk = mongo.findById(Chunk.id(importJob, number), Chunk.class);
        if (chunk != null && chunk.effects() != null) return chunk.effects();
        var effects = now.get();
        mongo.updateFirst(
                query(where("_id")
                        .is(Chunk.id(importJob, number))
                        .and("effects")
                        .isNull()),
                Update.update("effects", effects),
                Chunk.class);
        return effects;
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
