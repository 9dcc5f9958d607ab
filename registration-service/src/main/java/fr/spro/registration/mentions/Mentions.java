package fr.spro.registration.mentions;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import fr.spro.registration.day.DayId;
import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.stereotype.Component;

/// All mentions that no organiser has reviewed.
@Component
class Mentions {

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

    /// Adds it; one of the same text gets its passages.
    void add(Mention mention) {
        var earlier = mongo.findById(mention.id(), Mention.class);
        mongo.save(earlier == null ? mention : mention.with(earlier));
    }

    void remove(Mention mention) {
        mongo.remove(query(where("_id").is(mention.id())), Mention.class);
    }
}
