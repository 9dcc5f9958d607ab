package fr.spro.registration;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import fr.spro.contracts.RegistrationEvent.RegistrationRequested;
import fr.spro.contracts.Topic;
import fr.spro.platform.messaging.Facts;
import fr.spro.platform.testing.ChildProcess;
import fr.spro.platform.testing.Infrastructure;
import java.io.IOException;
import java.net.CookieManager;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.regex.Pattern;
import org.bson.Document;
import org.junit.jupiter.api.Test;

/// Guarantee 1 on the whole service: it is killed while people register on its page, and started again.
class KilledServiceTests {

    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    private final String database = Infrastructure.fresh("killed");
    private final String day = Infrastructure.fresh("d");
    private final int port = freePort();
    private final HttpClient http =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();

    @Test
    void guarantee_1_what_a_page_answered_survives_the_death_of_the_service() throws Exception {
        collection("regionalDay").insertOne(publishedDay());
        var accepted = new ArrayList<String>();

        var service = start();
        try (var _ = service) {
            awaitReady();
            for (int i = 0; i < 15; i++) register("before-%d@example.org".formatted(i), accepted);
            var killer = Thread.ofVirtual().unstarted(service::kill);
            killer.start();
            registerUntilItDies(accepted);
            killer.join();
        }
        try (var _ = service.again()) {
            awaitReady();

            assertThat(accepted).hasSizeGreaterThanOrEqualTo(15);
            for (var address : accepted) {
                var id = registrationOf(address);
                await().atMost(Duration.ofSeconds(20))
                        .untilAsserted(() -> assertThat(Facts.published(Topic.REGISTRATIONS, id))
                                .isNotEmpty()
                                .allSatisfy(fact -> assertThat(fact).isInstanceOf(RegistrationRequested.class)));
                assertThat(arrivals()).containsOnlyOnce(id);
            }
        }
    }

    private ChildProcess start() {
        var key = Base64.getEncoder().encodeToString(new byte[32]);
        var arguments = new ArrayList<Object>();
        Infrastructure.properties(database).forEach((name, value) -> arguments.add("--%s=%s".formatted(name, value)));
        arguments.addAll(List.of(
                "--server.port=" + port,
                "--management.server.port=",
                "--spro.topics.create=true",
                "--spro.links.registration.keys.k1=" + key));
        return ChildProcess.start(RegistrationApplication.class, arguments.toArray());
    }

    private void awaitReady() {
        await().atMost(Duration.ofSeconds(60))
                .ignoreExceptions()
                .until(() -> get("/journees/" + day).statusCode() == 200);
    }

    private void registerUntilItDies(List<String> accepted) {
        for (int i = 0; i < 500; i++) {
            try {
                register("during-%d@example.org".formatted(i), accepted);
            } catch (IOException | InterruptedException | IllegalStateException died) {
                return;
            }
        }
        throw new IllegalStateException("The service did not die");
    }

    private void register(String address, List<String> accepted) throws IOException, InterruptedException {
        var form = "/journees/%s/inscription".formatted(day);
        var token = TOKEN.matcher(get(form).body());
        if (!token.find()) throw new IllegalStateException("The form has no token");
        var body = "name=Ada&structure=other&otherStructure=Autre&consent=true&email=%s&_csrf=%s"
                .formatted(URLEncoder.encode(address, UTF_8), URLEncoder.encode(token.group(1), UTF_8));
        var request = HttpRequest.newBuilder(address(form))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body))
                .build();
        if (http.send(request, BodyHandlers.ofString()).statusCode() == 302) accepted.add(address);
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return http.send(HttpRequest.newBuilder(address(path)).build(), BodyHandlers.ofString());
    }

    private URI address(String path) {
        return URI.create("http://localhost:%d%s".formatted(port, path));
    }

    private String registrationOf(String address) {
        var found = collection("registration")
                .find(new Document("contact.participant.email", address))
                .first();
        assertThat(found).as(address).isNotNull();
        return found.getString("_id");
    }

    private List<String> arrivals() {
        var stored = collection("regionalDay").find(new Document("_id", day)).first();
        return stored.get("arrivals", Document.class).getList("day", String.class);
    }

    private Document publishedDay() {
        var start = Instant.now().plus(Duration.ofDays(30));
        return new Document("_id", day)
                .append("request", "r")
                .append(
                        "details",
                        new Document("title", "Journée")
                                .append("description", "Une journée")
                                .append("place", "Angers")
                                .append("startsAt", Date.from(start))
                                .append("endsAt", Date.from(start.plusSeconds(3600)))
                                .append("places", 500)
                                .append("rooms", List.of()))
                .append("sessions", List.of())
                .append("links", List.of())
                .append("status", "PUBLISHED")
                .append("version", 2L)
                .append("sequence", 1L)
                .append("outbox", List.of());
    }

    private MongoCollection<Document> collection(String name) {
        return STORE.getDatabase(database).getCollection(name);
    }

    private static final com.mongodb.client.MongoClient STORE = MongoClients.create(Infrastructure.storeUri("any"));

    private static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
