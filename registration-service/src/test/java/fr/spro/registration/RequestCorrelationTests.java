package fr.spro.registration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.PatternLayout;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import fr.spro.contracts.RegistrationEvent;
import fr.spro.contracts.Service;
import fr.spro.contracts.Topic;
import fr.spro.platform.messaging.CloudEventHeaders;
import fr.spro.platform.messaging.Plain;
import fr.spro.platform.messaging.Records;
import fr.spro.platform.testing.Infrastructure;
import fr.spro.platform.web.CorrelationFilter;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;

/// One id from a request to the log of another service.
class RequestCorrelationTests extends RunningService {

    private static final List<Logger> LOGS = Stream.of(
                    "fr.spro.platform.messaging.outbox.MongoStore", "fr.spro.platform.messaging.inbox.Inbox")
            .map(name -> (Logger) LoggerFactory.getLogger(name))
            .toList();

    @Value("${logging.pattern.correlation}")
    String pattern;

    private final String correlation = Infrastructure.fresh("support");
    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final PatternLayout layout = new PatternLayout();
    private final AppenderBase<ILoggingEvent> appender = new AppenderBase<>() {
        @Override
        protected void append(ILoggingEvent event) {
            var line = layout.doLayout(event).split(" %s] ".formatted(correlation), 2);
            if (line.length == 2) lines.add(line[1]);
        }
    };

    @BeforeEach
    void capture_the_log() {
        layout.setContext(LOGS.getFirst().getLoggerContext());
        layout.setPattern(pattern + "%msg");
        layout.start();
        appender.start();
        LOGS.forEach(log -> {
            log.setLevel(Level.INFO);
            log.addAppender(appender);
        });
    }

    @AfterEach
    void stop_capturing_the_log() {
        LOGS.forEach(log -> {
            log.setLevel(Level.WARN);
            log.detachAppender(appender);
        });
    }

    @Test
    void the_correlation_id_of_a_request_is_in_its_records_and_in_the_log_of_their_writer_and_consumers() {
        publish(10, 5);
        try (var other = Plain.inTheTest(Infrastructure.fresh("correlation"))) {
            var inbox = other.inbox(Service.NOTIFICATION).reader(RegistrationEvent.class, null, (_, _) -> {});
            other.listen(Topic.REGISTRATIONS, Infrastructure.fresh("reader"), Service.NOTIFICATION, inbox::accept);

            register();

            var id = registrations.findByDay(day).getFirst().id().value();
            await().untilAsserted(() -> assertThat(lines)
                    .contains("Stored Registration %s with [RegistrationRequested]".formatted(id))
                    .contains("Consumes RegistrationRequested of " + id));
            assertThat(Records.all(Topic.REGISTRATIONS, id))
                    .isNotEmpty()
                    .allMatch(record -> correlation.equals(Records.header(record, CloudEventHeaders.CORRELATION)));
        }
    }

    private void register() {
        assertThat(FilledForm.sent(mvc, day.value(), "Zoé", "zoe@example.org")
                        .header(CorrelationFilter.HEADER, correlation))
                .hasStatus3xxRedirection()
                .hasHeader(CorrelationFilter.HEADER, correlation);
    }
}
