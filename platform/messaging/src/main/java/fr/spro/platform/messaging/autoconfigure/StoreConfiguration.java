package fr.spro.platform.messaging.autoconfigure;

import com.mongodb.ReadConcern;
import com.mongodb.WriteConcern;
import fr.spro.platform.messaging.ClockSkew;
import fr.spro.platform.messaging.LimitedMongoTemplate;
import fr.spro.platform.messaging.Limits;
import fr.spro.platform.messaging.StoreHealth;
import fr.spro.platform.messaging.indexes.Indexes;
import fr.spro.platform.messaging.indexes.NeededIndex;
import fr.spro.platform.messaging.indexes.StoreIndexes;
import fr.spro.platform.messaging.outbox.Stores;
import fr.spro.platform.messaging.outbox.TextValueConversions;
import fr.spro.platform.messaging.work.BackgroundValue;
import fr.spro.platform.messaging.work.Job;
import fr.spro.platform.messaging.work.Reconciler;
import fr.spro.platform.messaging.work.Reconcilers;
import fr.spro.platform.messaging.work.StartupTask;
import fr.spro.platform.messaging.work.StartupTasks;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.mongodb.autoconfigure.MongoClientSettingsBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.mongodb.MongoDatabaseFactory;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.convert.MongoConverter;
import org.springframework.data.mongodb.core.convert.MongoCustomConversions;

/// The client of the store, its indexes, and the background jobs.
@Configuration(proxyBeanMethods = false)
class StoreConfiguration {

    private static final String UNIQUE_INDEXES = "store";

    @Bean
    MongoCustomConversions mongoCustomConversions() {
        return TextValueConversions.conversions();
    }

    /// A write is acknowledged, and a state read, only when it survives the loss of a server: what follows from
    /// it, such as an event, cannot be rolled back.
    @Bean
    MongoClientSettingsBuilderCustomizer durableWrites() {
        return settings ->
                settings.writeConcern(WriteConcern.MAJORITY.withJournal(true)).readConcern(ReadConcern.MAJORITY);
    }

    @Bean
    MongoClientSettingsBuilderCustomizer limitedTime(Limits limits) {
        return limits::configure;
    }

    @Bean
    MongoClientSettingsBuilderCustomizer measuredClock(Clock clock, MeterRegistry meters) {
        return new ClockSkew(clock, meters)::configure;
    }

    @Bean
    @ConditionalOnMissingBean(MongoOperations.class)
    LimitedMongoTemplate mongoTemplate(MongoDatabaseFactory factory, MongoConverter converter, Limits limits) {
        return new LimitedMongoTemplate(factory, converter, limits);
    }

    /// Replaces the one of Spring Boot, which waits for the driver's time-outs.
    @Bean
    StoreHealth mongoHealthIndicator(MongoOperations mongo) {
        return new StoreHealth(mongo);
    }

    /// The background jobs of the service. They need no broker, except after a restore of the store.
    @Bean
    @ConditionalOnMissingBean
    Reconcilers reconcilers(MongoOperations mongo, Clock clock, MeterRegistry meters, StartupTasks tasks) {
        var required = Set.of(UNIQUE_INDEXES, OutboxConfiguration.RESTORATION);
        return new Reconcilers(mongo, clock, meters, start -> tasks.after(required, new StartupTask("jobs", start)));
    }

    @Bean
    StoreIndexes storeIndexes(
            MongoOperations mongo, ObjectProvider<Indexes> declared, Stores stores, MeterRegistry meters) {
        var indexes = new StoreIndexes(mongo, () -> Stream.concat(declared.stream(), stores.indexes()));
        Gauge.builder(
                        "spro.indexes.missing",
                        BackgroundValue.of(() -> indexes.missing().size()))
                .description("indexes that the store does not have")
                .register(meters);
        return indexes;
    }

    @Bean
    Reconciler<NeededIndex> missingIndexes(Reconcilers reconcilers, StoreIndexes indexes) {
        return reconcilers.add(
                Job.of("create-indexes", Duration.ofMinutes(1), () -> indexes.missing().stream(), indexes::create)
                        .withConcurrency(1)
                        .startingAtOnce());
    }

    @Bean
    IndexesEndpoint indexesEndpoint(StoreIndexes indexes) {
        return new IndexesEndpoint(indexes);
    }

    @Bean
    StartupTask requireIndexes(StoreIndexes indexes) {
        return new StartupTask(UNIQUE_INDEXES, indexes::requireUnique);
    }
}
