package fr.spro.platform.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import fr.spro.platform.messaging.outbox.DurableProducers;
import fr.spro.platform.testing.FreePort;
import fr.spro.platform.testing.Infrastructure;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.clients.admin.Admin;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.kafka.core.KafkaTemplate;

/// What is logged while no broker can be reached. Isolated, since another test may configure the log.
@Isolated
class BrokerAwayTests {

    private static final int FEW = 100;
    private static final Duration WHILE = Duration.ofSeconds(5);

    private final int port = FreePort.next();
    private final String address = "127.0.0.1:" + port;
    private final String topic = Infrastructure.fresh("topic");
    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final List<Logger> loggers = List.of(logger("org.apache.kafka"), logger("org.springframework.kafka"));

    private final AppenderBase<ILoggingEvent> appender = new AppenderBase<>() {
        @Override
        protected void append(ILoggingEvent event) {
            var line = event.getFormattedMessage();
            if (line.contains(address) || line.contains(topic)) lines.add(line);
        }
    };

    @SpringBootConfiguration
    @EnableAutoConfiguration
    static class Service {}

    private static Logger logger(String name) {
        return (Logger) LoggerFactory.getLogger(name);
    }

    private void listen() {
        appender.start();
        for (var logger : loggers) {
            logger.setAdditive(false);
            logger.addAppender(appender);
        }
    }

    @AfterEach
    void stop() {
        for (var logger : loggers) {
            logger.setLevel(null);
            logger.setAdditive(true);
            logger.detachAppender(appender);
        }
    }

    @Test
    void a_service_logs_few_lines() {
        var service = new SpringApplicationBuilder(Service.class)
                .web(WebApplicationType.NONE)
                .properties(Map.of(
                        "spring.application.name", "notification-service",
                        "spring.main.banner-mode", "off",
                        "spring.kafka.bootstrap-servers", address,
                        "spring.mongodb.uri", Infrastructure.storeUri("away"),
                        "spro.topics.timeout", "2s"));
        try (var _ = service.run()) {
            // At the levels that the service has set for itself.
            listen();
            await().during(WHILE).until(() -> lines.size() < FEW);
        }
        assertThat(lines).isNotEmpty();
    }

    @Test
    void an_admin_client_with_default_settings_floods_the_log() {
        listen();
        loggers.forEach(logger -> logger.setLevel(Level.INFO));
        try (var _ = Admin.create(Map.of("bootstrap.servers", address))) {
            await().until(() -> lines.size() > FEW);
        }
    }

    @Test
    void a_record_that_cannot_be_sent_is_not_logged() {
        listen();
        var producers = DurableProducers.factory(Map.of("bootstrap.servers", address));

        assertThatThrownBy(() -> send(DurableProducers.template(producers))).isNotNull();
        assertThat(lines).noneMatch(line -> line.contains("payload"));

        assertThatThrownBy(() -> send(new KafkaTemplate<>(producers))).isNotNull();
        assertThat(lines).as("by default").anyMatch(line -> line.contains("payload"));
        producers.destroy();
    }

    private void send(KafkaTemplate<String, byte @Nullable []> template) {
        template.send(topic, "key", new byte[] {1}).join();
    }
}
