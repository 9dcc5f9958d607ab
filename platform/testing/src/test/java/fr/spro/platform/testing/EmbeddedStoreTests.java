package fr.spro.platform.testing;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Filters.ne;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.inc;
import static com.mongodb.client.model.Updates.min;
import static com.mongodb.client.model.Updates.pull;
import static com.mongodb.client.model.Updates.pullByFilter;
import static com.mongodb.client.model.Updates.push;
import static com.mongodb.client.model.Updates.pushEach;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.setOnInsert;
import static com.mongodb.client.model.Updates.unset;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoCommandException;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Accumulators;
import com.mongodb.client.model.Aggregates;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.UpdateOptions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What our code needs of MongoDB, tested with the embedded store or, with `-Dcontainers`, a real one.
class EmbeddedStoreTests {

    private static final Date NOW = Date.from(Instant.parse("2026-11-19T08:00:00Z"));
    private static final FindOneAndUpdateOptions AFTER =
            new FindOneAndUpdateOptions().returnDocument(ReturnDocument.AFTER);

    private static MongoClient client;
    private static String database;
    private MongoCollection<Document> documents;

    @BeforeAll
    static void connect() {
        database = Infrastructure.fresh("store");
        client = MongoClients.create(Infrastructure.storeUri(database));
    }

    @AfterAll
    static void disconnect() {
        client.close();
    }

    @BeforeEach
    void emptyCollection() {
        documents = client.getDatabase(database).getCollection(Infrastructure.fresh("documents"));
    }

    @Test
    void answers_hello_for_health_checks() {
        var answer = client.getDatabase("admin").runCommand(new Document("hello", 1));

        assertThat(answer).containsEntry("isWritablePrimary", true).containsKey("maxWireVersion");
    }

    @Test
    void a_guarded_write_changes_state_and_outbox_atomically() {
        documents.insertOne(new Document("_id", "r-1")
                .append("version", 1L)
                .append("note", "old")
                .append("seq", 0L)
                .append("outbox", List.of()));
        var guard = and(eq("_id", "r-1"), eq("version", 1L), exists("outbox.98", false));
        var write = new Document("$set", new Document("status", "confirmed"))
                .append("$unset", new Document("note", ""))
                .append("$inc", new Document("version", 1L).append("seq", 2L))
                .append("$push", new Document("outbox", new Document("$each", List.of(entry(1), entry(2)))))
                .append("$min", new Document("pendingSince", NOW));

        var written = documents.findOneAndUpdate(guard, write, AFTER);
        var writtenAgain = documents.findOneAndUpdate(guard, write, AFTER);

        assertThat(written)
                .containsEntry("version", 2L)
                .containsEntry("seq", 2L)
                .containsEntry("status", "confirmed")
                .containsEntry("pendingSince", NOW)
                .containsEntry("outbox", List.of(entry(1), entry(2)))
                .doesNotContainKey("note");
        assertThat(writtenAgain).isNull();
    }

    @Test
    void a_full_outbox_rejects_more() {
        var full = IntStream.rangeClosed(1, 100)
                .mapToObj(EmbeddedStoreTests::entry)
                .toList();
        documents.insertOne(new Document("_id", "r-1").append("outbox", full));

        var written = documents.findOneAndUpdate(and(eq("_id", "r-1"), exists("outbox.99", false)), inc("version", 1));

        assertThat(written).isNull();
    }

    @Test
    void pulls_published_entries_by_number() {
        documents.insertOne(new Document("_id", "r-1")
                .append("seq", 3L)
                .append("outbox", List.of(entry(1), entry(2), entry(3)))
                .append("pendingSince", NOW));

        documents.updateOne(eq("_id", "r-1"), pullByFilter(eq("outbox", lte("seq", 2L))));

        assertThat(only()).containsEntry("outbox", List.of(entry(3))).containsKey("pendingSince");

        documents.updateOne(
                and(eq("_id", "r-1"), eq("seq", 3L)),
                combine(pullByFilter(eq("outbox", lte("seq", 3L))), unset("pendingSince")));

        assertThat(only()).containsEntry("outbox", List.of()).doesNotContainKey("pendingSince");
    }

    @Test
    void finds_pending_documents_by_a_sparse_index_oldest_first() {
        documents.createIndex(Indexes.ascending("pendingSince"), new IndexOptions().sparse(true));
        documents.insertOne(new Document("_id", "idle"));
        documents.insertOne(new Document("_id", "younger").append("pendingSince", NOW));
        documents.insertOne(new Document("_id", "older").append("pendingSince", Date.from(Instant.EPOCH)));

        var waiting = documents
                .find(exists("pendingSince"))
                .sort(Sorts.ascending("pendingSince"))
                .projection(Projections.include("_id"))
                .limit(500);

        assertThat(waiting).extracting(document -> document.getString("_id")).containsExactly("older", "younger");
    }

