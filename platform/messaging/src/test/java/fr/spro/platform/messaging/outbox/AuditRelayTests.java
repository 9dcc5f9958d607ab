package fr.spro.platform.messaging.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fr.spro.contracts.Topic;
import fr.spro.platform.messaging.Parcel;
import fr.spro.platform.messaging.Plain;
import fr.spro.platform.messaging.Records;
import fr.spro.platform.messaging.audit.AuditLog;
import fr.spro.platform.messaging.audit.AuditSubject;
import fr.spro.platform.testing.Infrastructure;
import java.lang.reflect.Proxy;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.errors.TimeoutException;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.data.mapping.callback.EntityCallbacks;
import org.springframework.data.mongodb.core.mapping.event.BeforeSaveCallback;

/// Audit entries on their way from the outbox to the log.
class AuditRelayTests {

    private final String id = Infrastructure.fresh("p");
    private final AtomicInteger attempts = new AtomicInteger();
    private volatile boolean kafkaIsAway;
    private final Plain plain = Plain.inTheTest(Infrastructure.fresh("audit"), this::sending);
    private final Store<Parcel> parcels = plain.stores().of(Parcel.class);

    @BeforeAll
    static void createTopics() {
        Records.createTopics(Topic.DISPATCHES.topicName());
    }

    @AfterEach
    void close() {
        plain.close();
    }

    @Test
    void guarantee_2_a_failing_audit_entry_delays_no_other_aggregate() {
        var bad = Infrastructure.fresh("bad");
        beforeEachEntry(entry -> {
            if (entry.getList("subjects", String.class).contains("parcel:" + bad)) {
                throw new DataAccessResourceFailureException("not today");
            }
        });
        plain.relaying();
        insert(bad);
        insert(id);

        await().untilAsserted(() -> assertThat(moved(id)).isEqualTo(1));
        await().untilAsserted(
                        () -> assertThat(Records.all(Topic.DISPATCHES, id)).hasSize(1));
        assertThat(moved(bad)).isZero();
        assertThat(Records.all(Topic.DISPATCHES, bad)).as("what comes after it").isEmpty();

        beforeEachEntry(_ -> {});

        await().untilAsserted(
                        () -> assertThat(Records.all(Topic.DISPATCHES, bad)).hasSize(1));
        assertThat(moved(bad)).isEqualTo(1);
    }

    @Test
    void moves_an_entry_once_however_often_it_is_retried() {
        moveSeveralTimes();

        assertThat(moved(id)).isEqualTo(1);
    }

    @Test
    void a_relay_that_gives_each_attempt_its_own_key_writes_duplicates() {
        beforeEachEntry(entry -> entry.put("_id", UUID.randomUUID().toString()));

        moveSeveralTimes();

        assertThat(moved(id)).isGreaterThan(1);
    }

    /// The event after the entry is not acknowledged, so the relay begins again with the entry.
    private void moveSeveralTimes() {
        kafkaIsAway = true;
        plain.relaying();
        insert(id);
        await().until(() -> attempts.get() > 2);
        kafkaIsAway = false;
        await().untilAsserted(
                        () -> assertThat(Records.all(Topic.DISPATCHES, id)).hasSize(1));
    }

    private void insert(String parcel) {
        parcels.insert(Parcel.begin(parcel).audited(Parcel.handedOver(parcel)));
    }

    private long moved(String parcel) {
        var subject = new AuditSubject("parcel", parcel).toString();
        return plain.mongo().getCollection(AuditLog.COLLECTION).countDocuments(new Document("subjects", subject));
    }

    private void beforeEachEntry(Consumer<Document> change) {
        plain.mongo().setEntityCallbacks(EntityCallbacks.create(new BeforeSaveCallback<Document>() {
            @Override
            public Document onBeforeSave(Document entry, Document stored, String collection) {
                if (collection.equals(AuditLog.COLLECTION)) change.accept(stored);
                return entry;
            }
        }));
    }

    @SuppressWarnings("unchecked")
    private Producer<String, byte @Nullable []> sending(Producer<String, byte @Nullable []> producer) {
        return (Producer<String, byte @Nullable []>) Proxy.newProxyInstance(
                Producer.class.getClassLoader(), new Class<?>[] {Producer.class}, (_, method, arguments) -> {
                    if (method.getName().equals("send") && kafkaIsAway) {
                        attempts.incrementAndGet();
                        return CompletableFuture.failedFuture(new TimeoutException("not today"));
                    }
                    return method.invoke(producer, arguments);
                });
    }
}
