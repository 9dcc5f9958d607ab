package fr.spro.notification.message;

import static org.assertj.core.api.Assertions.assertThat;

import fr.spro.contracts.Service;
import fr.spro.notification.mail.Kind;
import fr.spro.notification.smtp.MailServer;
import fr.spro.notification.smtp.MailServers;
import fr.spro.platform.messaging.InMemoryMongo;
import fr.spro.platform.messaging.NamedMetrics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Clock;
import org.junit.jupiter.api.Test;

class MailMetricsTests {

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final MailMetrics metrics = new MailMetrics(meters);

    @Test
    void counts_mails_by_kind_and_outcome() {
        metrics.count(Kind.PLACE_CONFIRMED, MailMetrics.Outcome.of(new MailServer.Outcome.Accepted()));
        metrics.count(Kind.PLACE_CONFIRMED, MailMetrics.Outcome.of(new MailServer.Outcome.Accepted()));
        metrics.count(Kind.PLACE_CONFIRMED, MailMetrics.Outcome.of(new MailServer.Outcome.Rejected()));
        metrics.count(Kind.CHANGED, MailMetrics.Outcome.RECIPIENT_ERASED);

        assertThat(counted("place-confirmed", "sent")).isEqualTo(2);
        assertThat(counted("place-confirmed", "rejected")).isEqualTo(1);
        assertThat(counted("changed", "recipient-erased")).isEqualTo(1);
    }

    @Test
    void every_counter_exists_before_the_first_mail() {
        assertThat(counted("changed", "postponed")).isZero();
        assertThat(meters.find("spro.mails").counters())
                .hasSize(Kind.known().size() * MailMetrics.Outcome.values().length);
    }

    /// Those that every service has are tested in registration-service.
    @Test
    void exports_each_metric_of_mails_that_alerts_and_dashboard_name() {
        var exporter = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        new MailMetrics(exporter);
        MailServers.at(1, exporter);
        new OldestMessage(new InMemoryMongo().mongo(), Clock.systemUTC(), exporter);

        assertThat(NamedMetrics.missingOwn(Service.NOTIFICATION, exporter.scrape()))
                .isEmpty();
        assertThat(NamedMetrics.missingOwn(Service.NOTIFICATION, ""))
                .contains("spro_mails_total", "spro_mails_oldest_seconds", "spro_mails_refused_total");
    }

    private double counted(String kind, String outcome) {
        return meters.get("spro.mails")
                .tag("kind", kind)
                .tag("outcome", outcome)
                .counter()
                .count();
    }
}
