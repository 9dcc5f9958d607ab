package fr.spro.registration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.PatternLayout;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import fr.spro.contracts.ParticipantEvent;
import fr.spro.contracts.RegistrationEvent;
import fr.spro.contracts.Service;
import fr.spro.contracts.Topic;
import fr.spro.platform.messaging.CloudEventHeaders;
import fr.spro.platform.messaging.Plain;
import fr.spro.platform.testing.Infrastructure;
import fr.spro.platform.web.CorrelationFilter;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;

/// One id from a request to the log of another service.
class RequestCorrelationTests extends RunningService {

    private static final Logger LOG = (Logger) LoggerFactory.getLogger(RequestCorrelationTests.class);

    @Value("${logging.pattern.correlation}")
    String pattern;

    private final String correlation = Infrastructure.fresh("support");
    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final PatternLayout layout = new PatternLayout();
    private final AppenderBase<ILoggingEvent> appender = new AppenderBase<>() {
        @Override
        protected void append(ILoggingEvent event) {
            lines.add(layout.doLayout(event));
        }
    };

    @BeforeEach
    void capture_the_log() {
        layout.setContext(LOG.getLoggerContext());
        layout.setPattern(pattern + "%msg");
        layout.start();
        appender.start();
        LOG.addAppender(appender);
    }

    @AfterEach
    void stop_capturing_the_log() {
        LOG.detachAppender(appender);
    }

    @Test
    void the_correlation_id_of_a_request_is_in_its_records_and_in_the_log_of_their_consumers() {
        publish(10, 5);
        try (var other = Plain.inTheTest(Infrastructure.fresh("correlation"))) {
            var inbox = other.inbox(Service.NOTIFICATION).reader(RegistrationEvent.class, null, (event, _) -> {
                if (event instanceof ParticipantEvent fact && fact.dayId().equals(day.value())) {
                    LOG.info("consumed {}", fact.registrationId());
                }
            });
            other.listen(Topic.REGISTRATIONS, Infrastructure.fresh("reader"), Service.NOTIFICATION, inbox::accept);

            register();

            var id = registrations.findByDay(day).getFirst().id().value();
            await().untilAsserted(() -> assertThat(lines)
                    .isNotEmpty()
                    .allMatch(line -> line.endsWith(" %s] consumed %s".formatted(correlation, id))));
            assertThat(Plain.all(Topic.REGISTRATIONS, id))
                    .isNotEmpty()
                    .allMatch(record -> correlation.equals(Plain.header(record, CloudEventHeaders.CORRELATION)));
        }
    }

    private void register() {
        assertThat(mvc.post()
                        .uri("/journees/{day}/inscription", day.value())
                        .header(CorrelationFilter.HEADER, correlation)
                        .param("name", "Zoé")
                        .param("email", "zoe@example.org")
                        .param("structure", "other")
                        .param("otherStructure", "Une association")
                        .param("workshops[0]", "none")
                        .param("workshops[1]", "none")
                        .param("consent", "true")
                        .with(csrf()))
                .hasStatus3xxRedirection()
                .hasHeader(CorrelationFilter.HEADER, correlation);
    }
}
