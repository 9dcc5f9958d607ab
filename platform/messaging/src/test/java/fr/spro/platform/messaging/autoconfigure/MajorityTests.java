package fr.spro.platform.messaging.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClients;
import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import fr.spro.contracts.Service;
import fr.spro.platform.messaging.InMemoryMongo;
import fr.spro.platform.messaging.Parcel;
import fr.spro.platform.messaging.outbox.DurableProducers;
import fr.spro.platform.messaging.outbox.RelaySettings;
import fr.spro.platform.messaging.outbox.Stores;
import fr.spro.platform.testing.Infrastructure;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.springframework.boot.mongodb.autoconfigure.MongoClientSettingsBuilderCustomizer;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.kafka.core.KafkaTemplate;

/// What the client sends to the store.
class MajorityTests {

    private static final Set<String> READS = Set.of("find", "aggregate", "count", "distinct");

    private final List<BsonDocument> commands = new CopyOnWriteArrayList<>();

    @Test
    void guarantee_1_reads_only_what_survives_the_loss_of_a_server() {
        readAndWrite(new StoreConfiguration().durableWrites());

        assertThat(commands).extracting(BsonDocument::getFirstKey).contains("find", "aggregate", "insert");
        assertThat(withoutMajority()).isEmpty();
    }

    @Test
    void a_client_with_default_settings_reads_what_may_be_rolled_back() {
        readAndWrite(_ -> {});

        assertThat(withoutMajority()).contains("find", "aggregate", "insert");
    }

    private void readAndWrite(MongoClientSettingsBuilderCustomizer customizer) {
        var settings = MongoClientSettings.builder()
                .applyConnectionString(new ConnectionString(Infrastructure.storeUri("majority")))
                .addCommandListener(new CommandListener() {
                    @Override
                    public void commandStarted(CommandStartedEvent event) {
                        commands.add(event.getCommand().clone());
                    }
                });
        customizer.customize(settings);
        try (var client = MongoClients.create(settings.build())) {
            var mongo = InMemoryMongo.template(client, Infrastructure.fresh("majority"));
            var stores = new Stores(
                    Service.BRANDING,
                    mongo,
                    new KafkaTemplate<>(DurableProducers.factory(Map.of())),
                    new RelaySettings(Duration.ofDays(1), Duration.ofDays(1), null),
                    Clock.systemUTC(),
                    () -> null,
                    new SimpleMeterRegistry());
            stores.of(Parcel.class).insert(Parcel.begin("p"));
            mongo.find(new Query(), Document.class, "parcel");
            mongo.count(new Query(), "parcel");
        }
    }

    /// The reads and writes that a new primary may not know.
    private List<String> withoutMajority() {
        return commands.stream()
                .filter(command -> READS.contains(command.getFirstKey())
                        ? !isMajority(command, "readConcern", "level")
                        : !isMajority(command, "writeConcern", "w"))
                .map(BsonDocument::getFirstKey)
                .toList();
    }

    private static boolean isMajority(BsonDocument command, String concern, String field) {
        return command.containsKey(concern)
                && command.getDocument(concern).get(field).equals(new BsonString("majority"));
    }
}
