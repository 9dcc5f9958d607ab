package fr.spro.platform.messaging.outbox;

import fr.spro.contracts.EntityRef;
import fr.spro.contracts.Service;
import fr.spro.contracts.Topic;
import fr.spro.platform.messaging.Correlation;
import fr.spro.platform.messaging.audit.AuditLog;
import fr.spro.platform.messaging.indexes.Indexes;
import fr.spro.platform.messaging.work.Reconciler;
import fr.spro.platform.messaging.work.Reconcilers;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.kafka.core.KafkaOperations;

/// Makes the store of each aggregate and runs the relays that empty their outboxes.
public final class Stores implements SmartLifecycle {

    private final Service service;
    private final MongoOperations mongo;
    private final KafkaOperations<String, byte @Nullable []> kafka;
    private final RelaySettings settings;
    private final Clock clock;
    private final Supplier<@Nullable String> traceparent;
    private final MeterRegistry meters;
    private final Reconcilers relays;
    private final List<String> collections = new CopyOnWriteArrayList<>();
    private final StateDocuments states = new StateDocuments();
    private final FailedCorrections failedCorrections;
    private final Reconciler<EntityRef> corrections;
    private final AuditLog audit;
    private final Epoch epoch;

    /// @param traceparent the W3C trace context of the current work, null where there is none
    public Stores(
            Service service,
            MongoOperations mongo,
            KafkaOperations<String, byte @Nullable []> kafka,
            RelaySettings settings,
            Clock clock,
            Supplier<@Nullable String> traceparent,
            MeterRegistry meters) {
        this(service, mongo, kafka, settings, clock, traceparent, meters, new Reconcilers(mongo, clock, meters));
    }

    /// @param relays run the relays
    Stores(
            Service service,
            MongoOperations mongo,
            KafkaOperations<String, byte @Nullable []> kafka,
            RelaySettings settings,
            Clock clock,
            Supplier<@Nullable String> traceparent,
            MeterRegistry meters,
            Reconcilers relays) {
        this.service = service;
        this.mongo = mongo;
        this.kafka = kafka;
        this.settings = settings;
        this.clock = clock;
        this.traceparent = traceparent;
        this.meters = meters;
        this.relays = relays;
        this.audit = new AuditLog(mongo, new OutboxAudit(mongo, collections));
        this.epoch = new Epoch(mongo, settings.restoredAt());
        this.failedCorrections = new FailedCorrections(mongo);
        this.corrections = relays.add(failedCorrections.job(states::correct));
    }

    /// The audit log, whose reads include the entries that are pending in the outboxes of these aggregates.
    public AuditLog audit() {
        return audit;
    }

    /// The indexes of all outboxes.
    public Stream<Indexes> indexes() {
        return collections.stream()
                .map(collection ->
                        Indexes.on(collection, new Index(OutboxEntry.PENDING_SINCE, Sort.Direction.ASC).sparse()));
    }

    /// The store of an aggregate that publishes events only.
    public <S extends Aggregate> Store<S> of(Class<S> type) {
        return store(type, null, Change::none);
    }

    /// The store of an aggregate whose present state is also published on a compacted topic, keyed by `kind` and id; an
    /// empty `state` is a tombstone.
    public <S extends Aggregate> Store<S> of(
            Class<S> type, Topic topic, EntityRef.Kind kind, Function<S, Optional<?>> state) {
        return store(type, new StateTopic<>(topic, kind, state), Change::none);
    }

    /// The same for a state that `erase` ends for good, such as a person's: if there is a tombstone of a document
    /// that is not erased, the store was restored from before the erasure, which is repeated.
    public <S extends Aggregate> Store<S> of(
            Class<S> type,
            Topic topic,
            EntityRef.Kind kind,
            Function<S, Optional<?>> state,
            Function<S, Change<S, ?>> erase) {
        return store(type, new StateTopic<>(topic, kind, state), erase);
    }

    /// Publishes that there is no such document.
    void publishTombstone(EntityRef ref) {
        var topic = states.topic(ref.kind()).orElseThrow();
        var entry = new OutboxEntry(epoch.floor(), topic, null, null, clock.instant(), Correlation.current(), null);
        kafka.send(new CloudEventRecords(service, ref.kind().text()).state(ref, entry, Optional.empty()))
                .join();
    }

    Epoch epoch() {
        return epoch;
    }

    MongoOperations mongo() {
        return mongo;
    }

    List<String> collections() {
        return collections;
    }

    /// The compacted topics that these stores publish on.
    Set<Topic> stateTopics() {
        return states.topics();
    }

    /// The check of a compacted topic.
    ///
    /// @param following reads the records that follow others
    StateCheck stateCheck(Topic topic, StateCheck.Following following) {
        return new StateCheck(topic, states, following, this::retryCorrection, meters);
    }

    private void retryCorrection(StateRecord record) {
        failedCorrections.note(record);
        corrections.trigger(record.ref());
    }

    /// @param erase a no-op for states that may be published again after a tombstone
    private <S extends Aggregate> Store<S> store(
            Class<S> type, @Nullable StateTopic<S> stateTopic, Function<S, Change<S, ?>> erase) {
        var collection = mongo.getCollectionName(type);
        var present = stateTopic == null
                ? null
                : new StateTopic<>(
                        stateTopic.topic(),
                        stateTopic.kind(),
                        (org.bson.Document document) ->
                                stateTopic.state().apply(mongo.getConverter().read(type, document)));
        collections.add(collection);
        var documents = new OutboxCollection(mongo, audit, collection);
        var relay = new Relay(service, collection, documents, present, kafka, settings, relays, clock, meters);
        var repeated = meters.counter("spro.commands.repeated", "aggregate", collection);
        var outbox = new EntryFactory(collection, stateTopic == null ? null : stateTopic.topic(), clock, traceparent);
        var store = new MongoStore<>(type, mongo, outbox, epoch, relay, repeated::increment);
        if (stateTopic != null) {
            Function<S, Change<S, ?>> again =
                    state -> Change.<S, Object>to(state).publishingState();
            Function<S, Change<S, ?>> eraseAgain = state -> {
                var erased = erase.apply(state);
                return erased.isNone() ? again.apply(state) : erased;
            };
            states.add(new StateDocuments.OfKind(
                    stateTopic,
                    documents::stateSequences,
                    id -> store.change(() -> id, again),
                    id -> store.change(() -> id, eraseAgain)));
        }
        return store;
    }

    @Override
    public void start() {
        relays.start();
    }

    @Override
    public void stop() {
        relays.stop();
    }

    @Override
    public boolean isRunning() {
        return relays.isRunning();
    }

    /// Starts before the web server and the inboxes and stops after them, so that their last writes are
    /// published.
    @Override
    public int getPhase() {
        return 0;
    }
}
