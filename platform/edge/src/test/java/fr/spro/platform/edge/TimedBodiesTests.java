package fr.spro.platform.edge;

import static org.assertj.core.api.Assertions.assertThat;

import fr.spro.platform.edge.EdgeServer.Sent;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Bodies that arrive byte by byte, at a real port.
class TimedBodiesTests {

    private static final Duration LIMIT = Duration.ofMillis(400);
    private static final int PAUSE_MILLIS = 20;
    private static final String PART = "--x\r\nContent-Disposition: form-data; name=\"q\"\r\n\r\n";

    @ParameterizedTest
    @CsvSource({
        "/api/x/v1/things, application/json",
        "/form, application/x-www-form-urlencoded",
        "/form, multipart/form-data; boundary=x"
    })
    void a_body_that_does_not_arrive_in_time_ends_the_request(String path, String type) throws IOException {
        var sent = sendSlowly(LIMIT, path, type, "Content-Length: 1000", PART + "x".repeat(500));

        assertThat(sent.response()).startsWith("HTTP/1.1 408").contains("Connection: close");
        assertThat(sent.bytes()).as("the client was not waited for").isLessThan(200);
        if (path.startsWith("/api")) assertThat(sent.response()).contains("\"status\":408}");
        else assertThat(sent.response()).contains("<!DOCTYPE html>");
    }

    @Test
    void a_body_in_chunks_that_does_not_arrive_in_time_ends_the_request() throws IOException {
        var sent = sendSlowly(LIMIT, "/api/x", "text/csv", "Transfer-Encoding: chunked", "1\r\nx\r\n".repeat(100));

        assertThat(sent.response()).startsWith("HTTP/1.1 408");
        assertThat(sent.bytes()).isLessThan(200);
    }

    @Test
    void a_body_that_nobody_reads_is_not_waited_for_either() throws IOException {
        var sent = sendSlowly(LIMIT, "/unread", "text/csv", "Content-Length: 1000", "x".repeat(500));

        assertThat(sent.response()).startsWith("HTTP/1.1 200");
        assertThat(sent.bytes()).isLessThan(200);
    }

    @Test
    void a_body_that_arrives_byte_by_byte_in_time_is_read() throws IOException {
        var body = "x".repeat(60);
        var sent = sendSlowly(Duration.ofSeconds(20), "/api/x", "text/csv", "Content-Length: 60", body);

        assertThat(sent.response()).startsWith("HTTP/1.1 200").contains(" 60");
        assertThat(sent.bytes()).isEqualTo(60);
    }

    private static Sent sendSlowly(Duration limit, String path, String type, String length, String body)
            throws IOException {
        try (var server = new EdgeServer(limit)) {
            var head =
                    "POST %s HTTP/1.1\r\nHost: x\r\nAccept: text/html\r\nConnection: close\r\nContent-Type: %s\r\n%s\r\n\r\n"
                            .formatted(path, type, length);
            return server.sendSlowly(head, body, PAUSE_MILLIS);
        }
    }
}
