package fr.spro.registration;

import static org.assertj.core.api.Assertions.assertThat;

import fr.spro.contracts.Service;
import fr.spro.platform.messaging.NamedMetrics;
import org.junit.jupiter.api.Test;

class MetricsTests extends RunningService {

    @Test
    void exports_each_metric_that_alerts_and_dashboard_name() {
        publish(10, 10);
        register("Zoé Lambert");
        assertThat(mvc.get().uri("/")).hasStatusOk();

        assertThat(mvc.get().uri("/actuator/prometheus"))
                .hasStatusOk()
                .bodyText()
                .satisfies(exported -> assertThat(NamedMetrics.missing(Service.REGISTRATION, exported))
                        .isEmpty());
        assertThat(NamedMetrics.missing(Service.REGISTRATION, "spro_registrations_totals 1.0"))
                .contains("spro_registrations_total", "http_server_requests_seconds_count", "spro_build_info")
                .doesNotContain("spro_mails_total");
    }
}
