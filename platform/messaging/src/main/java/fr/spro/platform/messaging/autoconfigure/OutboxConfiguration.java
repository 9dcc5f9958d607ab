package fr.spro.platform.messaging.autoconfigure;

import fr.spro.contracts.Service;
import fr.spro.platform.messaging.audit.AuditLog;
import fr.spro.platform.messaging.indexes.Indexes;
import fr.spro.platform.messaging.outbox.CompactionHeartbeat;
import fr.spro.platform.messaging.outbox.DurableProducers;
import fr.spro.platform.messaging.outbox.LastRecords;
import fr.spro.platform.messaging.outbox.RelaySettings;
import fr.spro.platform.messaging.outbox.Restoration;
import fr.spro.platform.messaging.outbox.RestoreStep;
import fr.spro.platform.messaging.outbox.StateChecks;
import fr.spro.platform.messaging.outbox.Stores;
import fr.spro.platform.messaging.work.Reconciler;
import fr.spro.platform.messaging.work.Reconcilers;
import fr.spro.platform.messaging.work.StartupTask;
import fr.spro.platform.messaging.work.StartupTasks;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.propagation.Propagator;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.KafkaOperations;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.core.MicrometerProducerListener;
import org.springframework.kafka.core.ProducerFactory;

/// Stores with an outbox, their relays to Kafka, and what follows a restore.
@Configuration(proxyBeanMethods = false)
class OutboxConfiguration {

    static final String RESTORATION = "restore";

    @Bean
    DefaultKafkaProducerFactory<String, byte @Nullable []> producers(KafkaProperties kafka, MeterRegistry meters) {
        var producers = DurableProducers.factory(kafka.buildProducerProperties());
        producers.addListener(new MicrometerProducerListener<>(meters));
        return producers;
    }

    @Bean
    KafkaTemplate<String, byte @Nullable []> eventTemplate(ProducerFactory<String, byte @Nullable []> producers) {
        return DurableProducers.template(producers);
    }

    @Bean
    CompactionHeartbeat compactionHeartbeat(KafkaOperations<String, byte @Nullable []> kafka, Clock clock) {
        return new CompactionHeartbeat(kafka, clock);
    }

    @Bean
    Stores stores(
            Service service,
            MongoOperations mongo,
            KafkaOperations<String, byte @Nullable []> kafka,
            RelaySettings settings,
            Clock clock,
            ObjectProvider<Tracer> tracer,
            ObjectProvider<Propagator> propagator,
            MeterRegistry meters) {
        var traceparent = traceparent(tracer.getIfAvailable(), propagator.getIfAvailable());
        return new Stores(service, mongo, kafka, settings, clock, traceparent, meters);
    }

    private static Supplier<@Nullable String> traceparent(@Nullable Tracer tracer, @Nullable Propagator propagator) {
        if (tracer == null || propagator == null) return () -> null;
        return () -> {
            var span = tracer.currentSpan();
            if (span == null) return null;
            var carrier = new HashMap<String, String>();
            propagator.inject(span.context(), carrier, Map::put);
            return carrier.get("traceparent");
        };
    }

    @Bean
    StateChecks stateChecks(Service service, Stores stores, KafkaProperties kafka, StartupTasks tasks) {
        return new StateChecks(
                service,
                stores,
                kafka.buildConsumerProperties(),
                StateChecks.PAUSE,
                start -> tasks.afterwards(new StartupTask("state checks", start)));
    }

    @Bean
    AuditLog auditLog(Stores stores) {
        return stores.audit();
    }

    @Bean
    Indexes auditIndexes() {
        return AuditLog.indexes();
    }

    @Bean
    LastRecords lastRecords(KafkaProperties kafka) {
        return new LastRecords(kafka.buildConsumerProperties());
    }

    @Bean
    Restoration restoration(Stores stores, LastRecords lastRecords, ObjectProvider<RestoreStep> steps, Clock clock) {
        return new Restoration(stores, lastRecords, steps, clock);
    }

    @Bean
    StartupTask restore(Restoration restoration) {
        return new StartupTask(RESTORATION, restoration::run);
    }

    @Bean
    Reconciler<String> lostStates(Reconcilers reconcilers, Restoration restoration) {
        return reconcilers.add(restoration.removal());
    }
}
