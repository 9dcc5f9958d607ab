package fr.spro.platform.testing;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.ArrayFilters;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.QueryResult;
import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.backend.ValueComparator;
import de.bwaldvogel.mongo.backend.h2.H2Collection;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.oplog.Oplog;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.h2.mvstore.MVMap;
import org.jspecify.annotations.Nullable;

/// A collection that never changes a document in place.
///
/// The library updates objects that are being sent to readers, which could see half of an update: a new
/// version with the old state. Here updates work on a copy that replaces the document. Readers get the
/// document itself, since copies would dominate the cost of sorts and counts.
final class StoreCollection extends H2Collection {

    /// Whether the current query precedes an update; guarded by the collection's lock.
    private boolean changing;

    private final @Nullable StoreJournal journal;

    StoreCollection(
            MongoDatabase database,
            String name,
            CollectionOptions options,
            MVMap<Object, Document> documents,
            MVMap<String, Object> meta,
            @Nullable StoreJournal journal,
            CursorRegistry cursors) {
        this.journal = journal;
        super(database, name, options, documents, meta, cursors);
    }

    /// The library would read the keys of both documents for each comparison.
    @Override
    protected QueryResult matchDocumentsFromStream(
            Stream<Document> documents,
            Document query,
            @Nullable Document orderBy,
            int skip,
            int limit,
            int batchSize,
            Document fields) {
        var ordered = deriveComparator(orderBy) == null
                ? documents
                : documents
                        .filter(document -> documentMatchesQuery(document, query))
                        .map(document -> new Keyed(document, keys(document, orderBy)))
                        .sorted(byKeys(orderBy))
                        .map(Keyed::document);
        return super.matchDocumentsFromStream(ordered, query, null, skip, limit, batchSize, fields);
    }

    private record Keyed(Document document, List<Object> keys) {}

    private static List<Object> keys(Document document, Document orderBy) {
        return orderBy.keySet().stream()
                .map(key -> Utils.getSubdocumentValueCollectionAware(document, key))
                .toList();
    }

    private static Comparator<Keyed> byKeys(Document orderBy) {
        var directions = orderBy.values().stream()
                .map(direction -> ((Number) direction).intValue() > 0 ? ValueComparator.asc() : ValueComparator.desc())
                .toList();
        return (one, other) -> {
            for (int i = 0; i < directions.size(); i++) {
                var compared = directions
                        .get(i)
                        .compare(one.keys().get(i), other.keys().get(i));
                if (compared != 0) return compared;
            }
            return 0;
        };
    }

    @Override
    protected QueryResult createQueryResult(List<Document> matched, int batchSize) {
        return super.createQueryResult(
                changing ? matched.stream().map(Document::cloneDeeply).toList() : matched, batchSize);
    }

    @Override
    public synchronized Document findAndModify(Document query) {
        changing = true;
        try {
            return super.findAndModify(query);
        } finally {
            changing = false;
        }
    }

    @Override
    public synchronized Document updateDocuments(
            Document selector,
            Document update,
            ArrayFilters arrayFilters,
            boolean isMulti,
            boolean isUpsert,
            Oplog oplog) {
        changing = true;
        try {
            return super.updateDocuments(selector, update, arrayFilters, isMulti, isUpsert, oplog);
        } finally {
            changing = false;
        }
    }

    @Override
    protected Object addDocumentInternal(Document document) {
        var key = super.addDocumentInternal(document);
        note(key, document);
        return key;
    }

    @Override
    protected void handleUpdate(Object key, Document before, Document after) {
        super.handleUpdate(key, before, after);
        note(key, after);
    }

    @Override
    protected void removeDocument(Object key) {
        super.removeDocument(key);
        note(key, null);
    }

    private void note(Object key, @Nullable Document document) {
        if (journal != null) journal.note("databases." + getFullName(), key, document);
    }
}
