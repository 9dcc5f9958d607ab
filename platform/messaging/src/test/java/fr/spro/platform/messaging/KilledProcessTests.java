package fr.spro.platform.messaging;

import static fr.spro.platform.messaging.PlainService.Point;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fr.spro.contracts.DispatchEvent;
import fr.spro.contracts.Topic;
import fr.spro.platform.messaging.audit.AuditLog;
import fr.spro.platform.messaging.audit.AuditSubject;
import fr.spro.platform.messaging.outbox.Store;
import fr.spro.platform.testing.ChildProcess;
import fr.spro.platform.testing.Infrastructure;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/// Guarantees 1 to 3 when the process is killed (`kill -9`) at the worst points.
@Order(2)
class KilledProcessTests {

    private static final String NO_READER = "-";

    private final String database = Infrastructure.fresh("killed");
    private final String group = Infrastructure.fresh("reader");
    private final String id = Infrastructure.fresh("p");
    private Plain plain;
    private Store<Parcel> parcels;

    @BeforeAll
    static void createTopics() {
        Records.createTopics(Topic.DISPATCHES.topicName(), Topic.DISPATCHES.deadLetters(Plain.READER));
    }

    @BeforeEach
    void open() {
        plain = Plain.inTheTest(database);
        parcels = plain.stores().of(Parcel.class);
    }

    @AfterEach
    void close() {
        plain.close();
    }

    @Test
    void guarantee_1_killed_before_the_write_it_stores_and_publishes_nothing() {
        try (var writer = held(Point.BEFORE_THE_WRITE, NO_READER)) {
            writer.send(id + " 1");
            writer.awaitLine("held");
            writer.kill();
        }

        assertThat(parcels.find(new Parcel.ParcelId(id))).isEmpty();
        try (var again = alive(NO_READER)) {
            again.send(id + " 1");
            again.awaitLine("done");
            awaitPublished(1);
        }
    }

    @Test
    void guarantee_1_killed_after_the_write_before_the_response_it_publishes_after_the_restart() {
        try (var writer = held(Point.AFTER_THE_WRITE, NO_READER)) {
            writer.send(id + " 1");
            writer.awaitLine("held");
            writer.kill();
        }

        try (var again = alive(NO_READER)) {
            awaitPublished(1);
            again.send(id + " 1");
            again.awaitLine("done");
            again.send(id + " 2");
            again.awaitLine("done");
            awaitPublished(1, 2);
        }
    }

    @Test
    void guarantee_1_killed_before_the_relay_sends_it_publishes_after_the_restart() {
        try (var writer = held(Point.BEFORE_THE_RELAY_SENDS, NO_READER)) {
            writer.send(id + " 1");
            writer.awaitLine("held");
            writer.send(id + " 2");
            writer.awaitLine("done " + id + " 2");
            writer.kill();
        }

        assertThat(published()).isEmpty();
        try (var _ = alive(NO_READER)) {
            awaitPublished(1, 2);
        }
    }

    @Test
    void guarantee_2_killed_between_acknowledgement_and_pull_it_publishes_again_with_the_same_id() {
        try (var writer = held(Point.BETWEEN_ACKNOWLEDGEMENT_AND_PULL, NO_READER)) {
            writer.send(id + " 1");
            writer.awaitLine("held");
            writer.kill();
        }

        assertThat(published()).containsExactly(1);
        try (var again = alive(group)) {
            awaitPublished(1, 1);
            assertThat(Records.all(Topic.DISPATCHES, id))
                    .extracting(record -> Records.header(record, CloudEventHeaders.ID))
                    .containsOnly("parcel/" + id + "/1");
            awaitEffects(1);
            again.send(id + " 2");
            awaitEffects(1, 2);
        }
    }

