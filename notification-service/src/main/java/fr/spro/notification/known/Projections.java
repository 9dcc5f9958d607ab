package fr.spro.notification.known;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import fr.spro.contracts.EntityRef;
import fr.spro.contracts.MergedIds;
import fr.spro.notification.known.Standing.Milestone;
import fr.spro.platform.messaging.inbox.ProjectionStore;
import fr.spro.platform.messaging.inbox.VersionedView;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import org.bson.conversions.Bson;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;

/// The projections of recipients and days, and how registrations stand.
@Component
public class Projections {

    private final MongoOperations mongo;
    private final ProjectionStore store;

    Projections(MongoOperations mongo, ProjectionStore store) {
        this.mongo = mongo;
        this.store = store;
    }

    /// The result of a recipient lookup.
    ///
    /// @param version of the state stored under this key, 0 if there is none
    /// @param end the final target of its merges, itself if it was not merged
    /// @param recipient the state of `end`
    public record Lookup(long version, EntityRef end, Optional<Recipient> recipient) {}

    /// Looks up a recipient, in one read unless it was merged.
    public Lookup lookUp(EntityRef ref) {
        var found = find(ref);
        var version = found.map(Recipient::version).orElse(0L);
        if (found.map(Recipient::mergedInto).isEmpty()) return new Lookup(version, ref, found);
        var end = merged().resolve(ref);
        return new Lookup(version, end, find(end));
    }

    /// The recipient, or the one that it was merged into.
    public Optional<Recipient> recipient(EntityRef ref) {
        return lookUp(ref).recipient();
    }

    /// The recipient and all that were merged with it.
    public Collection<EntityRef> allOf(Collection<EntityRef> refs) {
        return merged().allOf(refs);
    }

    public Optional<DayProjection> day(String id) {
        return Optional.ofNullable(mongo.findById(id, DayProjection.class));
    }

    /// How this registration stands, if anything that matters was heard of it.
    public Optional<Standing> standing(EntityRef registration) {
        return Optional.ofNullable(mongo.findById(registration, Standing.class));
    }

    /// The groups that this account coordinates and their structures, merged ones included.
    public Collection<EntityRef> recipientsOf(String subject) {
        var merged = merged();
        var groups = merged.allOf(refs(Criteria.where("subjects").is(subject)));
        var groupIds = groups.stream().map(EntityRef::id).toList();
        var all = new ArrayList<>(refs(Criteria.where("groupId").in(groupIds)));
        all.addAll(groups);
        return merged.allOf(all);
    }

    private Optional<Recipient> find(EntityRef ref) {
        return Optional.ofNullable(mongo.findById(ref, Recipient.class));
    }

    private MergedIds<EntityRef> merged() {
        var next = new HashMap<EntityRef, EntityRef>();
        for (var recipient : mongo.find(new Query(Criteria.where("mergedInto").exists(true)), Recipient.class)) {
            if (recipient.mergedInto() != null) next.put(recipient.ref(), recipient.mergedInto());
        }
        return new MergedIds<>(next);
    }

    private List<EntityRef> refs(Criteria criteria) {
        return mongo.find(new Query(criteria), Recipient.class).stream()
                .map(Recipient::ref)
                .toList();
    }

    void keep(VersionedView state) {
        store.keep(state);
    }

    /// Of several events the one with the highest sequence stays.
    void reached(EntityRef registration, Milestone milestone, long sequence) {
        var latest = Updates.max(milestone.field(), sequence);
        mongo.execute(
                Standing.class,
                standings -> standings.updateOne(id(registration), latest, new UpdateOptions().upsert(true)));
    }

    void forget(EntityRef registration) {
        mongo.execute(Standing.class, standings -> standings.deleteOne(id(registration)));
    }

    private static Bson id(EntityRef ref) {
        return Filters.eq("_id", ref.toString());
    }
}
