package fr.spro.platform.testing;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.DatabaseResolver;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.aggregation.Aggregation;
import de.bwaldvogel.mongo.backend.h2.H2Database;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.oplog.Oplog;
import io.netty.channel.Channel;
import java.util.List;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.jspecify.annotations.Nullable;

/// A database with our collections and indexes.
final class StoreDatabase extends H2Database {

    private final MVStore file;
    private final @Nullable StoreJournal journal;

    StoreDatabase(String name, MVStore file, @Nullable StoreJournal journal, CursorRegistry cursors) {
        this.file = file;
        this.journal = journal;
        super(name, file, cursors);
    }

    /// The library scans all documents for an aggregation; an index finds those of a first `$match`.
    @Override
    public Document handleCommand(
            Channel channel, String command, Document query, DatabaseResolver databases, Oplog oplog) {
        if (!command.equals("aggregate")) return super.handleCommand(channel, command, query, databases, oplog);
        var collection = resolveCollection(query.get(command).toString(), false);
        var stages = Aggregation.parse(query.get("pipeline"));
        if (collection == null || stages.isEmpty() || !(stages.getFirst().get("$match") instanceof Document match)) {
            return super.handleCommand(channel, command, query, databases, oplog);
        }
        var rest = Aggregation.fromPipeline(stages.subList(1, stages.size()), databases, this, collection, oplog);
        rest.validate(query);
        var answer = new Document("id", 0L)
                .append("ns", collection.getFullName())
                .append("firstBatch", rest.runStages(collection.handleQueryAsStream(match)));
        return new Document("cursor", answer).append("ok", 1.0);
    }

    @Override
    protected MongoCollection<Object> openOrCreateCollection(String collection, CollectionOptions options) {
        var name = getFullCollectionNamespace(collection);
        return new StoreCollection(
                this,
                collection,
                options,
                file.openMap("databases." + name, new MVMap.Builder<Object, Document>().valueType(new BsonType())),
                file.openMap("meta." + name),
                journal,
                cursorRegistry);
    }

    @Override
    protected Index<Object> openOrCreateUniqueIndex(
            String collection, String index, List<IndexKey> keys, boolean sparse) {
        return new UniqueIndex(index, keys, sparse);
    }

    @Override
    protected Index<Object> openOrCreateSecondaryIndex(
            String collection, String index, List<IndexKey> keys, boolean sparse) {
        return new SecondaryIndex(index, keys);
    }
}
