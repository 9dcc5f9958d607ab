package fr.spro.platform.messaging.outbox;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.ReturnDocument;
import fr.spro.contracts.Topic;
import fr.spro.platform.messaging.CloudEventHeaders;
import fr.spro.platform.messaging.Correlation;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.BasicQuery;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.CriteriaDefinition;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.UpdateDefinition;

/// The only way to write an aggregate: its state and the facts that follow leave in one atomic write of one document.
///
/// Guarantee 1: what was answered "done" is never lost. The outbox is part of the document but not of the class, so no
/// reader sees it and no `save()` can bring back what has been published.
public final class Store<S extends Aggregate> {

    private static final int TRIES = 50;

    private final Class<S> type;
    private final MongoOperations mongo;
    private final String collection;
    private final @Nullable StateTopic<S> stateTopic;
    private final Clock clock;
    private final Supplier<@Nullable String> traceparent;
    private final Relay relay;
    private final Runnable repeated;

    Store(
            Class<S> type,
            @Nullable StateTopic<S> stateTopic,
            MongoOperations mongo,
            Clock clock,
            Supplier<@Nullable String> traceparent,
            Relay relay,
            Runnable repeated) {
        this.type = type;
        this.mongo = mongo;
        this.collection = mongo.getCollectionName(type);
        this.stateTopic = stateTopic;
        this.clock = clock;
        this.traceparent = traceparent;
        this.relay = relay;
        this.repeated = repeated;
    }

    /// The aggregate of this id, if there is one.
    public Optional<S> find(TextId id) {
        return Optional.ofNullable(documents().find(eq("_id", id.value())).first())
                .map(this::read);
    }

    /// Stores a new aggregate with its first facts. With a natural key as id this is how an effect happens once:
    /// the second time nothing is written and the answer is false.
    ///
    /// @throws DuplicateKeyException if a unique index other than the id's is violated
    public boolean insert(Change<S, ?> change) {
        var id = change.state().id();
        var entries = entries(change, 0);
        var document = written(change.state());
        document.append("version", 1L).append(OutboxEntry.SEQUENCE, (long) entries.size());
        document.append(OutboxEntry.FIELD, entries);
        if (!entries.isEmpty()) document.append(OutboxEntry.PENDING_SINCE, now());
        try {
            mongo.insert(document, collection);
        } catch (DuplicateKeyException e) {
            if (find(id).isEmpty()) throw taken(id);
            repeated.run();
            return false;
        }
        if (!entries.isEmpty()) relay.wake(document);
        return true;
    }

    /// Reads, decides and writes; when somebody else wrote in between, once more from the start.
    ///
    /// @return the state as it is stored now
    /// @throws UnknownAggregate if there is none of this id
    /// @throws OutboxFull if too many of its facts still wait for Kafka
    /// @throws OptimisticLockingFailureException if others were quicker 50 times in a row
    public S change(TextId id, Function<S, ? extends Change<S, ?>> decision) {
        for (int i = 0; i < TRIES; i++) {
            var document = documents().find(eq("_id", id.value())).first();
            if (document == null) throw new UnknownAggregate(type, id);
            var state = read(document);
            var change = decision.apply(state);
            if (change.isNone()) {
                repeated.run();
                return state;
            }
            var stored = write(document, change);
            if (stored.isPresent()) return stored.get();
        }
        throw new OptimisticLockingFailureException(
                "%s %s is changed by too many at once".formatted(type.getSimpleName(), id.value()));
    }

    /// A command that commutes with others and tells nothing: guarded by what must hold instead of by the version,
    /// for a version collapses under contention. It touches fields that no `change` of this aggregate writes.
    ///
    /// @return whether it was done: there is such a document and the guard holds
    public boolean apply(TextId id, CriteriaDefinition guard, UpdateDefinition update) {
        var query = new Query(Criteria.where("_id").is(id.value())).addCriteria(guard);
        return mongo.updateFirst(query, update, collection).getMatchedCount() == 1;
    }

