package fr.spro.registration;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.ReplaceOptions;
import fr.spro.platform.messaging.Facts;
import fr.spro.platform.messaging.InMemoryBroker;
import fr.spro.platform.messaging.InMemoryMongo;
import fr.spro.platform.testing.ChildProcess;
import fr.spro.platform.testing.FreePort;
import fr.spro.platform.testing.Infrastructure;
import fr.spro.registration.Scenario.Command;
import java.io.IOException;
import java.net.CookieManager;
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
import java.util.Map;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.springframework.context.ConfigurableApplicationContext;

/// The whole service as a real process: it is killed (`kill -9`) in the middle of five commands and while people
/// register on its page, and started again.
@TestInstance(Lifecycle.PER_CLASS)
class KilledServiceTests {

    /// For each command a write after which it must be completed.
    private static final Map<Command, String> LAST_STEPS = Map.of(
            Command.REGISTER, "AFTER 1 insert registration",
            Command.RECONCILE, "AFTER 1 findAndModify registration",
            Command.CANCEL, "AFTER 1 findAndModify registration",
            Command.DECLINE, "AFTER 1 findAndModify registration",
            Command.ALLOCATE, "AFTER 1 update regionalDay",
            Command.IMPORT, "AFTER 2 findAndModify import");

    private final String database = Infrastructure.fresh("killed");
    private final String day = Infrastructure.fresh("d");
    private final int port = FreePort.next();
    private final HttpClient http =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    private final ConfigurableApplicationContext reader =
            CommandProcess.notStarted(new InMemoryMongo(database, new InMemoryBroker()));
    private final List<Scenario> scenarios = new ArrayList<>();
    private final List<String> accepted = new ArrayList<>();
    private @Nullable ChildProcess successor;

    @BeforeAll
    void kill_and_restart() throws Exception {
        collection("regionalDay").insertOne(publishedDay());
        try (var killed = ChildProcess.start(CrashableService.class, (Object[]) arguments("--spro.relay.sweep=1h"))) {
            killed.awaitLine(CrashableService.READY);
            LAST_STEPS.forEach((command, step) -> scenarios.add(crash(command, step, killed)));
            for (int i = 0; i < 15; i++) register("before-%d@example.org".formatted(i));
            var killer = Thread.ofVirtual().unstarted(killed::kill);
            killer.start();
            registerUntilItStops();
            killer.join();
        }
        holdLease();
        assertThat(scenarios)
                .allSatisfy(scenario -> assertThat(scenario.violations(Published.on(Facts::all), true))
                        .as("%s is incomplete", scenario.command())
                        .isNotEmpty());
        successor = ChildProcess.start(RegistrationApplication.class, (Object[]) arguments());
    }

    @AfterAll
    void close() {
        if (successor != null) successor.close();
        reader.close();
    }

    @Test
    void guarantee_1_accepted_registrations_survive_a_kill() {
        awaitReady();

        assertThat(accepted).hasSizeGreaterThanOrEqualTo(15);
        var ids = accepted.stream().map(this::registrationOf).toList();
        await().untilAsserted(() -> {
            var published = Published.on(Facts::all);
            assertThat(ids)
                    .allSatisfy(
                            id -> assertThat(published.types(id)).isNotEmpty().containsOnly("RegistrationRequested"));
        });
        assertThat(ids).allSatisfy(id -> assertThat(arrivals()).containsOnlyOnce(id));
    }

    @Test
    void guarantee_5_the_next_process_completes_interrupted_commands_exactly_once() {
        await().pollInterval(Duration.ofMillis(500)).untilAsserted(() -> {
            var published = Published.on(Facts::all);
            assertThat(scenarios)
                    .allSatisfy(scenario -> assertThat(scenario.violations(published, true))
                            .as(scenario.command().name())
                            .isEmpty());
        });
    }

    private Scenario crash(Command command, String step, ChildProcess service) {
        var scenario = new Scenario(command, Infrastructure.fresh("killed"), CrashableService.ROWS, reader);
        service.send("%s %s %s".formatted(command, scenario.day().value(), step));
        service.awaitLine(CrashableService.CRASHED);
        return scenario;
    }

    /// The killed process held the lease for ten more minutes: its successor must not wait for it.
    private void holdLease() {
        collection("leases")
                .replaceOne(
                        new Document("_id", "reconcile-registrations"),
                        new Document("owner", "killed")
                                .append("until", Date.from(Instant.now().plusSeconds(600))),
                        new ReplaceOptions().upsert(true));
    }

    private String[] arguments(String... more) {
        var arguments = new ArrayList<>(List.of(more));
        Infrastructure.properties(database).forEach((name, value) -> arguments.add("--%s=%s".formatted(name, value)));
        arguments.addAll(List.of(
                "--server.port=" + port,
                "--management.server.port=",
                "--spro.topics.create=true",
                // Consuming is not tested here, and the service of the other tests is assigned the partitions.
                "--spring.cloud.stream.bindings.deliveryEvents-in-0.consumer.auto-startup=false",
                "--spro.links.registration.keys.k1=" + Base64.getEncoder().encodeToString(new byte[32])));
        return arguments.toArray(String[]::new);
    }

    private void awaitReady() {
        await().ignoreExceptions().until(() -> get("/journees/" + day).statusCode() == 200);
    }

    private void registerUntilItStops() {
        for (int i = 0; i < 500; i++) {
            try {
                register("during-%d@example.org".formatted(i));
            } catch (IOException | InterruptedException | IllegalStateException stopped) {
                return;
            }
        }
        throw new IllegalStateException("The service did not stop");
    }

    private void register(String address) throws IOException, InterruptedException {
        var form = "/journees/%s/inscription".formatted(day);
        var body = "lastName=Ada&structure=other&otherStructure=Autre&consent=true&email=%s"
                .formatted(URLEncoder.encode(address, UTF_8));
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

    private static final MongoClient STORE = MongoClients.create(Infrastructure.storeUri("any"));
}
