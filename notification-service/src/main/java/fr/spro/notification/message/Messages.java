package fr.spro.notification.message;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import fr.spro.contracts.EntityRef;
import fr.spro.notification.known.Projections;
import fr.spro.notification.known.Recipient;
import fr.spro.platform.messaging.outbox.UnknownAggregate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Service;

/// The record of all e-mails, for searches.
@Service
public class Messages {

    /// Search criteria.
    ///
    /// @param about only messages to this recipient: a reference such as `structure:s-1`, or an id of any
    /// kind
    /// @param recipients only messages to one of these
    /// @param before only those after this id in the list, for the next page
    public record Search(
            @Nullable MessageState state,
            @Nullable String about,
            @Nullable Collection<EntityRef> recipients,
            @Nullable String before) {}

    private final MongoOperations mongo;
    private final Projections projections;

    Messages(MongoOperations mongo, Projections projections) {
        this.mongo = mongo;
        this.projections = projections;
    }

    /// @return at most `limit`, the latest first
    public List<Notification> find(Search search, int limit) {
        var query = new Query(criteria(search))
                .with(Sort.by(Sort.Direction.DESC, "createdAt", "id"))
                .limit(limit);
        return mongo.find(query, Notification.class);
    }

    /// @throws UnknownAggregate if there is none
    public Notification get(NotificationId id) {
        return find(id).orElseThrow(() -> new UnknownAggregate(Notification.class, id));
    }

    public Optional<Notification> find(NotificationId id) {
        return Optional.ofNullable(mongo.findById(id, Notification.class));
    }

    /// The structures and groups that this account coordinates.
    public Collection<EntityRef> recipientsOf(String subject) {
        return projections.recipientsOf(subject);
    }

    public Optional<Recipient> recipient(EntityRef ref) {
        return projections.recipient(ref);
    }

    private Criteria criteria(Search search) {
        var all = new ArrayList<Criteria>();
        // Instead of a message to a group its copies are found.
        all.add(
                search.state() == null
                        ? where("copies").is(null)
                        : search.state().criteria());
        if (search.about() != null) all.add(isFor(projections.allOf(refs(search.about()))));
        if (search.recipients() != null) all.add(isFor(search.recipients()));
        if (search.before() != null) older(search.before()).ifPresent(all::add);
        return new Criteria().andOperator(all);
    }

    /// The first condition is implied by the second, and lets the index start at the page.
    private Optional<Criteria> older(String id) {
        var last = mongo.findById(id, Notification.class);
        return Optional.ofNullable(last)
                .map(Notification::createdAt)
                .map(at -> new Criteria()
                        .andOperator(
                                where("createdAt").lte(at),
                                new Criteria()
                                        .orOperator(
                                                where("createdAt").lt(at),
                                                where("id").lt(id))));
    }

    static Criteria isFor(Collection<EntityRef> recipients) {
        return new Criteria()
                .orOperator(where("about.ref").in(recipients), where("group").in(recipients));
    }

    private static List<EntityRef> refs(String text) {
        try {
            return List.of(EntityRef.parse(text));
        } catch (IllegalArgumentException bareId) {
            return Arrays.stream(EntityRef.Kind.values())
                    .map(kind -> new EntityRef(kind, text))
                    .toList();
        }
    }
}
