package fr.spro.acceptance;

import fr.spro.platform.testing.PersonalDataSearch;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Two people erase themselves on their own page: one who has just registered with a free-text structure, and
/// one who attended and was invited to the survey. They are in stores and topics before and nowhere after,
/// and never in a log. Their own mailboxes are left alone.
final class Erasure {

    private static final String DAY = "journee-a-oublier";
    private static final String STORE = "mongodb://127.0.0.1:27017";
    private static final String BROKERS = "127.0.0.1:9092";
    private static final String OTHER = "quelqu.un@example.org";
    private static final String EMAIL = "zebuline@quatrefages.example";

    private final Stage stage;
    private final PersonalDataSearch newcomer = new PersonalDataSearch("Quatrefages", "Zébuline", "mirobolant");
    private String ownPage = "";

    Erasure(Stage stage) {
        this.stage = stage;
    }

    void play() {
        var guest = stage.present().getFirst();
        var known = new PersonalDataSearch(guest.email());
        stage.report.step("a person registers with a free-text structure", true, this::registers);
        for (var person : List.of(newcomer, known)) {
            stage.report.step(
                    "two stores and one topic contain the person",
                    3,
                    () -> Polling.until(3, () -> places(person).size()));
        }
        stage.report.step(
                "both erase themselves on their own page", 2, () -> erase(ownPage) + erase(stage.ownPage(guest.row())));
        for (var person : List.of(newcomer, known)) {
            stage.report.step(
                    "no store and no topic contains the person",
                    List.of(),
                    () -> Polling.until(List.of(), () -> places(person)));
        }
        stage.report.step(
                "no log contains them",
                List.of(),
                () -> Stream.of(newcomer, known)
                        .flatMap(person -> person.inFiles(stage.logs()).stream())
                        .toList());
        stage.report.step("outboxes are empty", 0, () -> Polling.until(0, stage.monitoring::pending));
        stage.report.step("dead letters", 0L, stage.monitoring::deadLetters);
    }

    private boolean registers() {
        stage.client.post(
                "/api/registration/v1/days", stage.samples.day(LocalDate.now()).replace(Stage.DAY, DAY), DAY);
        stage.client.step("/api/registration/v1/days/" + DAY, "publish");
        ownPage = register(
                Map.of(
                        "firstName",
                        "Zébuline",
                        "lastName",
                        "QUATREFAGES",
                        "otherStructure",
                        "Comptoir Mirobolant",
                        "needs",
                        "Pour Zébuline"),
                EMAIL);
        wantsTheSameAddress(register(Map.of("lastName", "Quelqu’un", "otherStructure", "Ailleurs"), OTHER));
        return true;
    }

    private String register(Map<String, String> words, String email) {
        var visitor = new Visitor("fr");
        var values = new LinkedHashMap<>(words);
        values.putAll(Map.of("email", email, "structure", "other", "consent", "true"));
        visitor.submit(visitor.open("/journees/%s/inscription".formatted(DAY)), "/inscription", values);
        var page = Stage.link(stage.mailboxes.await(email, "confirm-address").links(), "/inscriptions/");
        visitor.submit(visitor.open(page), "/confirmation", Map.of());
        stage.mailboxes.await(email, "place-confirmed");
        return page;
    }

    /// Rejected writes of the store must not be in a log either.
    private static void wantsTheSameAddress(String ownPage) {
        var visitor = new Visitor("fr");
        visitor.submit(visitor.open(ownPage + "/identite"), "/identite", Map.of("email", EMAIL));
    }

    private static int erase(String ownPage) {
        var visitor = new Visitor("fr");
        var page = visitor.submit(visitor.open(ownPage + "/effacement"), "/effacement", Map.of());
        return page.location().endsWith("/effacee") ? 1 : 0;
    }

    /// The databases and topics that contain a person.
    private static List<String> places(PersonalDataSearch person) {
        return Stream.concat(
                        person.inStore(STORE).stream().map(trace -> trace.substring(0, trace.indexOf('.'))),
                        person.inTopics(BROKERS).stream().map(trace -> trace.substring(0, trace.indexOf(','))))
                .distinct()
                .sorted()
                .toList();
    }
}
