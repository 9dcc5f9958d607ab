package fr.spro.platform.web;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import fr.spro.platform.testing.Infrastructure;
import io.micrometer.tracing.Tracer;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.HexFormat;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.micrometer.tracing.opentelemetry.autoconfigure.otlp.OtlpTracingAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.server.observation.DefaultServerRequestObservationConvention;
import org.springframework.http.server.observation.ServerRequestObservationContext;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/// Traces are exported only if an endpoint is set, and without addresses and texts of errors.
@SpringBootTest(
        classes = TestApp.class,
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.application.name=survey-service",
            "management.server.port=",
            "spro.topics.create=false",
            "spro.pages.staff-path=/staff",
            "spro.pages.staff-roles=clerk",
            "spro.pages.staff-menu=orders",
            "management.tracing.sampling.probability=1.0"
        })
class TraceExportTests {

    private static final Queue<String> RECEIVED = new ConcurrentLinkedQueue<>();
    private static final HttpServer COLLECTOR = collector();

    @Autowired
    Tracer tracer;

    @LocalServerPort
    int port;

    @DynamicPropertySource
    static void infrastructure(DynamicPropertyRegistry registry) {
        Infrastructure.properties("traces").forEach((name, value) -> registry.add(name, () -> value));
        registry.add(
                "management.opentelemetry.tracing.export.otlp.endpoint",
                () -> "http://localhost:%d/v1/traces"
                        .formatted(COLLECTOR.getAddress().getPort()));
    }

    @AfterAll
    static void stop() {
        COLLECTOR.stop(0);
    }

    @Test
    void sends_spans_to_the_endpoint_of_the_settings() {
        tracer.nextSpan().name("a-traced-step").start().end();

        await().untilAsserted(() -> assertThat(RECEIVED)
                .anyMatch(body -> body.contains("a-traced-step") && body.contains("survey-service")));
    }

    /// The secret of a link is in its path: of a page, of a failure with its message, of a page that does not exist.
    @ParameterizedTest
    @CsvSource({
        "/open/own/{s}, /open/own/{secret}",
        "/open/own/{s}?from={s}, /open/own/{secret}",
        "/open/own/broken-{s}, IllegalStateException",
        "/open/nothing/{s}, 404",
        "/staff/orders/{s}, 302"
    })
    void no_span_holds_the_path_of_a_request(String path, String known) throws Exception {
        var secret = Infrastructure.fresh("secret");
        var trace = "%032x".formatted(System.nanoTime());
        try (var client = HttpClient.newHttpClient()) {
            var uri = URI.create("http://localhost:" + port + path.replace("{s}", secret));
            var request = HttpRequest.newBuilder(uri)
                    .header("traceparent", "00-" + trace + "-00000000000000a1-01")
                    .build();
            client.send(request, BodyHandlers.discarding());
        }

        var bytes = new String(HexFormat.of().parseHex(trace), ISO_8859_1);
        await().untilAsserted(
                        () -> assertThat(RECEIVED).anyMatch(body -> body.contains(bytes) && body.contains(known)));
        assertThat(RECEIVED).noneMatch(body -> body.contains(secret));
    }

    /// What the framework does by itself: the reason for the convention of our own.
    @Test
    void the_convention_of_the_framework_would_send_the_path() {
        var request = new MockHttpServletRequest("GET", "/open/own/x-1");
        var observed = new ServerRequestObservationContext(request, new MockHttpServletResponse());

        assertThat(new DefaultServerRequestObservationConvention().getHighCardinalityKeyValues(observed))
                .anyMatch(value -> value.getValue().contains("x-1"));
    }

    @Test
    void sends_nothing_without_an_endpoint() {
        new ApplicationContextRunner()
                .withUserConfiguration(Exporters.class)
                .run(context -> assertThat(context).doesNotHaveBean(SpanExporter.class));
        new ApplicationContextRunner()
                .withUserConfiguration(Exporters.class)
                .withPropertyValues(
                        "management.opentelemetry.tracing.export.otlp.endpoint=http://localhost:4318/v1/traces")
                .run(context -> assertThat(context).hasSingleBean(SpanExporter.class));
    }

    @Configuration(proxyBeanMethods = false)
    @ImportAutoConfiguration(OtlpTracingAutoConfiguration.class)
    static class Exporters {}

    private static HttpServer collector() {
        try {
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/v1/traces", exchange -> {
                RECEIVED.add(new String(exchange.getRequestBody().readAllBytes(), ISO_8859_1));
                exchange.sendResponseHeaders(200, -1);
                exchange.close();
            });
            server.start();
            return server;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
