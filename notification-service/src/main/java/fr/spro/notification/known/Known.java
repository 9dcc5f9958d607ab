package fr.spro.notification.known;

import fr.spro.contracts.MergedIds;
import fr.spro.platform.messaging.inbox.ProjectionStore;
import fr.spro.platform.messaging.inbox.VersionedView;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
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
    private final ProjectionStore memory;

    Known(MongoOperations mongo, ProjectionStore memory) {
        this.mongo = mongo;
        this.memory = memory;
    }

    /// What is known of an id.
    ///
    /// @param version of what was last told under just this id, 0 if nothing was
    /// @param meaning the id that is meant by it: itself unless it was merged
    /// @param recipient whom it means
    public record Told(long version, String meaning, Optional<Recipient> recipient) {}

    /// What is known of this id, in one read unless it was merged.
    public Told told(String id) {
        var found = find(id);
        var version = found.map(Recipient::heard).orElse(0L);
        if (found.map(Recipient::mergedInto).isEmpty()) return new Told(version, id, found);
        var meaning = aliases().end(id);
        return new Told(version, meaning, find(meaning));
    }

    /// Whom this id means.
    public Optional<Recipient> recipient(String id) {
        return told(id).recipient();
    }

    /// This id and all others that mean the same.
    public Collection<String> everyIdOf(String id) {
        return aliases().allOf(List.of(id));
    }

    public Optional<KnownDay> day(String id) {
        return Optional.ofNullable(mongo.findById(id, KnownDay.class));
    }

    /// The groups that somebody signed in under this subject coordinates, and their structures, under every id.
    public Collection<String> recipientsOf(String subject) {
        var aliases = aliases();
        var groups = aliases.allOf(ids(Criteria.where("subjects").is(subject)));
        var all = new ArrayList<>(ids(Criteria.where("groupId").in(groups)));
        all.addAll(groups);
        return aliases.allOf(all);
    }

    private Optional<Recipient> find(String id) {
        return Optional.ofNullable(mongo.findById(id, Recipient.class));
    }

    private MergedIds aliases() {
        var next = new HashMap<String, String>();
        for (var recipient : mongo.find(new Query(Criteria.where("mergedInto").exists(true)), Recipient.class)) {
            if (recipient.mergedInto() != null) next.put(recipient.id(), recipient.mergedInto());
        }
        return new MergedIds(next);
    }

    private List<String> ids(Criteria criteria) {
        return mongo.find(new Query(criteria), Recipient.class).stream()
                .map(Recipient::id)
                .toList();
    }

    void learn(VersionedView news) {
        memory.keep(news);
    }
}
