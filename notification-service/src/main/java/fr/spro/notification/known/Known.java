package fr.spro.notification.known;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lt;

import com.mongodb.client.model.ReplaceOptions;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;

/// What this service knows of recipients and days. Each piece of news is a whole state with its version, so the one of
/// the highest version is kept, in whatever order and however often they come.
@Component
public class Known {

    private final MongoOperations mongo;

    Known(MongoOperations mongo) {
        this.mongo = mongo;
    }

    public Optional<Recipient> recipient(String id) {
        return Optional.ofNullable(mongo.findById(id, Recipient.class));
    }

    public Optional<KnownDay> day(String id) {
        return Optional.ofNullable(mongo.findById(id, KnownDay.class));
    }

    /// The groups that somebody signed in under this subject coordinates.
    public List<String> groupsOf(String subject) {
        return mongo.find(new Query(Criteria.where("subjects").is(subject)), Recipient.class).stream()
                .map(Recipient::id)
                .toList();
    }

    void learn(Recipient recipient) {
        keepNewest(recipient, recipient.id(), recipient.heard());
    }

    void learn(KnownDay day) {
        keepNewest(day, day.id(), day.heard());
    }

    private void keepNewest(Object news, String id, long heard) {
        var document = new Document();
        mongo.getConverter().write(news, document);
        var olderOne = and(eq("_id", id), lt("heard", heard));
        try {
            mongo.execute(
                    news.getClass(), known -> known.replaceOne(olderOne, document, new ReplaceOptions().upsert(true)));
        } catch (DuplicateKeyException newerIsKnown) {
            // The upsert found no older one and could not insert beside the newer one: nothing to learn.
        }
    }
}
