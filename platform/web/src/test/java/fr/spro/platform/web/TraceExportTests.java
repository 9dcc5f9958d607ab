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
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.micrometer.tracing.opentelemetry.autoconfigure.otlp.OtlpTracingAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/// Traces are exported only if an endpoint is set.
@SpringBootTest(
        classes = TestApp.class,
        properties = {
            "spring.application.name=survey-service",
            "management.server.port=",
            "spro.topics.create=false",
            "spro.pages.staff-roles=clerk",
            "spro.pages.staff-menu=orders",
            "management.tracing.sampling.probability=1.0"
        })
class TraceExportTests {

    private static final Queue<String> RECEIVED = new ConcurrentLinkedQueue<>();
    private static final HttpServer COLLECTOR = collector();

    @Autowired
    Tracer tracer;

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
