package fr.spro.platform.web;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import fr.spro.platform.testing.Infrastructure;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;
import org.springframework.boot.test.web.server.LocalServerPort;

/// The path of a secret link is the right to use it: no line of the log has it, whatever becomes of the request.
class SecretsInLogTests extends RunningPages {

    private static final List<String> METHODS = List.of("GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "XYZ");

    private final String secret = Infrastructure.fresh("secret") + ".1." + "A".repeat(22);

    @LocalServerPort
    int port;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/open/own/{s}",
                "/open/own/{s}/",
                "/open/own/{s}/nothing",
                "/open/own/{s}.",
                "/open/own/broken-{s}",
                "/open/{s}",
                "/{s}",
                "/nothing/{s}/x",
                "/staff/orders/{s}",
                "/assets/survey/{s}",
                "/assets/survey/WEB-INF/{s}",
                "/api/survey/v1/{s}",
                "/open/own/{s};x=1",
                "/open//own/{s}",
                "/open/own/{s}%00",
                "/open/own/{s}%2F",
                "/open/own/{s}/..%2f",
                "/open/own/{s}%",
                "/open/own/{s}\"",
                "/open/search?page={s}",
                "/open/since?at={s}",
                "/open/search?q={s}%ZZ"
            })
    void no_line_has_the_secret_whatever_becomes_of_the_request(String path) throws Exception {
        try (var log = new LogLines()) {
            for (var method : METHODS) {
                send(method, path.replace("{s}", secret), "text/plain");
                send(method, path.replace("{s}", secret), "a/b/c");
                send(method, path.replace("{s}", secret), "multipart/form-data; boundary=x");
            }

            assertThat(log.lines()).noneMatch(line -> line.contains(secret));
        }
    }

    @Test
    void a_store_that_is_away_is_logged_without_the_address() throws Exception {
        try (var log = new LogLines()) {
            send("GET", "/open/away?from=" + secret, "text/plain");

            assertThat(log.lines())
                    .noneMatch(line -> line.contains(secret))
                    .anyMatch(line -> line.contains("Returns 503") && line.contains("correlationId="));
        }
    }

    @Test
    void a_failure_is_logged_once_with_its_pattern_its_place_and_the_id_of_the_response() throws Exception {
        try (var log = new LogLines()) {
            var answer = send("GET", "/open/own/broken-" + secret, "text/plain");

            assertThat(answer).startsWith("HTTP/1.1 500");
            var id = answer.replaceFirst("(?s).*X-Correlation-Id: (\\S+).*", "$1");
            assertThat(log.lines().stream().filter(line -> line.startsWith("ERROR")))
                    .singleElement()
                    .asString()
                    .contains("/open/own/{secret}", "IllegalStateException", "TestApp.java:", id);
            assertThat(answer).contains("<p class=\"hint\">Si vous nous écrivez, indiquez la référence " + id);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/nothing", "/open/nothing", "/staff/orders", "/api/survey/v1/manager", "/open/own/x"})
    void an_unknown_address_a_wrong_method_and_a_missing_sign_in_write_no_warning(String path) throws Exception {
        try (var log = new LogLines()) {
            for (var method : METHODS) {
                assertThat(send(method, path, "text/plain")).contains("X-Correlation-Id: ");
            }

            // The bundles that this application does not have, and other servers.
            assertThat(log.lines())
                    .filteredOn(line -> !line.contains("FrenchTypographyMessageSource"))
                    .noneMatch(line -> line.matches("(?s)(WARN|ERROR) (?!org.apache.kafka|org.mongodb).*"));
        }
    }

    /// Without this the tests above would find nothing.
    @Test
    void detects_a_secret_in_a_message_and_in_an_exception() {
        try (var log = new LogLines()) {
            LoggerFactory.getLogger("any.framework").info("No mapping for {}", secret);
            LoggerFactory.getLogger("any.framework").error("failed", new IllegalStateException(secret));

            assertThat(log.lines()).hasSize(2).allMatch(line -> line.contains(secret));
        }
    }

    private String send(String method, String path, String type) throws IOException {
        var request = "%s %s HTTP/1.1\r\nHost: x\r\nAccept: text/html\r\nContent-Type: %s\r\nContent-Length: 0\r\n"
                .formatted(method, path, type);
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write((request + "Connection: close\r\n\r\n").getBytes(ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        }
    }
}