    @Test
    void takes_a_lease_by_the_clock_of_the_store() {
        documents.insertOne(new Document("_id", "job").append("owner", "a").append("until", NOW));
        var over = new Document("$expr", new Document("$lt", List.of("$until", "$$NOW")));
        Bson take =
                new Document("$set", new Document("owner", "b")).append("$currentDate", new Document("until", true));

        var taken = documents.findOneAndUpdate(and(eq("_id", "job"), over), take, AFTER);

        assertThat(taken).containsEntry("owner", "b");
        assertThat(Objects.requireNonNull(taken).getDate("until").toInstant())
                .isBetween(
                        Instant.now().minus(Duration.ofMinutes(1)),
                        Instant.now().plus(Duration.ofMinutes(1)));

        documents.updateOne(
                eq("_id", "job"), set("until", Date.from(Instant.now().plus(Duration.ofHours(1)))));

        assertThat(documents.findOneAndUpdate(and(eq("_id", "job"), over), take))
                .isNull();
    }

    @Test
    void rejects_the_upsert_of_a_lease_of_another_owner() {
        documents.insertOne(new Document("_id", "job").append("owner", "a").append("until", NOW));
        var free = and(eq("_id", "job"), or(eq("owner", "b"), lt("until", Date.from(Instant.EPOCH))));

        assertThatThrownBy(() -> documents.updateOne(free, set("owner", "b"), new UpdateOptions().upsert(true)))
                .isInstanceOfSatisfying(
                        MongoWriteException.class,
                        e -> assertThat(e.getError().getCode()).isEqualTo(11000));
    }

    @Test
    void a_non_unique_index_finds_the_same_as_a_scan() {
        documents.createIndex(Indexes.ascending("group", "state"));
        documents.createIndex(Indexes.ascending("waitsFor"));
        documents.insertOne(new Document("_id", "1").append("group", "a").append("state", "x"));
        documents.insertOne(new Document("_id", "2").append("group", "a").append("waitsFor", List.of("p", "q")));
        documents.insertOne(new Document("_id", "3").append("group", "b").append("state", "x"));

        assertThat(idsOf(eq("group", "a"))).containsExactlyInAnyOrder("1", "2");
        assertThat(idsOf(and(eq("group", "a"), eq("state", "x")))).containsExactly("1");
        assertThat(idsOf(in("group", "a", "b"))).containsExactlyInAnyOrder("1", "2", "3");
        assertThat(idsOf(eq("waitsFor", "q"))).containsExactly("2");
        assertThat(idsOf(eq("waitsFor", null))).containsExactlyInAnyOrder("1", "3");

        documents.updateOne(eq("_id", "2"), combine(set("group", "b"), pull("waitsFor", "q")));
        documents.deleteOne(eq("_id", "3"));

        assertThat(idsOf(eq("group", "a"))).containsExactly("1");
        assertThat(idsOf(eq("group", "b"))).containsExactly("2");
        assertThat(idsOf(eq("waitsFor", "q"))).isEmpty();
        assertThat(idsOf(eq("waitsFor", "p"))).containsExactly("2");
    }

    @Test
    void counts_the_same_by_index_and_scan() {
        for (int i = 0; i < 6; i++) {
            documents.insertOne(new Document("_id", "" + i).append("group", i % 2 == 0 ? "a" : "b"));
        }
        for (var index : List.of(false, true)) {
            if (index) documents.createIndex(Indexes.ascending("group"));

            assertThat(documents.countDocuments(eq("group", "a"))).isEqualTo(3);
            assertThat(documents.countDocuments(and(eq("group", "a"), ne("_id", "2"))))
                    .isEqualTo(2);
            assertThat(documents.countDocuments(eq("group", "c"))).isZero();
            assertThat(documents.aggregate(List.of(
                            Aggregates.match(in("group", "a", "b")),
                            Aggregates.group("$group", Accumulators.sum("number", 1)))))
                    .containsExactlyInAnyOrder(
                            new Document("_id", "a").append("number", 3), new Document("_id", "b").append("number", 3));
        }
        assertThatThrownBy(() -> documents
                        .aggregate(List.of(Aggregates.match(eq("group", "a")), new Document("$nonsense", 1)))
                        .first())
                .isInstanceOf(MongoCommandException.class);
    }

    private List<String> idsOf(Bson filter) {
        return documents.find(filter).map(document -> document.getString("_id")).into(new ArrayList<>());
    }

