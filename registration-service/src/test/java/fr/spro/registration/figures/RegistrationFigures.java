package fr.spro.registration.figures;

import com.mongodb.client.MongoClient;
import fr.spro.contracts.DayEvent.SessionKind;
import fr.spro.registration.Examples;
import fr.spro.registration.RegistrationApplication;
import fr.spro.registration.day.DayId;
import fr.spro.registration.day.Details;
import fr.spro.registration.day.DraftDay;
import fr.spro.registration.day.MoveDay;
import fr.spro.registration.day.RegionalDay;
import fr.spro.registration.day.Session;
import fr.spro.registration.day.SessionId;
import fr.spro.registration.day.Step;
import fr.spro.registration.enrolment.RegisterParticipant;
import fr.spro.registration.enrolment.RegistrationId;
import fr.spro.registration.enrolment.Wishes;
import java.nio.file.Files;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bson.Document;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.data.mongodb.core.MongoOperations;

/// Registrations per second on one day with six contended workshops: `RegistrationFigures <people> <rounds>
/// <clients...>`.
final class RegistrationFigures {

    private static final int PLACES = 5_000;
    private static final int SEATS = 60;
    private static final String DATABASE = "registration";

    private final ConfigurableApplicationContext service;
    private final BareWrites bare;
    private final int people;
    private int days;

    private RegistrationFigures(ConfigurableApplicationContext service, int people) {
        this.service = service;
        this.people = people;
        this.bare = new BareWrites(service.getBean(MongoClient.class), "bare", sample(), PLACES);
    }

    static void main(String[] args) throws Exception {
        var folder = Files.createTempDirectory("figures");
        try (var servers = Servers.start(folder);
                var service = start(servers)) {
            var figures = new RegistrationFigures(service, Integer.parseInt(args[0]));
            var rounds = Integer.parseInt(args[1]);
            var clients = Stream.of(args).skip(2).map(Integer::parseInt).toList();
            System.out.printf("%nOne day with six hot workshops, %d people%n", figures.people);
            figures.warmUp();
            for (var number : clients) figures.print(number, rounds);
        } finally {
            try (var files = Files.walk(folder)) {
                for (var file : files.sorted(Comparator.reverseOrder()).toList()) Files.deleteIfExists(file);
            }
        }
    }

    private static ConfigurableApplicationContext start(Servers servers) {
        return SpringApplication.run(
                RegistrationApplication.class,
                "--logging.level.root=error",
                "--spring.main.banner-mode=off",
                "--spring.mongodb.uri=" + servers.storeUri(DATABASE),
                "--spring.kafka.bootstrap-servers=" + servers.brokers(),
                "--server.address=127.0.0.1",
                "--server.port=0",
                "--management.server.port=",
                "--spro.topics.create=true",
                "--spro.links.registration.keys.k1=" + Base64.getEncoder().encodeToString(new byte[32]));
    }

    private void warmUp() throws InterruptedException {
        for (int i = 0; i < 4; i++) {
            bareRush(people, 16);
            rush(people, 16);
        }
    }

    private void print(int clients, int rounds) throws InterruptedException {
        var serviceResults = new ArrayList<Rush>();
        var bareResults = new ArrayList<Rush>();
        for (int i = 0; i < rounds; i++) {
            bareResults.add(bareRush(people, clients));
            serviceResults.add(rush(people, clients));
        }
        var service = middle(serviceResults);
        var bare = middle(bareResults);
        System.out.printf(
                "%4d clients  %5.0f /s  p50 %5.1f  p99 %6.1f ms   baseline %5.0f /s  p50 %5.1f  p99 %6.1f ms   ratio"
                        + " %.2f%n",
                clients,
                service.perSecond(),
                service.p50(),
                service.p99(),
                bare.perSecond(),
                bare.p50(),
                bare.p99(),
                service.perSecond() / bare.perSecond());
    }

