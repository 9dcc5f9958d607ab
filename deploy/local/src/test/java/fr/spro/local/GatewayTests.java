package fr.spro.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.request;

import com.nimbusds.jwt.JWTParser;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.text.ParseException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.json.JacksonJsonParser;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/// The gateway without running services.
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {"spro.gateway.smtp-port=0", "spro.gateway.imap-port=0"})
@AutoConfigureMockMvc
class GatewayTests {

    @TempDir
    static Path HOME;

    @Autowired
    MockMvcTester mvc;

    private record Received(URI address, Headers headers, String body) {}

    /// What the branding service receives.
    private static final BlockingQueue<Received> ECHO = new LinkedBlockingQueue<>();

    @LocalServerPort
    int port;

    private static final HttpServer BRANDING = branding();

    private static HttpServer branding() {
        try {
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/", exchange -> {
                ECHO.add(new Received(
                        exchange.getRequestURI(),
                        exchange.getRequestHeaders(),
                        new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
                exchange.getResponseHeaders().set("Connection", "close");
                exchange.sendResponseHeaders(200, -1);
                exchange.close();
            });
            server.start();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @AfterAll
    static void stop() {
        BRANDING.stop(0);
    }

    @DynamicPropertySource
    static void nobodyBehind(DynamicPropertyRegistry registry) throws IOException {
        var nobody = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        nobody.close();
        registry.add("spro.gateway.home", HOME::toString);
        registry.add(
                "spro.gateway.services.branding",
                () -> "http://127.0.0.1:" + BRANDING.getAddress().getPort());
        registry.add("spro.gateway.services.registration", () -> "http://127.0.0.1:" + nobody.getLocalPort());
    }

    @Test
    void shows_an_error_page_in_both_languages_for_an_unavailable_service() {
        assertThat(mvc.get().uri("/journees/x"))
                .hasStatus(503)
                .hasHeader("Retry-After", "5")
                .bodyText()
                .contains("momentanément indisponible", "try again in a moment");
    }

    @Test
    void an_unavailable_service_is_a_problem_for_programs() {
        assertThat(mvc.get().uri("/api/registration/v1/days"))
                .hasStatus(503)
                .hasHeader("Retry-After", "5")
                .hasContentTypeCompatibleWith(MediaType.APPLICATION_PROBLEM_JSON)
                .bodyText()
                .isEqualTo("{\"title\":\"Service Unavailable\",\"status\":503}");
    }

    @Test
    void a_service_says_itself_that_it_does_not_know_a_method() {
        assertThat(mvc.perform(request(HttpMethod.valueOf("QUERY"), "/coordination/supports/x")))
                .hasStatusOk();

        assertThat(ECHO.poll()).isNotNull();
    }

    @Test
    void a_long_form_reaches_its_service_in_the_body_and_not_in_the_address() throws Exception {
        var form = "summary=" + "%C3%A9".repeat(20_000);
        var request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:%d/coordination/supports/x?page=2".formatted(port)))
                .header("Content-Type", MediaType.APPLICATION_FORM_URLENCODED_VALUE)
                .POST(BodyPublishers.ofString(form))
                .build();
        try (var client = HttpClient.newHttpClient()) {
            assertThat(client.send(request, BodyHandlers.discarding()).statusCode())
                    .isEqualTo(200);
        }

        var received = ECHO.remove();
        assertThat(received.address()).hasToString("/coordination/supports/x?page=2");
        assertThat(received.body()).isEqualTo(form);
    }

    @Test
    void a_file_that_is_too_large_for_its_service_is_refused_by_the_service_with_its_page() throws Exception {
        var file = "--x\r\nContent-Disposition: form-data; name=\"file\"\r\n\r\n%s\r\n--x--\r\n"
                .formatted("x".repeat(13 << 20));
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d/coordination/supports/x".formatted(port)))
                .header("Content-Type", "multipart/form-data; boundary=x")
                .POST(BodyPublishers.ofString(file))
                .build();
        try (var client = HttpClient.newHttpClient()) {
            assertThat(client.send(request, BodyHandlers.discarding()).statusCode())
                    .isEqualTo(200);
        }

        assertThat(ECHO.remove().body()).hasSameSizeAs(file);
    }

    @Test
    void a_service_learns_the_address_of_the_client_and_nothing_that_the_client_says_about_forwarding() {
        assertThat(mvc.get()
                        .uri("/coordination/supports/x")
                        .remoteAddress("192.0.2.7")
                        .header("Host", "evil.example")
                        .header("X-Forwarded-For", "203.0.113.9")
                        .header("X-Forwarded-Host", "evil.example")
                        .header("X-Forwarded-Prefix", "/evil")
                        .header("Forwarded", "for=203.0.113.9;host=evil.example"))
                .hasStatusOk();
        var received = ECHO.remove().headers();

        assertThat(received.get("X-forwarded-for")).containsExactly("192.0.2.7");
        assertThat(received.keySet())
                .filteredOn(name -> name.toLowerCase(Locale.ROOT).contains("forward"))
                .containsExactly("X-forwarded-for");
        assertThat(received.values().toString()).doesNotContain("evil");
    }

    @Test
    void sign_in_and_mailbox_do_not_need_the_services() {
        assertThat(mvc.get().uri("/identity/login")).hasStatusOk().bodyText().contains("_csrf", "Mot de passe");
        assertThat(mvc.get().uri("/mailbox")).hasStatusOk().bodyText().contains("Aucun message");
        assertThat(mvc.get().uri("/mailbox/7")).hasStatus(404);
        assertThat(mvc.get().uri("/identity/assets/shell.css")).hasStatusOk();
    }

    @Test
    void issues_access_tokens_for_the_apis_that_the_client_asks_for() throws ParseException {
        assertThat(audience("grant_type=client_credentials&scope=registration-service+survey-service"))
                .containsExactlyInAnyOrder("registration-service", "survey-service");
        assertThat(audience("grant_type=client_credentials")).containsExactly("story");
    }

    private List<String> audience(String request) throws ParseException {
        var secret = new Keys(HOME.resolve("secrets")).clientSecret("story");
        var answer = mvc.post()
                .uri("/identity/oauth2/token")
                .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                .content(request)
                .headers(basic("story", secret))
                .exchange();
        assertThat(answer).hasStatusOk();
        var token = new JacksonJsonParser()
                .parseMap(new String(answer.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8))
                .get("access_token");
        return JWTParser.parse(String.valueOf(token)).getJWTClaimsSet().getAudience();
    }

    private static HttpHeaders basic(String client, String secret) {
        var headers = new HttpHeaders();
        headers.setBasicAuth(client, secret);
        return headers;
    }

    @Test
    void accounts_keep_their_generated_passwords() {
        var keys = new Keys(HOME.resolve("secrets"));
        var password = keys.password("organisatrice");

        keys.prepare();

        assertThat(password).hasSize(9);
        assertThat(new Keys(HOME.resolve("secrets")).password("organisatrice")).isEqualTo(password);
    }
}
