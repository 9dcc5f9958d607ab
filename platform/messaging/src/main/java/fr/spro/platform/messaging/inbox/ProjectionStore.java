package fr.spro.platform.messaging.inbox;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lt;

import com.mongodb.client.model.ReplaceOptions;
import org.bson.Document;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.mongodb.core.MongoOperations;

/// Stores projections of other services' events. Each update is a whole state with its version; the highest
/// version wins, regardless of order and repetitions.
public final class ProjectionStore {

    /// The field of a removed view, which queries have to exclude.
    public static final String REMOVED = "removed";

    private final MongoOperations mongo;

    public ProjectionStore(MongoOperations mongo) {
        this.mongo = mongo;
    }

    /// Stores the view unless the same or a newer version is stored.
    public void keep(VersionedView view) {
        var document = new Document();
        mongo.getConverter().write(view, document);
        var older = and(eq("_id", view.id()), lt("version", view.version()));
        try {
            mongo.execute(
                    view.getClass(), views -> views.replaceOne(older, document, new ReplaceOptions().upsert(true)));
        } catch (DuplicateKeyException upToDate) {
            // The upsert found no older version, and the same or a newer one is stored.
        }
    }

    /// Deletes the data of a view after its tombstone. Id and version are kept, so that a replay of older
    /// states does not restore it; a newer state does.
    public void remove(Class<? extends VersionedView> type, String id) {
        var data = new Document();
        for (var property : mongo.getConverter().getMappingContext().getRequiredPersistentEntity(type)) {
            var isKept = property.isIdProperty() || property.getFieldName().equals("version");
            if (!isKept) data.append(property.getFieldName(), "");
        }
        var removal = new Document("$unset", data).append("$set", new Document(REMOVED, true));
        mongo.execute(type, views -> views.updateOne(eq("_id", id), removal));
    }
}
