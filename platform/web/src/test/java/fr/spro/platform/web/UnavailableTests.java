package fr.spro.platform.web;

import static java.net.http.HttpResponse.BodyHandlers.ofString;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fr.spro.platform.testing.faults.StoreFault;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.boot.web.servlet.FilterRegistrationBean;

/// What a client of a running service sees while the store, or another system, is unavailable.
class UnavailableTests extends RunningPages {

    /// The time of a request in the settings of these tests, and of the response on a busy machine.
    private static final Duration AT_MOST = Duration.ofSeconds(10);

    private final HttpClient client = HttpClient.newHttpClient();

    @LocalServerPort
    int port;

    @Autowired
    FilterRegistrationBean<RequestLimitFilter> limit;

    @AfterEach
    void heal() {
        STORE.heal();
        client.close();
    }

    @Test
    void a_session_that_cannot_be_read_is_an_error_page_with_status_503_in_time() throws Exception {
        for (var fault : StoreFault.notExecuting().entrySet()) {
            STORE.fail(fault.getValue());
            var start = System.nanoTime();
            var response = get("/staff/orders", "Cookie", "APP_SURVEY=" + session());

            assertIsErrorPage(response, fault.getKey());
            assertThat(Duration.ofNanos(System.nanoTime() - start))
                    .as(fault.getKey())
                    .isLessThan(AT_MOST);

            STORE.heal();
            await(fault.getKey())
                    .until(() -> get("/staff/orders", "Cookie", "APP_SURVEY=" + session())
                                    .statusCode()
                            == 302);
        }
    }

    private static void assertIsErrorPage(HttpResponse<String> response, String fault) {
        assertThat(response.statusCode()).as(fault).isEqualTo(503);
        assertThat(response.headers().firstValue("Retry-After")).as(fault).contains("30");
        assertThat(response.headers().firstValue("Content-Security-Policy"))
                .as(fault)
                .isPresent();
        assertThat(response.body()).as(fault).contains("momentanément indisponible", "lang=\"fr\"");
    }

    @Test
    void a_view_that_needs_the_unavailable_store_is_an_error_page_with_status_503() throws Exception {
        assertIsErrorPage(get("/open/view"), "view");
    }

    @Test
    void access_tokens_that_cannot_be_checked_are_a_problem_with_status_503() throws Exception {
        var token = part("{\"alg\":\"RS256\",\"kid\":\"k\"}") + "." + part("{\"sub\":\"a\"}") + "." + part("signature");

        var response = get("/api/survey/v1/manager", "Authorization", "Bearer " + token);

        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(response.headers().firstValue("Retry-After")).isPresent();
        assertThat(response.body()).contains("\"status\":503");
    }

    @Test
    void more_requests_than_the_limit_are_rejected_at_once_without_health_and_assets() throws Exception {
        var inWork = new ArrayList<CompletableFuture<HttpResponse<String>>>();
        for (int i = 0; i < 4; i++) inWork.add(client.sendAsync(request("/open/slow"), ofString()));
        await().until(() -> limit.getFilter().active() == 4);

        var rejected = get("/open");
        assertThat(rejected.statusCode()).isEqualTo(503);
        assertThat(rejected.headers().firstValue("Retry-After")).contains("5");
        assertThat(rejected.body()).contains("momentanément indisponible");
        assertThat(get("/actuator/health/liveness").statusCode()).isEqualTo(200);
        assertThat(get("/assets/survey/shell.css").statusCode()).isEqualTo(200);

        TestApp.SLOW.release(4);
        for (var each : inWork) assertThat(each.get().statusCode()).isEqualTo(200);
        assertThat(get("/open").statusCode()).isEqualTo(200);
        assertThat(limit.getFilter().active()).isZero();
    }

    private HttpResponse<String> get(String path, String... headers) throws Exception {
        return client.send(request(path, headers), ofString());
    }

    private HttpRequest request(String path, String... headers) {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:%d%s".formatted(port, path)))
                .header("Accept", "text/html,application/json");
        if (headers.length > 0) request.headers(headers);
        return request.build();
    }

    private static String session() {
        return Base64.getEncoder().encodeToString(UUID.randomUUID().toString().getBytes(UTF_8));
    }

    private static String part(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8));
    }
}
