package fr.spro.platform.testing;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.h2.H2Database;
import java.util.List;
import org.h2.mvstore.MVStore;

/// A database whose collections and indexes are ours.
final class StoreDatabase extends H2Database {

    private final MVStore file;

    StoreDatabase(String name, MVStore file, CursorRegistry cursors) {
        this.file = file;
        super(name, file, cursors);
    }

    @Override
    protected MongoCollection<Object> openOrCreateCollection(String collection, CollectionOptions options) {
        var name = getFullCollectionNamespace(collection);
        return new StoreCollection(
                this,
                collection,
                options,
                file.openMap("databases." + name),
                file.openMap("meta." + name),
                cursorRegistry);
    }

    @Override
    protected Index<Object> openOrCreateUniqueIndex(
            String collection, String index, List<IndexKey> keys, boolean sparse) {
        var name = getFullCollectionNamespace(collection) + "._index_" + index;
        return new UniqueIndex(file.openMap(name), index, keys, sparse);
    }

    @Override
    protected Index<Object> openOrCreateSecondaryIndex(
            String collection, String index, List<IndexKey> keys, boolean sparse) {
        return new SecondaryIndex(index, keys);
    }
}
