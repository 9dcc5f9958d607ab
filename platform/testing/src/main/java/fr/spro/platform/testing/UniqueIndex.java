package fr.spro.platform.testing;

import de.bwaldvogel.mongo.backend.AbstractUniqueIndex;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.bson.Document;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// Finds documents by its keys also if the query has more conditions, such as `_id` and a version; the
/// collection filters by the rest. The library's index only serves queries of exactly its keys.
///
/// It is in memory and rebuilt when the file is opened: in the file each comparison of two keys would
/// serialise one of them.
final class UniqueIndex extends AbstractUniqueIndex<Object> {

    private final Map<KeyValue, Object> positions = new ConcurrentHashMap<>();

    UniqueIndex(String name, List<IndexKey> keys, boolean sparse) {
        super(name, keys, sparse);
    }

    @Override
    public boolean canHandle(Document query) {
        var conditions = onOwnKeys(query);
        var comparesArray = conditions.values().stream().anyMatch(Collection.class::isInstance);
        return !comparesArray && super.canHandle(conditions);
    }

    @Override
    public Iterable<Object> getPositions(Document query) {
        return super.getPositions(onOwnKeys(query));
    }

    private Document onOwnKeys(Document query) {
        return Conditions.on(keys(), query);
    }

    @Override
    protected @Nullable Object getPosition(KeyValue key) {
        return positions.get(key);
    }

    @Override
    protected boolean putKeyPosition(KeyValue key, Object position) {
        return positions.putIfAbsent(key, Missing.ofNullable(position)) == null;
    }

    @Override
    protected @Nullable Object removeDocument(KeyValue key) {
        return positions.remove(key);
    }

    @Override
    protected Iterable<Map.Entry<KeyValue, Object>> getIterable() {
        return positions.entrySet();
    }

    @Override
    public long getCount() {
        return positions.size();
    }

    @Override
    public long getDataSize() {
        return getCount();
    }
}
