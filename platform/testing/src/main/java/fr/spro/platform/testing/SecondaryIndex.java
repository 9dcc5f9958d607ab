package fr.spro.platform.testing;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.bson.Document;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Finds documents by the text in its first key, also in arrays; the collection filters by the rest. The
/// library has no non-unique indexes and scans all documents.
///
/// It is in memory and rebuilt when the file is opened.
final class SecondaryIndex extends Index<Object> {

    private final Map<Object, Set<Object>> positions = new HashMap<>();
    private final String first;

    SecondaryIndex(String name, List<IndexKey> keys) {
        // Sparse, since the library then accepts that `remove` does not find the document's position.
        super(name, keys, true);
        first = keys.getFirst().getKey();
    }

    @Override
    public boolean canHandle(Document query) {
        return switch (onFirst(query)) {
            case String _ -> true;
            case Document condition
            when condition.keySet().equals(Set.of("$in")) ->
                condition.get("$in") instanceof Collection<?> texts
                        && texts.stream().allMatch(String.class::isInstance);
            case null, default -> false;
        };
    }

    @Override
    public synchronized Iterable<Object> getPositions(Document query) {
        var asked = Objects.requireNonNull(onFirst(query));
        var texts = asked instanceof Document condition ? (Collection<?>) condition.get("$in") : List.of(asked);
        var found = new LinkedHashSet<>();
        for (var text : texts) found.addAll(positions.getOrDefault(text, Set.of()));
        return found;
    }

    private @Nullable Object onFirst(Document query) {
        return Conditions.on(List.of(first), query).get(first);
    }

    @Override
    public synchronized void add(Document document, Object position, MongoCollection<Object> collection) {
        for (var text : firstKeys(document)) {
            positions.computeIfAbsent(text, _ -> new LinkedHashSet<>()).add(position);
        }
    }

    @Override
    public synchronized @Nullable Object remove(Document document) {
        var position = Missing.ofNullable(document.get("_id"));
        for (var text : firstKeys(document)) {
            positions.computeIfPresent(text, (_, all) -> all.remove(position) && all.isEmpty() ? null : all);
        }
        return null;
    }

    @Override
    public synchronized void updateInPlace(
            Document before, Document after, Object position, MongoCollection<Object> collection) {
        if (nullAwareEqualsKeys(before, after)) return;
        remove(before);
        add(after, position, collection);
    }

    private List<Object> firstKeys(Document document) {
        return getKeyValues(document).stream()
                .map((KeyValue values) -> values.get(0))
                .toList();
    }

    @Override
    public synchronized long getCount() {
        return positions.values().stream().mapToLong(Set::size).sum();
    }

    @Override
    public @Nullable Object getPosition(Document document) {
        return null;
    }

    @Override
    public long getDataSize() {
        return getCount();
    }

    @Override
    public void checkAdd(Document document, MongoCollection<Object> collection) {}

    @Override
    public void checkUpdate(Document before, Document after, MongoCollection<Object> collection) {}

    @Override
    public void drop() {}
}
