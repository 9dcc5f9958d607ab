package fr.spro.acceptance;

import com.microsoft.playwright.Page;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// A rehearsal with questions, few places and names of maximum length; and the pages that no other chapter
/// visits.
final class Questions {

    private static final int REGISTERED = 3;
    private static final int WAITING = 1;

    static final Map<String, Integer> MAILS = Map.of("place-confirmed", REGISTERED, "place-waiting", WAITING);

    static final String DAY = "repetition-avec-questions";
    private static final String STAFF_DAY = "/coordination/journees/" + DAY;
    private static final String API_DAY = "/api/registration/v1/days/" + DAY;
    private static final String FORM = "/journees/%s/inscription".formatted(DAY);
    private static final String LONG = "Wenceslas-Maximilien ".repeat(4) + "Llanfairpwllgw";

    private final Stage stage;

    Questions(Stage stage) {
        this.stage = stage;
    }

    void play() {
        stage.report.step("the API publishes a rehearsal with three questions", "PUBLISHED", this::publish);
        stage.check("axe finds no violation on a form with questions", Map.of("questions-form", FORM));
        stage.inBrowser("the form with questions", this::forget);
        stage.report.step("those registered have answered, and one of them waits", "3 of 3, 1 waiting", () -> {
            for (int i = 0; i < REGISTERED + WAITING; i++) register(i);
            var day = stage.client.get(API_DAY + "/seats").path("day");
            return "%d of %d, %d waiting"
                    .formatted(
                            day.path("taken").asInt(),
                            day.path("seats").asInt(),
                            day.path("waiting").asInt());
        });
        stage.report.step(
                "the organiser reads the numbers of meals",
                true,
                () -> stage.organiser.open(STAFF_DAY + "/reponses").text().contains("Sans gluten"));
        stage.check(
                "axe finds no violation on a day that is full",
                new TreeMap<>(Map.of("full-day", "/journees/" + DAY, "full-form", FORM)));
        stage.checkAsStaff("axe finds no violation on its other pages", staffPages());
    }

    private String publish() {
        var start = Instant.now()
                .truncatedTo(ChronoUnit.DAYS)
                .plus(40, ChronoUnit.DAYS)
                .plus(8, ChronoUnit.HOURS);
        var day = """
            {"slug": "%s", "title": "Répétition : %s", "description": "Une répétition.", "place": "Nantes",
             "startsAt": "%s", "endsAt": "%s", "places": 3, "rehearsal": "repetition@example.org", "sessions": [
               {"id": "w-1", "kind": "WORKSHOP", "title": "%2$s", "startsAt": "%3$s", "endsAt": "%4$s",
                "room": "Salle Erdre", "seats": 1, "speakers": ["%2$s"]}],
             "questions": [
               {"id": "q-meal", "kind": "MEAL", "wording": {"fr": "Que mangez-vous ?", "en": "What do you eat?"},
                "required": true, "purpose": {"fr": "Pour le traiteur."}, "keptDays": 30},
               {"id": "q-topics", "kind": "CHOICES", "wording": {"fr": "Quels sujets vous intéressent ?"},
                "help": {"fr": "Plusieurs réponses sont possibles."},
                "options": [{"id": "o-1", "label": {"fr": "%2$s"}}, {"id": "o-2", "label": {"fr": "Le numérique"}}],
                "required": false, "purpose": {"fr": "Pour préparer les échanges."}, "keptDays": 30},
               {"id": "q-wish", "kind": "TEXT", "wording": {"fr": "Qu’attendez-vous de cette journée ?"},
                "required": false, "purpose": {"fr": "Pour préparer les échanges."}, "keptDays": 30}]}\
            """.formatted(DAY, LONG, start, start.plus(6, ChronoUnit.HOURS));
        stage.client.post("/api/registration/v1/days", day, DAY);
        return stage.client.step(API_DAY, "publish");
    }

    /// An empty form: every error is shown at its field.
    private void forget(PageChecks checks, Page page) {
        stage.report.step("missing answers are shown at fields, axe finds no violation there", List.of(), () -> {
            page.navigate(Visitor.ADDRESS + FORM);
            page.click("main form.stack button");
            page.waitForSelector(".errors a[href*=q-meal]");
            return checks.atAllWidths(page, "questions-errors");
        });
    }

    private void register(int number) {
        stage.client.post(
                API_DAY + "/registrations",
                """
                {"firstName": "%1$s", "lastName": "%1$s %2$d", "email": "%3$s%2$d@example.org", "language": "fr",
                 "otherStructure": "%1$s %1$s",
                 "workshops": ["w-1"], "needs": "Un accès sans escalier.", "confirmed": true,
                 "answers": {"q-meal": {"options": ["without-gluten"], "text": "%1$s"}, "q-topics": {"options": ["o-1", "o-2"]},
                             "q-wish": {"text": "%1$s"}}}\
                """.formatted(LONG, number, "wenceslas-maximilien-".repeat(2)),
                "questions-" + number);
    }

    private Map<String, String> staffPages() {
        var registration = STAFF_DAY + "/inscriptions/"
                + stage.client
                        .get(API_DAY + "/registrations")
                        .path("registrations")
                        .path(0)
                        .path("registrationId")
                        .asString();
        var pages = new TreeMap<String, String>();
        pages.put("long-day", STAFF_DAY);
        pages.put("long-preview", STAFF_DAY + "/apercu");
        pages.put("long-answers", STAFF_DAY + "/reponses");
        pages.put("long-questions", STAFF_DAY + "/questions");
        pages.put("long-question", STAFF_DAY + "/questions/q-topics");
        pages.put("long-question-remove", STAFF_DAY + "/questions/q-topics/suppression");
        pages.put("long-figures", STAFF_DAY + "/chiffres");
        pages.put("long-registrations", STAFF_DAY + "/inscriptions");
        pages.put("long-registration", registration);
        pages.put("long-registration-choice", registration + "/choix");
        pages.put("long-registration-identity", registration + "/identite");
        pages.put("long-registration-cancel", registration + "/annulation");
        pages.put("long-registration-add", STAFF_DAY + "/inscriptions/nouvelle");
        pages.put("long-together", STAFF_DAY + "/inscriptions/groupe");
        pages.put("long-close", STAFF_DAY + "/close");
        pages.put("long-cancel", STAFF_DAY + "/cancel");
        pages.put("long-unlisted", "/coordination/annuaire/hors-liste");
        pages.put(
                "staff-merge",
                "/coordination/annuaire/doublons/structures/fusion?finit=s-ml-reze&reste=s-ml-nantes-centre");
        pages.put(
                "staff-merge-groups",
                "/coordination/annuaire/doublons/groupes/fusion?finit=g-chateaubriant&reste=g-nantes");
        return pages;
    }
}
