package fr.spro.platform.testing.faults;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Updates.inc;
import static fr.spro.platform.testing.faults.StoreFault.StoreError.NOT_WRITABLE_PRIMARY;
import static fr.spro.platform.testing.faults.StoreFault.StoreError.OUT_OF_DISK_SPACE;
import static fr.spro.platform.testing.faults.StoreFault.StoreError.WRITE_CONCERN_FAILED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.MongoCommandException;
import com.mongodb.MongoOperationTimeoutException;
import com.mongodb.MongoWriteConcernException;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import fr.spro.platform.testing.Infrastructure;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class StoreProxyTests {

    private static final String DATABASE = Infrastructure.fresh("proxied");

    private StoreProxy proxy;
    private MongoClient client;
    private MongoCollection<Document> documents;

    @BeforeEach
    void connect() {
        proxy = StoreProxy.before(Infrastructure.storeUri(DATABASE));
        var settings = MongoClientSettings.builder()
                .applyConnectionString(new ConnectionString(proxy.uri(DATABASE)))
                .writeConcern(WriteConcern.MAJORITY);
        StoreProxy.detectQuickly(settings);
        client = MongoClients.create(settings.build());
        documents = client.getDatabase(DATABASE).getCollection(Infrastructure.fresh("documents"));
        documents.insertOne(new Document("_id", "a").append("count", 0));
    }

    @AfterEach
    void close() {
        client.close();
        proxy.close();
    }

    private void increment() {
        documents.updateOne(eq("_id", "a"), inc("count", 1));
    }

    private int count() {
        return documents.find(eq("_id", "a")).first().getInteger("count");
    }

    @Test
    void passes_commands_of_a_healthy_store_on() {
        increment();

        assertThat(count()).isEqualTo(1);
    }

    @Test
    void a_write_waits_for_the_next_primary() {
        proxy.fail(StoreFault.steppedDown(NOT_WRITABLE_PRIMARY));
        var write = CompletableFuture.runAsync(this::increment);
        await().until(() -> proxy.commands() > 0);
        assertThat(write).isNotDone();

        proxy.heal();

        assertThat(write).succeedsWithin(10, TimeUnit.SECONDS);
        assertThat(count()).isEqualTo(1);
    }

    @ParameterizedTest
    @MethodSource("executed")
    void executes_a_retried_write_once(StoreFault fault) {
        proxy.fail(fault.first(1, StoreCommand::isWrite));

        increment();

        assertThat(count()).isEqualTo(1);
    }

    static StoreFault[] executed() {
        return new StoreFault[] {StoreFault.lostResponse(), StoreFault.writeConcernError(NOT_WRITABLE_PRIMARY)};
    }

    @Test
    void does_not_execute_a_command_that_fails() {
        proxy.fail(StoreFault.error(OUT_OF_DISK_SPACE));

        assertThatExceptionOfType(MongoCommandException.class)
                .isThrownBy(this::increment)
                .matches(e -> e.getCode() == OUT_OF_DISK_SPACE.code());

        proxy.heal();
        assertThat(count()).isZero();
    }

    @Test
    void executes_a_write_that_the_majority_does_not_acknowledge() {
        proxy.fail(StoreFault.writeConcernError(WRITE_CONCERN_FAILED));

        assertThatThrownBy(this::increment).isInstanceOf(MongoWriteConcernException.class);

        proxy.heal();
        assertThat(count()).isEqualTo(1);
    }

    @Test
    void does_not_respond_while_it_hangs() {
        proxy.fail(StoreFault.hang());

        assertThatThrownBy(() ->
                        documents.withTimeout(200, TimeUnit.MILLISECONDS).updateOne(eq("_id", "a"), inc("count", 1)))
                .isInstanceOf(MongoOperationTimeoutException.class);

        proxy.heal();
        assertThat(count()).isZero();
    }

    @Test
    void no_write_is_lost_or_repeated_while_it_flaps() {
        var limited = documents.withTimeout(10, TimeUnit.SECONDS);
        proxy.fail(StoreFault.flap(3));

        for (int i = 0; i < 30; i++) limited.updateOne(eq("_id", "a"), inc("count", 1));

        proxy.heal();
        assertThat(count()).isEqualTo(30);
    }
}