    @Test
    void killed_between_the_change_and_the_audit_log_the_entry_is_there_after_the_next_start() {
        try (var writer = held(Point.BEFORE_THE_AUDIT_LOG, NO_READER)) {
            writer.send(id + " audited");
            writer.awaitLine("held");
            writer.kill();
        }

        assertThat(audited()).isEmpty();
        assertThat(parcels.find(new Parcel.ParcelId(id))).isPresent();
        assertThat(plain.stores().audit().of(new AuditSubject("parcel", id), 10))
                .as("reads find it in the outbox")
                .hasSize(1);
        try (var _ = alive(NO_READER)) {
            awaitPublished(1);
            assertThat(audited()).hasSize(1);
        }
    }

    @Test
    void killed_between_the_audit_log_and_the_removal_the_entry_is_moved_again_and_there_once() {
        try (var writer = held(Point.AFTER_THE_AUDIT_LOG, NO_READER)) {
            writer.send(id + " audited");
            writer.awaitLine("held");
            writer.kill();
        }

        assertThat(audited()).hasSize(1);
        try (var _ = alive(NO_READER)) {
            awaitPublished(1);
            assertThat(audited()).hasSize(1);
        }
    }

    private List<Document> audited() {
        return plain.mongo().findAll(Document.class, AuditLog.COLLECTION).stream()
                .filter(entry -> entry.getList("subjects", String.class).contains("parcel:" + id))
                .toList();
    }

    @Test
    void guarantee_3_killed_before_the_effect_it_happens_after_the_next_start() {
        publish(1);
        try (var reader = held(Point.BEFORE_THE_EFFECT, group)) {
            reader.awaitLine("held");
            reader.kill();
        }

        try (var _ = alive(group)) {
            awaitEffects(1);
        }
    }

    @Test
    void guarantee_3_killed_after_the_effect_before_the_acknowledgement_it_does_not_happen_again() {
        publish(1);
        try (var reader = held(Point.AFTER_THE_EFFECT, group)) {
            reader.awaitLine("held");
            reader.kill();
        }

        try (var _ = alive(group)) {
            publish(2);
            awaitEffects(1, 2);
        }
    }

    @Test
    void a_relay_that_does_not_wait_for_the_acknowledgement_loses_the_event() {
        try (var broken = held(Point.BROKEN_AFTER_A_PULL_WITHOUT_ACKNOWLEDGEMENT, NO_READER)) {
            broken.send(id + " 1");
            broken.awaitLine("held");
            broken.kill();
        }

        try (var again = alive(NO_READER)) {
            again.send(id + " 2");
            awaitPublished(2);
        }
    }

    @Test
    void a_reader_that_acknowledges_first_loses_the_effect() {
        publish(1);
        try (var broken = held(Point.BROKEN_BEFORE_THE_EFFECT_AFTER_THE_ACKNOWLEDGEMENT, group)) {
            broken.awaitLine("held");
            broken.kill();
        }

        try (var _ = alive(group)) {
            publish(2);
            awaitEffects(2);
        }
    }

    private ChildProcess alive(String group) {
        return held(Point.NOWHERE, group);
    }

    private ChildProcess held(Point point, String group) {
        var child = ChildProcess.start(
                PlainService.class, Infrastructure.brokers(), Infrastructure.storeUri(database), group, point, id);
        if (point == Point.NOWHERE) child.awaitLine("ready");
        return child;
    }

    private void publish(int number) {
        plain.relaying();
        if (number == 1) parcels.insert(Parcel.begin(id));
        else parcels.change(new Parcel.ParcelId(id), parcel -> parcel.step(number));
        await().until(() -> published().contains(number));
    }

    private List<Integer> published() {
        return Records.all(Topic.DISPATCHES, id).stream()
                .map(record -> CloudEventHeaders.JSON.readValue(record.value(), DispatchEvent.class))
                .map(Parcel::number)
                .toList();
    }

    private void awaitPublished(Integer... numbers) {
        await().untilAsserted(() -> assertThat(published()).containsExactly(numbers));
    }

    private void awaitEffects(Integer... numbers) {
        await().untilAsserted(() -> assertThat(plain.mongo().findAll(Effect.class).stream()
                        .filter(effect -> effect.subject().equals(id))
                        .map(Effect::number))
                .containsExactlyInAnyOrder(numbers));
    }
}
