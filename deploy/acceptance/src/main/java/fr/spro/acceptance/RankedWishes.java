package fr.spro.acceptance;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// A second day, a rehearsal with ranked wishes for workshops: seats are allocated by the organiser.
final class RankedWishes {

    private static final int REGISTERED = 6;

    static final Map<String, Integer> MAILS = Map.of("confirm-address", REGISTERED);

    private static final String DAY = "repetition-avec-voeux";
    private static final String STAFF_DAY = "/coordination/journees/" + DAY;
    private static final String API_DAY = "/api/registration/v1/days/" + DAY;
    private static final List<String> WISHES = List.of("w-1", "w-2", "w-3", "w-5", "w-4");

    private final Stage stage;

    RankedWishes(Stage stage) {
        this.stage = stage;
    }

    void play() {
        stage.report.step("the API creates and publishes a rehearsal with ranked wishes", "PUBLISHED", this::publish);
        stage.check(
                "axe finds no violation where wishes are ranked",
                new TreeMap<>(Map.of(
                        "ranked-day", "/journees/" + DAY,
                        "ranked-form", "/journees/%s/inscription".formatted(DAY),
                        "ranked-how", "/journees/%s/repartition".formatted(DAY))));
        stage.report.step("people submit wishes, and nobody has a workshop yet", 0, () -> {
            for (int i = 0; i < REGISTERED; i++) wish(i);
            return taken("w-1");
        });
        stage.checkAsStaff(
                "axe finds no violation on the preview",
                Map.of("staff-allocation-preview", STAFF_DAY + "/repartition"));
        stage.report.step("the organiser closes the wishes and allocates the seats", List.of(2, 4), () -> {
            stage.organiser.submit(
                    stage.organiser.open(STAFF_DAY + "/modifier"),
                    "/modifier",
                    Map.of("wishesUntil", LocalDate.now().minusDays(1) + "T12:00"));
            stage.organiser.submit(stage.organiser.open(STAFF_DAY + "/repartition"), "/repartition", Map.of());
            return List.of(taken("w-1"), taken("w-2"));
        });
        stage.report.step(
                "a second calculation gives the same result",
                true,
                () -> stage.organiser.open(STAFF_DAY + "/repartition").text().contains("résultat identique"));
        stage.checkAsStaff(
                "axe finds no violation on the allocation", Map.of("staff-allocation", STAFF_DAY + "/repartition"));
        stage.check(
                "axe finds no violation on the public verification page",
                Map.of("ranked-result", "/journees/%s/repartition".formatted(DAY)));
    }

    private String publish() {
        var day = stage.samples
                .day(LocalDate.now())
                .replace(Stage.DAY, DAY)
                .replaceFirst(
                        "\"places\": 220",
                        "\"places\": 20, \"rehearsal\": \"repetition@example.org\", \"wishesUntil\": \"%s\""
                                .formatted(LocalDate.now().plusDays(7) + "T11:00:00Z"))
                .replaceFirst("\"seats\": 30", "\"seats\": 2");
        stage.client.post("/api/registration/v1/days", day, DAY);
        return stage.client.step(API_DAY, "publish");
    }

    private void wish(int number) {
        stage.client.post(
                API_DAY + "/registrations", """
                    {"firstName": "Personne", "lastName": "Numéro %1$d", "email": "personne-%1$d@example.org", "language": "fr",
                     "otherStructure": "Une association", "workshops": ["%2$s"]}\
                    """.formatted(number, String.join("\", \"", WISHES)), "wish-" + number);
    }

    private int taken(String workshop) {
        return stage.client
                .get(API_DAY + "/seats")
                .path("workshops")
                .path(workshop)
                .path("taken")
                .asInt();
    }
}