    private static Rush middle(List<Rush> rushes) {
        return rushes.stream()
                .sorted(Comparator.comparing(Rush::perSecond))
                .toList()
                .get(rushes.size() / 2);
    }

    private Rush bareRush(int people, int clients) throws InterruptedException {
        var day = "bare-" + days++;
        bare.open(day);
        return Rush.of(
                people,
                clients,
                number -> bare.write(day, "%s-%d".formatted(day, number), workshops(number)),
                () -> {});
    }

    private Rush rush(int people, int clients) throws InterruptedException {
        var day = publishedDay("day-" + days++);
        var register = service.getBean(RegisterParticipant.class);
        return Rush.of(
                people,
                clients,
                number -> {
                    var outcome = register.handle(command(day, number));
                    if (!(outcome instanceof RegisterParticipant.Outcome.Accepted)) {
                        throw new IllegalStateException(outcome.toString());
                    }
                },
                () -> awaitPublished(day));
    }

    private static RegisterParticipant.Command command(DayId day, int number) {
        var id = "%s-%d".formatted(day.value(), number);
        var chosen = workshops(number).stream().map(SessionId::new).toList();
        return new RegisterParticipant.Command(
                new RegistrationId(id),
                day,
                Examples.participant("Camille Durand", id + "@example.org"),
                new Wishes(null, "Une association", chosen, null, Map.of()),
                false);
    }

    /// One of three in the morning and one of three in the afternoon.
    private static List<String> workshops(int number) {
        return List.of("w-" + (1 + number % 3), "w-" + (4 + number / 3 % 3));
    }

    private DayId publishedDay(String slug) {
        var start = Instant.now().truncatedTo(ChronoUnit.HOURS).plus(30, ChronoUnit.DAYS);
        var details = new Details(
                "Journée régionale",
                "Mesure",
                "Angers",
                null,
                start,
                start.plus(8, ChronoUnit.HOURS),
                PLACES,
                List.of(),
                null,
                null,
                null);
        var sessions = IntStream.rangeClosed(1, 6)
                .mapToObj(number -> {
                    var at = start.plus(number <= 3 ? 1 : 4, ChronoUnit.HOURS);
                    return new Session(
                            new SessionId("w-" + number),
                            SessionKind.WORKSHOP,
                            "Atelier " + number,
                            at,
                            at.plus(1, ChronoUnit.HOURS),
                            "Salle " + number,
                            SEATS,
                            List.of());
                })
                .toList();
        var day = RegionalDay.draft(new DayId(slug), "request", details, sessions, List.of());
        service.getBean(DraftDay.class).handle(day, "figures");
        service.getBean(MoveDay.class).handle(day.id(), Step.PUBLISH, "figures");
        return day.id();
    }

    private void awaitPublished(DayId day) {
        var registrations = service.getBean(MongoOperations.class).getCollection("registration");
        var pending = new Document("day", day.value()).append("pendingSince", new Document("$exists", true));
        while (registrations.find(pending).first() != null) {
            try {
                Thread.sleep(20);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /// A registration as the service stores it, with its two pending events.
    private Document sample() {
        var day = publishedDay("sample");
        service.getBean(RegisterParticipant.class).handle(command(day, 0));
        awaitPublished(day);
        var registrations = service.getBean(MongoOperations.class).getCollection("registration");
        var sample = registrations.find(new Document("day", day.value())).first();
        if (sample == null) throw new IllegalStateException();
        var event = new Document("seq", 1L)
                .append("topic", "registration.contacts")
                .append("at", new Date())
                .append("correlation", "0123456789abcdef");
        var payload = "{\"type\":\"RegistrationRequested\",\"filler\":\"%s\"}".formatted("x".repeat(200));
        var fact = new Document(event)
                .append("seq", 2L)
                .append("topic", "registration.registrations")
                .append("type", "RegistrationRequested")
                .append("payload", payload);
        return sample.append("outbox", List.of(event, fact)).append("pendingSince", new Date());
    }
}
