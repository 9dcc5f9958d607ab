package fr.spro.local;

import static fr.spro.contracts.Service.NOTIFICATION;
import static fr.spro.contracts.Service.REGISTRATION;
import static fr.spro.local.Replica.Version.NEW;
import static fr.spro.local.Replica.Version.OLD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.cloud.gateway.server.mvc.handler.GatewayRouterFunctions.route;
import static org.springframework.cloud.gateway.server.mvc.handler.HandlerFunctions.http;
import static org.springframework.web.servlet.function.RequestPredicates.path;

import com.mongodb.client.MongoClients;
import fr.spro.contracts.Service;
import fr.spro.contracts.Topic;
import fr.spro.local.Replica.Version;
import fr.spro.platform.testing.Infrastructure;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.core.annotation.Order;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.ServerResponse;

/// The jars of two versions on one broker, store and mail server while people register through the gateway:
/// old and new instances side by side, then only new ones, then only old ones, then only new ones again.
///
/// `deploy/acceptance/rolling-upgrade` builds the jars and runs it. The new version publishes
/// `PlaceRequested`, which the old one does not know, instead of `RegistrationRequested`, and
/// `ContactListed` with a new field.
@EnabledIfSystemProperty(named = "upgrade.jars", matches = ".+")
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {"spro.gateway.smtp-port=0", "spro.gateway.imap-port=0", "logging.level.root=warn"})
class JarUpgradeTests {

    private static final int SOME = 25;

    /// As the endpoints of a service in a cluster: the instances that are ready and not about to end.
    private static final List<URI> ROTATION = new CopyOnWriteArrayList<>();

    @TempDir
    static Path HOME;

    @Autowired
    private Keys keys;

    @LocalServerPort
    private int port;

    private final String day = Infrastructure.fresh("upgrade");
    private final List<Replica> started = new ArrayList<>();
    private double skipped;

    @TestConfiguration
    static class Rotation {

        @Bean
        @Order(0)
        RouterFunction<ServerResponse> rotation() {
            return route("rotation")
                    .route(path("/identity/**").negate(), http())
                    .filter(new Balancer(ROTATION))
                    .build();
        }
    }

    @DynamicPropertySource
    static void home(DynamicPropertyRegistry registry) {
        registry.add("spro.gateway.home", HOME::toString);
    }

    @BeforeEach
    void startEmpty() {
        ROTATION.clear();
    }

    @AfterEach
    void stop() {
        started.forEach(Replica::close);
    }

    @Test
    void guarantee_4_upgraded_and_downgraded_jars_fail_no_request_and_lose_no_mail() throws Exception {
        var registration = join(OLD);
        var notification = start(NOTIFICATION, OLD);
        publishDay();
        try (var visitors = new Visitors(gateway(), day)) {
            visitors.awaitMore(SOME);

            var nextRegistration = join(NEW);
            awaitSkips(notification);
            var nextNotification = start(NOTIFICATION, NEW);
            visitors.awaitMore(SOME);
            leave(registration, visitors);
            end(notification);
            visitors.awaitMore(SOME);
            awaitNoNotes(nextNotification);

            var formerNotification = start(NOTIFICATION, OLD);
            visitors.awaitMore(SOME);
            nextNotification.terminate();
            awaitSkips(formerNotification);
            var formerRegistration = join(OLD);
            visitors.awaitMore(SOME);
            leave(nextRegistration, visitors);
            visitors.awaitMore(SOME);

            var lastNotification = start(NOTIFICATION, NEW);
            join(NEW);
            visitors.awaitMore(SOME);
            leave(formerRegistration, visitors);
            end(formerNotification);
            visitors.awaitMore(SOME);
            visitors.finish();

            awaitNoNotes(lastNotification);
            await().pollInterval(Duration.ofSeconds(1))
                    .untilAsserted(() -> assertThat(Effects.faults(visitors)).isEmpty());
            report(visitors);
        }
    }

