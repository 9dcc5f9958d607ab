package fr.spro.registration.mentions;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import fr.spro.registration.day.DayId;
import java.util.List;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.ReplaceOptions;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

/// All mentions that no organiser has reviewed.
@Component
class Mentions {

    /// Each further attempt is due to a concurrent change.
    private static final int MAX_ATTEMPTS = 5;

    private final MongoOperations mongo;

    Mentions(MongoOperations mongo) {
        this.mongo = mongo;
    }

    /// The earliest first.
    List<Mention> of(DayId day) {
        return mongo.find(query(where("day").is(day.value())).with(Sort.by("foundAt", "_id")), Mention.class);
    }

    Optional<Mention> find(DayId day, String id) {
        return Optional.ofNullable(mongo.findById(id, Mention.class))
                .filter(found -> found.day().equals(day));
    }

    /// Adds it; one of the same text gets its passages, also those of people who are erased at the same time.
    void add(Mention mention) {
        var ofSameText = query(where("_id").is(mention.id()).and("digest").is(mention.digest()));
        var passages = new Update()
                .addToSet("passages")
                .each(mention.passages().toArray())
                .set("foundAt", mention.foundAt());
        for (int i = 0; i < MAX_ATTEMPTS; i++) {
            if (mongo.updateFirst(ofSameText, passages, Mention.class).getMatchedCount() > 0) return;
            if (replace(mention)) return;
        }
        throw new OptimisticLockingFailureException(
                "The text of the mention %s changes too fast".formatted(mention.id()));
    }

    /// @return false if one of the same text was added concurrently
    private boolean replace(Mention mention) {
        var ofAnotherText = query(where("_id").is(mention.id()).and("digest").ne(mention.digest()));
        try {
            mongo.replace(
                    ofAnotherText, mention, ReplaceOptions.replaceOptions().upsert());
            return true;
        } catch (DuplicateKeyException added) {
            return false;
        }
    }

    /// A no-op if it got passages meanwhile, which nobody has reviewed.
    void remove(Mention mention) {
        mongo.remove(query(where("_id").is(mention.id()).and("foundAt").is(mention.foundAt())), Mention.class);
    }
}
