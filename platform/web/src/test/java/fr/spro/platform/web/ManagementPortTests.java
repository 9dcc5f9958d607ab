package fr.spro.platform.web;

import static java.net.http.HttpResponse.BodyHandlers.ofString;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fr.spro.platform.testing.faults.StoreFault;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.json.JsonMapper;

/// What an operator sees while the store hangs for longer than anybody waits.
@TestPropertySource(
        properties = {
            "management.server.port=0",
            "management.endpoint.health.show-details=always",
            "spro.limits.operation=15s"
        })
class ManagementPortTests extends RunningPages {

    private static final Duration OF_A_SCRAPE = Duration.ofSeconds(10);

    private final HttpClient client = HttpClient.newHttpClient();

    @LocalManagementPort
    int port;

    @AfterEach
    void heal() {
        STORE.heal();
        client.close();
    }

    @Test
    void metrics_and_health_respond_within_a_scrape() throws Exception {
        assertThat(storeHealth()).isEqualTo("UP");
        await().until(() -> get("/actuator/prometheus", OF_A_SCRAPE).body().contains("spro_indexes_missing 0.0"));
        STORE.fail(StoreFault.hang());

        var metrics = get("/actuator/prometheus", OF_A_SCRAPE);
        assertThat(metrics.statusCode()).isEqualTo(200);
        assertThat(metrics.body()).contains("spro_indexes_missing", "spro_reconciler_age_seconds");
        assertThat(storeHealth()).isEqualTo("DOWN");
        assertThat(get("/livez", OF_A_SCRAPE).statusCode()).isEqualTo(200);
    }

    @Test
    void the_indexes_are_unavailable() throws Exception {
        assertThat(get("/actuator/indexes", OF_A_SCRAPE).statusCode()).isEqualTo(200);
        STORE.fail(StoreFault.hang());

        var response = get("/actuator/indexes", Duration.ofMinutes(1));
        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(response.headers().firstValue("Retry-After")).contains("30");
    }

    private String storeHealth() throws Exception {
        var health = get("/actuator/health", OF_A_SCRAPE).body();
        return JsonMapper.shared()
                .readTree(health)
                .at("/components/mongo/status")
                .asString();
    }

    private HttpResponse<String> get(String path, Duration time) throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:%d%s".formatted(port, path)))
                .timeout(time)
                .build();
        return client.send(request, ofString());
    }
}
