package fr.spro.platform.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Requests that no HTTP client would send, to a real servlet container.
class ContainerErrorsTests {

    private static final String HOST = "Host: localhost";
    private static final String BROWSER = "Accept: text/html,*/*;q=0.8";
    private static final String CLOSE = "Connection: close";
    private static final EdgeServer SERVER = new EdgeServer();

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"%2F", "%00", "%", "%zz", "%5C", "%c0%af", "\u0001"})
    void a_malformed_address_is_a_page_for_browsers_and_a_problem_for_programs(String part) throws IOException {
        isPage(400, SERVER.send("GET /day/Dupont" + part + " HTTP/1.1", HOST, BROWSER, CLOSE));
        if (part.equals("\u0001")) return; // The request line cannot be read, so nobody knows its path.
        isProblem(400, SERVER.send("GET /api/x/v1/Dupont" + part + " HTTP/1.1", HOST, CLOSE));
        isProblem(400, SERVER.send("GET /day/Dupont" + part + " HTTP/1.1", HOST, "Accept: application/json", CLOSE));
    }

    @Test
    void headers_that_are_too_large_are_an_error_of_ours() throws IOException {
        var large = "X-Forwarded-For: " + ",".repeat(9_000);

        isPage(400, SERVER.send("GET /day/Dupont HTTP/1.1", HOST, BROWSER, large, CLOSE));
        isProblem(400, SERVER.send("GET /api/x/v1/Dupont HTTP/1.1", HOST, large, CLOSE));
    }

    @Test
    void a_request_without_host_or_with_a_malformed_method_is_an_error_of_ours() throws IOException {
        isPage(400, SERVER.send("GET /day/Dupont HTTP/1.1", BROWSER, CLOSE));
        isPage(400, SERVER.send("GE\u0002T /day/Dupont HTTP/1.1", HOST, CLOSE));
    }

    @Test
    void characters_that_mail_programs_append_to_links_reach_the_application() throws IOException {
        assertThat(SERVER.send("GET /day/x>?q=[1]|2 HTTP/1.1", HOST, CLOSE))
                .startsWith("HTTP/1.1 200")
                .contains("/day/x%3E ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"multipart/form-data", "*/*", "application/*", "text", "a/b/c"})
    void a_malformed_content_type_is_a_bad_request(String type) throws IOException {
        var content = "Content-Type: " + type;

        isProblem(400, SERVER.send("GET /api/x/v1/things HTTP/1.1", HOST, content, CLOSE));
        isProblem(400, SERVER.send("POST /api/x/v1/things HTTP/1.1", HOST, content, "Content-Length: 0", CLOSE));
        isPage(400, SERVER.send("POST /day/x HTTP/1.1", HOST, BROWSER, content, "Content-Length: 0", CLOSE));
    }

    @Test
    void a_form_that_cannot_be_read_is_a_bad_request() throws IOException {
        var form = "Content-Type: application/x-www-form-urlencoded";

        isPage(400, SERVER.send("POST /form HTTP/1.1", HOST, BROWSER, form, "Content-Length: 5", CLOSE, "", "q=%zz"));
    }

    @Test
    void a_declared_body_above_the_limit_is_refused_before_it_is_sent() throws IOException {
        var refused = SERVER.send(
                "POST /api/x/v1/things HTTP/1.1",
                HOST,
                "Content-Type: application/json",
                "Content-Length: 1500000000",
                "Expect: 100-continue");

        isProblem(413, refused);
        assertThat(refused).doesNotContain("100");
    }

    @Test
    void a_browser_reads_that_the_file_is_too_large_and_how_large_it_may_be() throws IOException {
        assertThat(SERVER.send(
                        "POST /form HTTP/1.1",
                        HOST,
                        BROWSER,
                        "Content-Type: multipart/form-data; boundary=x",
                        "Content-Length: 1500000000",
                        "Expect: 100-continue"))
                .startsWith("HTTP/1.1 413")
                .contains("text/html", "/assets/shell.css", "Ce fichier est trop volumineux", "10 Mo au plus")
                .doesNotContain("pas compris cette demande");
    }

    @Test
    void a_body_without_a_length_is_refused_at_the_first_byte_too_many() throws IOException {
        var start = "Host: x\r\nTransfer-Encoding: chunked\r\nConnection: close\r\nContent-Type: text/csv\r\n\r\n";
        var kilobyte = "400\r\n" + "x".repeat(1024) + "\r\n";

        isProblem(413, SERVER.sendRaw("POST /api/x HTTP/1.1\r\n" + start + kilobyte.repeat(65) + "0\r\n\r\n"));
        assertThat(SERVER.sendRaw("POST /api/x HTTP/1.1\r\n" + start + kilobyte.repeat(64) + "0\r\n\r\n"))
                .startsWith("HTTP/1.1 200")
                .contains(" 65536");
    }

    @Test
    void a_redirect_never_takes_the_host_of_the_request() throws IOException {
        assertThat(SERVER.send("GET /redirect HTTP/1.1", "Host: evil.example", "X-Forwarded-Host: evil.example", CLOSE))
                .startsWith("HTTP/1.1 302")
                .contains("Location: /elsewhere")
                .doesNotContain("evil");
    }

    private static void isPage(int status, String response) {
        assertThat(response)
                .startsWith("HTTP/1.1 %d".formatted(status))
                .contains("Content-Type: text/html;charset=UTF-8", "<!DOCTYPE html>", "/assets/shell.css")
                .contains("Nous n’avons pas compris cette demande", "We could not read this request");
        saysNothing(response);
    }

    private static void isProblem(int status, String response) {
        assertThat(response)
                .startsWith("HTTP/1.1 %d".formatted(status))
                .contains("application/problem+json", "\"status\":%d}".formatted(status));
        saysNothing(response);
    }

    private static void saysNothing(String response) {
        assertThat(response).doesNotContainIgnoringCase("Dupont", "Tomcat", "exception", "org.apache");
    }
}
