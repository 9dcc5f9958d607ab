package fr.spro.platform.messaging.outbox;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.ReturnDocument;
import java.util.Optional;
import java.util.function.Function;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.BasicQuery;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.CriteriaDefinition;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.UpdateDefinition;

/// Stores state and outbox of an aggregate in one document, in one atomic write. The outbox is part of the
/// document but not of the class, so no `save()` can restore published events.
final class MongoStore<S extends Aggregate> implements Store<S> {

    private static final Logger LOG = LoggerFactory.getLogger(MongoStore.class);
    private static final int MAX_ATTEMPTS = 50;

    private final Class<S> type;
    private final MongoOperations mongo;
    private final String collection;
    private final EntryFactory outbox;
    private final Epoch epoch;
    private final Relay relay;
    private final Runnable repeated;

    MongoStore(Class<S> type, MongoOperations mongo, EntryFactory outbox, Epoch epoch, Relay relay, Runnable repeated) {
        this.type = type;
        this.mongo = mongo;
        this.collection = mongo.getCollectionName(type);
        this.outbox = outbox;
        this.epoch = epoch;
        this.relay = relay;
        this.repeated = repeated;
    }

    @Override
    public Optional<S> find(TextId id) {
        return Optional.ofNullable(document(id)).map(this::read);
    }

    @Override
    public S get(TextId id) {
        return read(getDocument(id));
    }

    @Override
    public boolean insert(Change<S, ?> change) {
        var id = change.state().id();
        var floor = epoch.floor();
        var entries = outbox.entries(change, floor);
        var document = written(change.state());
        document.append("version", floor + 1).append(OutboxEntry.SEQUENCE, floor + entries.size());
        if (change.publishesState()) document.append(OutboxEntry.STATE_SEQUENCE, EntryFactory.ofMarker(change, floor));
        document.append(OutboxEntry.FIELD, entries);
        if (!entries.isEmpty()) document.append(OutboxEntry.PENDING_SINCE, outbox.now());
        try {
            mongo.insert(document, collection);
        } catch (DuplicateKeyException e) {
            if (find(id).isEmpty()) throw taken(id);
            repeated.run();
            return false;
        }
        if (!entries.isEmpty()) publish(document, change);
        return true;
    }

    @Override
    public <R> R handle(TextId id, Function<S, Decision<S, R>> decision) {
        for (int i = 0; i < MAX_ATTEMPTS; i++) {
            var document = getDocument(id);
            var state = read(document);
            var decided = decision.apply(state);
            if (decided.change().isNone()) {
                repeated.run();
                return decided.outcome().apply(state);
            }
            var stored = write(document, decided.change());
            if (stored.isPresent()) return decided.outcome().apply(stored.get());
        }
        throw new OptimisticLockingFailureException(
                "Too many concurrent changes of %s %s".formatted(type.getSimpleName(), id.value()));
    }

    @Override
    public boolean apply(TextId id, CriteriaDefinition guard, UpdateDefinition update) {
        var query = new Query(Criteria.where("_id").is(id.value())).addCriteria(guard);
        return mongo.updateFirst(query, update, collection).getMatchedCount() == 1;
    }

    private Optional<S> write(Document read, Change<S, ?> change) {
        epoch.requireRaised();
        var id = read.getString("_id");
        var version = read.getLong("version");
        var sequence = read.getLong(OutboxEntry.SEQUENCE);
        var entries = outbox.entries(change, sequence);

        var set = written(change.state());
        set.append("version", version + 1).append(OutboxEntry.SEQUENCE, sequence + entries.size());
        if (change.publishesState()) set.append(OutboxEntry.STATE_SEQUENCE, EntryFactory.ofMarker(change, sequence));
        var update = new Document("$set", set);
        var absent = absentFields(set);
        if (!absent.isEmpty()) update.append("$unset", absent);
        if (!entries.isEmpty()) {
            update.append("$push", new Document(OutboxEntry.FIELD, new Document("$each", entries)));
            update.append("$min", new Document(OutboxEntry.PENDING_SINCE, outbox.now()));
        }

        var hasRoom = exists(OutboxEntry.FIELD + "." + (OutboxEntry.LIMIT - entries.size()), false);
        var guard = and(eq("_id", id), eq("version", version), hasRoom);
        var stored = execute(id, guard, update);
        if (stored == null) {
            if (isFull(id, entries.size())) throw new OutboxFull(change.state().id());
            return Optional.empty();
        }
        if (!entries.isEmpty()) publish(stored, change);
        return Optional.of(read(stored));
    }

    private void publish(Document stored, Change<S, ?> change) {
        var events = change.events().stream()
                .map(event -> event.getClass().getSimpleName())
                .toList();
        LOG.info(
                "Stored {} {} with {}",
                type.getSimpleName(),
                change.state().id().value(),
                events);
        relay.trigger(stored);
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

    /// The driver's message quotes the value, which may be personal data and must not be logged.
    private DuplicateKeyException taken(Object id) {
        return new DuplicateKeyException("%s %s violates a unique index".formatted(type.getSimpleName(), id));
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

    /// All fields of the class except the id and those that only the store writes.
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

    private @Nullable Document document(TextId id) {
        return documents().find(eq("_id", id.value())).first();
    }

    private Document getDocument(TextId id) {
        var document = document(id);
        if (document == null) throw new UnknownAggregate(type, id);
        return document;
    }

    private MongoCollection<Document> documents() {
        return mongo.getCollection(collection);
    }

    private S read(Document document) {
        return mongo.getConverter().read(type, document);
    }
}
