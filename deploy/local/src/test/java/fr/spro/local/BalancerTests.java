package fr.spro.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/// The gateway before two instances of a service, one of which is down, and before two that are up.
@SpringBootTest(
        properties = {"spro.gateway.smtp-port=0", "spro.gateway.imap-port=0", "spring.http.clients.read-timeout=3s"})
@AutoConfigureMockMvc
class BalancerTests {

    @TempDir
    static Path HOME;

    private static final List<HttpServer> SERVERS = new ArrayList<>();
    private static final List<String> RECEIVED = new CopyOnWriteArrayList<>();
    private static final CountDownLatch THAWED = new CountDownLatch(1);

    @Autowired
    MockMvcTester mvc;

    @DynamicPropertySource
    static void instances(DynamicPropertyRegistry registry) throws IOException {
        var down = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        down.close();
        var oneOfTwo = "http://127.0.0.1:%d,%s".formatted(down.getLocalPort(), instance("up"));
        var two = "%s,%s".formatted(instance("first"), instance("second"));
        var breaking = "%s,%s".formatted(breakingInstance(), instance("other"));
        var frozen = frozenInstance();
        registry.add("spro.gateway.home", HOME::toString);
        registry.add("spro.gateway.services.registration", () -> frozen);
        registry.add("spro.gateway.services.survey", () -> oneOfTwo);
        registry.add("spro.gateway.services.branding", () -> two);
        registry.add("spro.gateway.services.notification", () -> breaking);
    }

    private static String instance(String name) throws IOException {
        return start(exchange -> {
            var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            RECEIVED.add(name + " " + body);
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
    }

    /// It reads the request and closes the connection without a response.
    private static String breakingInstance() throws IOException {
        return start(exchange -> {
            exchange.getRequestBody().readAllBytes();
            RECEIVED.add("breaking");
            throw new IOException("killed");
        });
    }

    private static String frozenInstance() throws IOException {
        return start(exchange -> {
            try {
                THAWED.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            exchange.close();
        });
    }

    private static String start(com.sun.net.httpserver.HttpHandler handler) throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", handler);
        server.start();
        SERVERS.add(server);
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    @BeforeEach
    void forget() {
        RECEIVED.clear();
    }

    @AfterAll
    static void stop() {
        THAWED.countDown();
        SERVERS.forEach(server -> server.stop(0));
    }

    @Test
    void sends_the_requests_to_the_instances_in_turn() {
        for (int i = 0; i < 4; i++) {
            assertThat(mvc.post().uri("/coordination/supports").content("a")).hasStatus(204);
        }

        assertThat(RECEIVED).containsExactlyInAnyOrder("first a", "second a", "first a", "second a");
    }

    @Test
    void skips_an_instance_that_is_down_and_loses_no_request() {
        for (int i = 0; i < 4; i++) {
            assertThat(mvc.post().uri("/enquetes/x").content("answer " + i)).hasStatus(204);
        }

        assertThat(RECEIVED).containsExactly("up answer 0", "up answer 1", "up answer 2", "up answer 3");
    }

    @Test
    void sends_a_read_again_that_an_instance_did_not_answer() {
        // The first ones can meet a connection that it has closed since, and never reach it.
        for (int i = 0; i < 6; i++)
            assertThat(mvc.get().uri("/coordination/messages")).hasStatus(204);

        assertThat(RECEIVED).contains("breaking");
    }

    @Test
    void does_not_send_a_request_again_that_an_instance_may_have_seen() {
        var statuses = new ArrayList<Integer>();
        for (int i = 0; i < 2; i++) {
            statuses.add(mvc.post()
                    .uri("/coordination/messages")
                    .content("a")
                    .exchange()
                    .getResponse()
                    .getStatus());
        }

        assertThat(statuses).containsExactlyInAnyOrder(503, 204);
        assertThat(RECEIVED).filteredOn("other a"::equals).hasSize(1);
    }

    @Test
    void answers_for_an_instance_that_does_not() {
        assertThat(mvc.get().uri("/journees")).hasStatus(503).hasHeader("Retry-After", "5");
    }
}
