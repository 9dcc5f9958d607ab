package fr.spro.notification.known;

import fr.spro.platform.messaging.Heard;
import fr.spro.platform.messaging.Memory;
import java.util.List;
import java.util.Optional;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;

/// What this service knows of recipients and days.
@Component
public class Known {

    private final MongoOperations mongo;
    private final Memory memory;

    Known(MongoOperations mongo, Memory memory) {
        this.mongo = mongo;
        this.memory = memory;
    }

    public Optional<Recipient> recipient(String id) {
        return Optional.ofNullable(mongo.findById(id, Recipient.class));
    }

    public Optional<KnownDay> day(String id) {
        return Optional.ofNullable(mongo.findById(id, KnownDay.class));
    }

    /// The groups that somebody signed in under this subject coordinates, and their structures.
    public List<String> recipientsOf(String subject) {
        var groups = ids(Criteria.where("subjects").is(subject));
        return ids(Criteria.where("groupId").in(groups));
    }

    private List<String> ids(Criteria criteria) {
        return mongo.find(new Query(criteria), Recipient.class).stream()
                .map(Recipient::id)
                .toList();
    }

    void learn(Heard news) {
        memory.keep(news);
    }
}
