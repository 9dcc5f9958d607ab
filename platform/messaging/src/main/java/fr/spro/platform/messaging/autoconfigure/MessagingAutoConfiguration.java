package fr.spro.platform.messaging.autoconfigure;

import fr.spro.contracts.Service;
import fr.spro.platform.messaging.Limits;
import fr.spro.platform.messaging.Topics;
import fr.spro.platform.messaging.outbox.RelaySettings;
import fr.spro.platform.messaging.work.StartupHealth;
import fr.spro.platform.messaging.work.StartupTask;
import fr.spro.platform.messaging.work.StartupTasks;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/// Outbox, relay, inbox and dead letters of a service.
@AutoConfiguration(beforeName = "org.springframework.boot.data.mongodb.autoconfigure.DataMongoAutoConfiguration")
@Import({StoreConfiguration.class, OutboxConfiguration.class, InboxConfiguration.class})
@EnableConfigurationProperties({RelaySettings.class, Limits.class})
class MessagingAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    Service service(@Value("${spring.application.name}") String name) {
        return Arrays.stream(Service.values())
                .filter(service -> service.serviceName().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(name + " is not one of the services"));
    }

    @Bean
    StartupTask prepareTopics(
            Service service,
            KafkaProperties kafka,
            @Value("${spro.topics.create:false}") boolean create,
            @Value("${spro.topics.timeout:15s}") Duration timeout) {
        var topics = new Topics(service, kafka.buildAdminProperties(), timeout);
        return new StartupTask("kafka", create ? topics::create : topics::requireAll);
    }

    /// In this order: a restored store is compared with the topics.
    @Bean
    StartupTasks startupTasks(StartupTask requireIndexes, StartupTask prepareTopics, StartupTask restore) {
        return new StartupTasks(List.of(requireIndexes, prepareTopics, restore));
    }

    @Bean
    StartupHealth startupHealthIndicator(StartupTasks tasks) {
        return new StartupHealth(tasks);
    }
}