    @Test
    void rejects_a_second_document_with_a_unique_key() {
        documents.createIndex(Indexes.ascending("day", "email"), new IndexOptions().unique(true));
        documents.insertOne(new Document("_id", "1").append("day", "d").append("email", "a"));
        documents.insertOne(new Document("_id", "2").append("day", "d").append("email", "b"));

        assertThatThrownBy(() -> documents.insertOne(
                        new Document("_id", "3").append("day", "d").append("email", "a")))
                .isInstanceOf(MongoWriteException.class);
        assertThatThrownBy(() -> documents.findOneAndUpdate(eq("_id", "2"), set("email", "a")))
                .isInstanceOf(MongoCommandException.class)
                .extracting(e -> ((MongoCommandException) e).getErrorCode())
                .isEqualTo(11000);
    }

    @Test
    void a_member_of_the_list_cannot_join_again() {
        documents.insertOne(aDay());
        var join = and(eq("_id", "day"), ne("lists.day", "r-1"));

        var joined = documents.updateOne(join, push("lists.day", "r-1"));
        var joinedAgain = documents.updateOne(join, push("lists.day", "r-1"));

        assertThat(joined.getModifiedCount()).isOne();
        assertThat(joinedAgain.getMatchedCount()).isZero();
        assertThat(only().getEmbedded(List.of("lists", "day"), Object.class)).isEqualTo(List.of("r-1"));
    }

    @Test
    void pulls_a_member_from_several_lists_at_once() {
        documents.insertOne(aDay());
        documents.updateOne(
                eq("_id", "day"),
                combine(
                        pushEach("lists.day", List.of("r-1", "r-2")),
                        pushEach("lists.workshops.w-1", List.of("r-2", "r-1")),
                        pushEach("lists.workshops.w-2", List.of("r-2"))));

        documents.updateOne(
                eq("_id", "day"),
                combine(
                        pull("lists.day", "r-1"),
                        pull("lists.workshops.w-1", "r-1"),
                        pull("lists.workshops.w-2", "r-1")));

        assertThat(only().get("lists"))
                .isEqualTo(new Document("day", List.of("r-2"))
                        .append("workshops", new Document("w-1", List.of("r-2")).append("w-2", List.of("r-2"))));
    }

    @Test
    void a_projection_narrows_to_fields_and_to_elements() {
        documents.insertOne(new Document("_id", "1")
                .append("outbox", List.of(entry(1), entry(2)))
                .append("attendee", new Document("name", "Ada").append("email", "ada@example.org"))
                .append("other", 1));

        var projected = documents
                .find()
                .projection(Projections.fields(
                        Projections.include("attendee.name"), Projections.elemMatch("outbox", eq("seq", 2L))))
                .first();

        assertThat(projected)
                .isEqualTo(new Document("_id", "1")
                        .append("outbox", List.of(entry(2)))
                        .append("attendee", new Document("name", "Ada")));
    }

    @Test
    void an_older_version_does_not_overwrite_a_newer_one() {
        var upsert = new UpdateOptions().upsert(true);
        documents.updateOne(
                and(eq("_id", "s-1"), lt("version", 7L)), combine(set("version", 7L), set("name", "new")), upsert);

        assertThatThrownBy(() -> documents.updateOne(
                        and(eq("_id", "s-1"), lt("version", 6L)),
                        combine(set("version", 6L), set("name", "old")),
                        upsert))
                .isInstanceOf(MongoWriteException.class);
        assertThat(only()).containsEntry("name", "new").containsEntry("version", 7L);
    }

    @Test
    void an_upsert_sets_fields_on_insert() {
        var write = combine(setOnInsert("first", 1), min("low", 5), inc("count", 1));

        documents.updateOne(eq("_id", "1"), write, new UpdateOptions().upsert(true));
        documents.updateOne(eq("_id", "1"), write, new UpdateOptions().upsert(true));

        assertThat(only()).containsEntry("first", 1).containsEntry("low", 5).containsEntry("count", 2);
    }

    @Test
    void readers_see_whole_updates() throws InterruptedException {
        var wide = new Document("_id", "1").append("left", 0);
        for (int i = 0; i < 200; i++) wide.append("filler" + i, "x".repeat(50));
        documents.insertOne(wide.append("right", 0));
        var stop = new AtomicBoolean();
        var both = combine(inc("left", 1), inc("right", 1));
        var writer = Thread.startVirtualThread(() -> {
            while (!stop.get()) {
                documents.updateOne(eq("_id", "1"), both);
                documents.findOneAndUpdate(eq("_id", "1"), both);
            }
        });

        var read = IntStream.range(0, 3000)
                .mapToObj(_ -> Objects.requireNonNull(documents.find().first()))
                .filter(document -> !document.get("left").equals(document.get("right")))
                .toList();
        stop.set(true);
        writer.join();

        assertThat(read).isEmpty();
    }

    private Document only() {
        return Objects.requireNonNull(documents.find().first());
    }

    private static Document aDay() {
        return new Document("_id", "day")
                .append("lists", new Document("day", List.of()).append("workshops", new Document()));
    }

    private static Document entry(long sequence) {
        return new Document("seq", sequence).append("type", "RegistrationConfirmed");
    }
}
