package fr.spro.platform.messaging.inbox;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lt;

import com.mongodb.client.model.ReplaceOptions;
import org.bson.Document;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.mongodb.core.MongoOperations;

/// Keeps what other services told. Each piece of news is a whole state with its version, so the one of the highest
/// version stays, in whatever order and however often they come.
public final class ProjectionStore {

    private final MongoOperations mongo;

    public ProjectionStore(MongoOperations mongo) {
        this.mongo = mongo;
    }

    /// Remembers the news unless something as new is known already.
    public void keep(VersionedView news) {
        var document = new Document();
        mongo.getConverter().write(news, document);
        var olderOne = and(eq("_id", news.id()), lt("heard", news.heard()));
        try {
            mongo.execute(
                    news.getClass(), known -> known.replaceOne(olderOne, document, new ReplaceOptions().upsert(true)));
        } catch (DuplicateKeyException asNewIsKnown) {
            // The upsert found no older one and could not insert beside the newer one: nothing to learn.
        }
    }
}