    @Test
    void an_instance_that_is_killed_in_rotation_fails_requests() throws Exception {
        join(OLD);
        var killed = join(NEW);
        publishDay();
        try (var visitors = new Visitors(gateway(), day)) {
            visitors.awaitMore(SOME);
            pauseDuringWrite(killed, visitors);
            killed.process().kill();
            visitors.awaitPresentVisits();
            visitors.finish();

            assertThat(Effects.faults(visitors)).anyMatch(fault -> fault.contains("answers 503"));
        }
    }

    @Test
    void without_the_notes_of_skipped_types_mails_are_lost() throws Exception {
        join(NEW);
        var old = start(NOTIFICATION, OLD);
        publishDay();
        try (var visitors = new Visitors(gateway(), day)) {
            awaitSkips(old);
            old.terminate();
            deleteNotes();
            start(NOTIFICATION, NEW);
            var before = visitors.accepted();
            visitors.awaitMore(SOME);
            visitors.finish();

            var since = new ArrayList<>(visitors.accepted());
            since.removeAll(before);
            await().untilAsserted(
                            () -> assertThat(Effects.withoutOneMail(since)).isEmpty());
            assertThat(Effects.faults(visitors)).anyMatch(fault -> fault.startsWith("not one mail"));
        }
    }

    private URI gateway() {
        return URI.create("http://localhost:" + port);
    }

    private Replica start(Service service, Version version) {
        var jars = Path.of(System.getProperty("upgrade.jars"));
        var replica = Replica.start(jars, service, version, gateway());
        started.add(replica);
        return replica;
    }

    private Replica join(Version version) {
        var replica = start(REGISTRATION, version);
        ROTATION.add(replica.address());
        return replica;
    }

    /// The gateway learns it first, and what it has sent before completes: the purpose of the pause before
    /// the end of a pod.
    private static void leave(Replica registration, Visitors visitors) {
        ROTATION.remove(registration.address());
        visitors.awaitPresentVisits();
        registration.terminate();
    }

    /// Reads would get their answer from the other instance.
    private static void pauseDuringWrite(Replica registration, Visitors visitors) {
        await().until(() -> {
            await().pollInterval(Duration.ofMillis(1)).until(visitors::isWriting);
            registration.process().pause();
            visitors.awaitBlocked();
            if (visitors.isWriting()) return true;
            registration.process().resume();
            return false;
        });
    }

    private void end(Replica notification) {
        skipped += notification.inbox("skipped_total", Topic.REGISTRATIONS);
        notification.terminate();
    }

    private static void awaitSkips(Replica notification) {
        await().until(() -> notification.inbox("skipped_total", Topic.REGISTRATIONS) >= SOME);
    }

    private static void awaitNoNotes(Replica notification) {
        await().until(() -> notification.inbox("skipped_pending", Topic.REGISTRATIONS) == 0);
    }

    private static void deleteNotes() {
        var database = Replica.database(NOTIFICATION);
        try (var store = MongoClients.create(Infrastructure.storeUri(database))) {
            store.getDatabase(database).getCollection("skippedType").deleteMany(new Document());
        }
    }

    private void publishDay() throws Exception {
        new Organiser(gateway(), keys.clientSecret("story")).publish(day);
    }

    /// Both versions have published, each its own type and fields.
    private void report(Visitors visitors) {
        var people = visitors.accepted().size();
        var oldFacts = Effects.records(Topic.REGISTRATIONS, "\"RegistrationRequested\"", day);
        var newFacts = Effects.records(Topic.REGISTRATIONS, "\"PlaceRequested\"", day);
        var newFields = Effects.records(Topic.CONTACTS, "\"rehearsal\"", day);
        assertThat(oldFacts).isPositive();
        assertThat(newFacts).isPositive();
        assertThat(newFields).isBetween(1L, people - 1L);
        System.out.printf(
                "%d registrations in %d requests, none failed, one mail each; %d of the new type, %d of the old one; "
                        + "old consumers skipped %.0f records%n",
                people, visitors.requests(), newFacts, oldFacts, skipped);
    }
}