    private Optional<S> write(Document read, Change<S, ?> change) {
        var id = read.getString("_id");
        var version = read.getLong("version");
        var sequence = read.getLong(OutboxEntry.SEQUENCE);
        var entries = entries(change, sequence);

        var set = written(change.state());
        set.append("version", version + 1).append(OutboxEntry.SEQUENCE, sequence + entries.size());
        var update = new Document("$set", set);
        var absent = absentFields(set);
        if (!absent.isEmpty()) update.append("$unset", absent);
        if (!entries.isEmpty()) {
            update.append("$push", new Document(OutboxEntry.FIELD, new Document("$each", entries)));
            update.append("$min", new Document(OutboxEntry.PENDING_SINCE, now()));
        }

        var hasRoom = exists(OutboxEntry.FIELD + "." + (OutboxEntry.LIMIT - entries.size()), false);
        var guard = and(eq("_id", id), eq("version", version), hasRoom);
        var stored = execute(id, guard, update);
        if (stored == null) {
            if (isFull(id, entries.size())) throw new OutboxFull(change.state().id());
            return Optional.empty();
        }
        if (!entries.isEmpty()) relay.wake(id);
        return Optional.of(read(stored));
    }

    private @Nullable Document execute(String id, Bson guard, Document update) {
        try {
            return mongo.execute(
                    collection,
                    documents -> documents.findOneAndUpdate(
                            guard, update, new FindOneAndUpdateOptions().returnDocument(ReturnDocument.AFTER)));
        } catch (DuplicateKeyException quotesTheValue) {
            throw taken(id);
        }
    }

    /// What the driver says of it quotes the value, which may be somebody's address, and whoever logs that would keep
    /// it.
    private DuplicateKeyException taken(Object id) {
        return new DuplicateKeyException(
                "Another %s has what only one may have as %s".formatted(type.getSimpleName(), id));
    }

    private boolean isFull(String id, int more) {
        return more > 0
                && mongo.exists(
                        new BasicQuery(new Document("_id", id)
                                .append(
                                        OutboxEntry.FIELD + "." + (OutboxEntry.LIMIT - more),
                                        new Document("$exists", true))),
                        collection);
    }

    /// Without the id and what only the store writes: everything else of the class is set, so two writers of the same
    /// field never mix.
    private Document written(S state) {
        var document = new Document();
        mongo.getConverter().write(state, document);
        document.remove("version");
        return document;
    }

    private Document absentFields(Document set) {
        set.remove("_id");
        var absent = new Document();
        for (var property : mongo.getConverter().getMappingContext().getRequiredPersistentEntity(type)) {
            if (!property.isIdProperty() && !set.containsKey(property.getFieldName())) {
                absent.append(property.getFieldName(), "");
            }
        }
        return absent;
    }

    private List<Document> entries(Change<S, ?> change, long last) {
        var trace = traceparent.get();
        var correlation = Correlation.current();
        var at = clock.instant();
        var entries = new ArrayList<Document>();
        if (change.tellsState()) {
            if (stateTopic == null) throw new IllegalStateException(type + " has no compacted topic");
            var mark = new OutboxEntry(++last, stateTopic.topic(), null, null, at, correlation, trace);
            entries.add(mark.toDocument());
        }
        for (var event : change.events()) {
            var topic = Topic.of(event);
            var payload = CloudEventHeaders.JSON.writerFor(topic.events()).writeValueAsString(event);
            var eventType = event.getClass().getSimpleName();
            var entry = new OutboxEntry(++last, topic, eventType, payload, at, correlation, trace);
            entries.add(entry.toDocument());
        }
        return entries;
    }

    private MongoCollection<Document> documents() {
        return mongo.getCollection(collection);
    }

    private S read(Document document) {
        return mongo.getConverter().read(type, document);
    }

    private Date now() {
        return Date.from(clock.instant());
    }
}
