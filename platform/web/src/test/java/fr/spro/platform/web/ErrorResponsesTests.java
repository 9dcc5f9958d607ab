package fr.spro.platform.web;

import static fr.spro.platform.web.StoredSignIn.signIn;
import static java.net.http.HttpResponse.BodyHandlers.ofString;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.session.FindByIndexNameSessionRepository;

/// Errors of a running service, whoever finds them: its pages for browsers, problem details for programs.
@ExtendWith(OutputCaptureExtension.class)
class ErrorResponsesTests extends RunningPages {

    private static final String BROWSER = "text/html,application/xhtml+xml,*/*;q=0.8";

    @Autowired
    FindByIndexNameSessionRepository<?> sessions;

    private final HttpClient client = HttpClient.newHttpClient();

    @LocalServerPort
    int port;

    @AfterEach
    void close() {
        client.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/nothing", "/open/broken", "/open/unknown", "/error", "//open"})
    void an_error_is_a_page_for_browsers_and_a_problem_for_programs(String path) throws Exception {
        var page = get(path, BROWSER);
        var problem = get(path, "application/json");

        assertThat(type(page)).startsWith("text/html");
        assertThat(page.body()).contains("class=\"band\"", "lang=\"fr\"").doesNotContain("secret detail");
        assertThat(problem.statusCode()).isEqualTo(page.statusCode());
        isProblem(problem);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api",
                "/api/",
                "/api/survey",
                "/api/survey/v1/x;y",
                "/api//survey",
                "/api/survey/openapi.json/x"
            })
    void an_error_below_api_is_a_problem_whatever_is_accepted(String path) throws Exception {
        isProblem(get(path, BROWSER));
    }

    @ParameterizedTest
    @ValueSource(strings = {"%2F", "%00", "%"})
    void a_malformed_address_is_neither_explained_nor_logged(String part, CapturedOutput output) throws Exception {
        var page = send("GET /open/Dupont%s HTTP/1.1\r\nHost: x\r\nAccept: text/html".formatted(part));
        var problem = send("GET /api/survey/Dupont%s HTTP/1.1\r\nHost: x".formatted(part));

        assertThat(page)
                .startsWith("HTTP/1.1 400")
                .contains("text/html", "compris cette demande")
                .doesNotContain("Dupont");
        assertThat(problem)
                .startsWith("HTTP/1.1 400")
                .contains("application/problem+json", "\"status\":400")
                .doesNotContain("Dupont");
        assertThat(output).doesNotContain("Dupont", "\tat ");
    }

    @Test
    void a_form_above_the_limit_is_a_page_without_a_trace(CapturedOutput output) throws Exception {
        var form = HttpRequest.newBuilder(URI.create("http://localhost:%d/open/post".formatted(port)))
                .header("Accept", BROWSER)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("q=" + "x".repeat(1_100_000)));
        var page = client.send(form.build(), ofString());

        assertThat(page.statusCode()).isEqualTo(413);
        assertThat(type(page)).startsWith("text/html");
        assertThat(page.body()).contains("class=\"band\"");
        assertThat(output).doesNotContain("\tat ");
    }

    /// The largest is more than a service reads, and a browser shows no page before it has sent everything.
    @ParameterizedTest
    @CsvSource({
        "/open/file, 11",
        "/open/file, 13",
        "/open/file, 40",
        "/staff/orders/file, 11",
        "/staff/orders/file, 13",
        "/staff/orders/file, 40"
    })
    void a_file_above_the_limit_is_a_page_with_the_limit_and_the_way_back(
            String path, int megabytes, CapturedOutput output) throws Exception {
        var page = upload(path, megabytes, BROWSER);

        assertThat(page.statusCode()).isEqualTo(413);
        assertThat(type(page)).startsWith("text/html");
        assertThat(page.body())
                .contains("class=\"band\"", "href=\"%s\"".formatted(path))
                .contains("Ce fichier est trop volumineux", "Rien n’a été enregistré", "10\u00a0Mo");
        assertThat(page.headers().firstValue("Retry-After")).isEmpty();
        assertThat(output).doesNotContain("Returns 503");
        isProblem(upload(path, megabytes, "application/json"));
    }

    private HttpResponse<String> upload(String path, int megabytes, String accept) throws Exception {
        var file = "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.csv\"\r\n\r\n%s\r\n--x--\r\n"
                .formatted("x".repeat(megabytes << 20));
        var session = signIn(sessions, "odile", "sid-1", "clerk");
        var request = HttpRequest.newBuilder(URI.create("http://localhost:%d%s".formatted(port, path)))
                .header("Accept", accept)
                .header("Cookie", "%s=%s".formatted(session.getName(), session.getValue()))
                .header("Content-Type", "multipart/form-data; boundary=x")
                .POST(BodyPublishers.ofString(file));
        return client.send(request.build(), ofString());
    }

    @Test
    void a_redirect_names_no_host_that_the_client_has_invented() throws Exception {
        var redirect = send("GET /staff/orders HTTP/1.1\r\nHost: evil.example\r\nX-Forwarded-Host: evil.example\r\n"
                + "X-Forwarded-Prefix: /evil\r\nForwarded: host=evil.example;;=x\r\nAccept: text/html");

        assertThat(redirect)
                .startsWith("HTTP/1.1 302")
                .contains("Location: /oauth2/authorization/survey")
                .doesNotContain("evil");
    }

    private static void isProblem(HttpResponse<String> response) {
        assertThat(response.statusCode()).isBetween(400, 599);
        assertThat(type(response)).startsWith("application/problem+json");
        assertThat(response.body()).contains("\"status\":%d".formatted(response.statusCode()));
    }

    private static String type(HttpResponse<String> response) {
        return response.headers().firstValue("Content-Type").orElse("");
    }

    private HttpResponse<String> get(String path, String accept) throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:%d%s".formatted(port, path)))
                .header("Accept", accept);
        return client.send(request.build(), ofString());
    }

    private String send(String request) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream()
                    .write((request + "\r\nConnection: close\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
