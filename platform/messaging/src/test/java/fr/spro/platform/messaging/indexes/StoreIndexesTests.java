package fr.spro.platform.messaging.indexes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import fr.spro.platform.messaging.work.StartupTask;
import fr.spro.platform.messaging.work.StartupTasks;
import fr.spro.platform.testing.Infrastructure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.data.domain.Sort.Direction;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.index.Index;

class StoreIndexesTests {

    private static final Index NAME = new Index("name", Direction.ASC);
    private static final Indexes PEOPLE = Indexes.on(
                    "people", new Index("day", Direction.ASC).on("_id", Direction.DESC))
            .and(Indexes.on("people", new Index("name", Direction.ASC).unique().sparse()));

    private final CountDownLatch end = new CountDownLatch(1);
    private final List<Runnable> duringCreation = new ArrayList<>();
    private final MongoClient client = MongoClients.create(MongoClientSettings.builder()
            .applyConnectionString(new ConnectionString(Infrastructure.storeUri("indexes")))
            .addCommandListener(new CommandListener() {
                @Override
                public void commandStarted(CommandStartedEvent event) {
                    if (event.getCommandName().equals("createIndexes")) duringCreation.forEach(Runnable::run);
                }
            })
            .build());
    private final MongoTemplate mongo = new MongoTemplate(client, Infrastructure.fresh("indexes"));
    private final StoreIndexes indexes = indexes(PEOPLE);
    private final List<String> begun = new CopyOnWriteArrayList<>();

    private StoreIndexes indexes(Indexes declared) {
        return new StoreIndexes(mongo, () -> Stream.of(declared), Duration.ofMillis(300));
    }

    @AfterEach
    void close() {
        end.countDown();
        client.close();
    }

    @Test
    void finds_and_creates_what_is_missing() {
        assertThat(indexes.missing()).hasToString("[people {day: 1, _id: -1}, people {name: 1}]");

        indexes.missing().forEach(indexes::create);

        assertThat(indexes.missing()).isEmpty();
        assertThat(indexes.surplus()).isEmpty();
        indexes.needed().forEach(indexes::create);
    }

    @Test
    void an_index_with_other_options_is_another_one() {
        mongo.indexOps("people").createIndex(NAME);

        assertThat(indexes.missing()).extracting(NeededIndex::isUnique).containsExactly(false, true);
        assertThat(indexes.surplus()).hasToString("[people {name: 1}]");
        var names = Stream.of(indexes.needed().getLast(), indexes.surplus().getFirst())
                .map(index -> index.definition().getString("name"));
        assertThat(names).containsExactly("name_1_unique_sparse", "name_1");
    }

    @Test
    void waits_for_most_members_of_a_replica_set_only() {
        var unique = indexes.needed().getLast();

        assertThat(StoreIndexes.command(unique, true)).containsEntry("commitQuorum", "majority");
        assertThat(StoreIndexes.command(unique, false)).doesNotContainKey("commitQuorum");
    }

    @Test
    void rejects_an_index_that_is_declared_twice() {
        assertThatIllegalStateException()
                .isThrownBy(
                        () -> indexes(PEOPLE.and(Indexes.on("people", NAME))).needed())
                .withMessage("people {name: 1} is declared twice");
    }

    @Test
    void is_ready_with_the_unique_indexes_and_without_the_others() {
        var tasks = tasks();
        assertThat(begun).isEmpty();

        tasks.start();

        await().untilAsserted(() -> assertThat(begun).containsExactly("jobs"));
        assertThat(indexes.missing()).hasToString("[people {day: 1, _id: -1}]");
    }

    @Test
    void is_not_ready_while_the_data_violates_a_unique_index() {
        var tasks = tasks();
        mongo.insert(new Document("name", "Ada"), "people");
        var second = mongo.insert(new Document("name", "Ada"), "people");

        // On a busy machine the build takes longer than the start waits for it.
        await().untilAsserted(() -> assertThatIllegalStateException()
                .isThrownBy(indexes::requireUnique)
                .withMessage("unique indexes cannot be built: [people {name: 1}]"));
        tasks.start();
        assertThat(begun).isEmpty();

        mongo.remove(second, "people");
        await().untilAsserted(() -> assertThat(begun).containsExactly("jobs"));
    }

    private StartupTasks tasks() {
        var tasks = new StartupTasks(List.of(new StartupTask("store", indexes::requireUnique)));
        tasks.afterwards(new StartupTask("jobs", () -> begun.add("jobs")));
        return tasks;
    }

    @Test
    void a_long_build_delays_readiness_and_not_the_start() {
        duringCreation.add(() -> {
            begun.add("build");
            try {
                end.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });

        for (int attempt = 0; attempt < 2; attempt++) {
            assertThatThrownBy(indexes::requireUnique).hasMessage("unique indexes are being built: [people {name: 1}]");
        }
        end.countDown();

        assertThat(begun).as("the second attempt finds the first one's build").containsExactly("build");
        indexes.requireUnique();
        assertThat(indexes.missing()).noneMatch(NeededIndex::isUnique);
    }
}
