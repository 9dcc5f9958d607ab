package fr.spro.acceptance;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// A third day, a rehearsal that takes place now: people check themselves in at a tablet.
final class Tablet {

    /// Two of three people check in and so confirm.
    static final Map<String, Integer> MAILS = Map.of("confirm-address", 3, "place-confirmed", 2);

    private static final String DAY = "repetition-avec-tablette";

    /// A day that still takes registrations when the other one has been completed.
    static final String STAFF_DAY = "/coordination/journees/" + DAY;
    private static final String STAFF_PAGE = STAFF_DAY + "/tablette";
    private static final String API_DAY = "/api/registration/v1/days/" + DAY;
    private static final String ROOM = "Salle Erdre";

    /// The response of the tablet to an input.
    ///
    /// @param selector of its page
    private record Answer(String typed, String selector, String name) {}

    private final Stage stage;

    Tablet(Stage stage) {
        this.stage = stage;
    }

    void play() {
        stage.report.step("the API publishes a rehearsal that begins in an hour", "PUBLISHED", this::publish);
        register("Élodie", "Borne", "elodie-borne@example.org", "Mission locale de Nantes");
        register("Karim", "Ardoise", "karim-ardoise@example.org", "Cap emploi de Loire-Atlantique");
        register("Karima", "Ardoise", "karima-ardoise@example.org", "CIO d’Angers");
        var link = link();
        stage.report.step("a guest finds the room with four letters and two taps", true, () -> {
            var tablet = new Visitor("fr");
            var found = tablet.submit(tablet.open(link), path(link), Map.of("who", "elod"));
            var welcome = tablet.submit(found, "/arrivee", Map.of());
            return found.text().contains("Élodie B.")
                    && !found.text().contains("Borne")
                    && welcome.text().contains("Bienvenue, Élodie B.")
                    && welcome.text().contains(ROOM);
        });
        stage.report.step("a badge scanned by a keyboard reader is greeted immediately", true, () -> {
            var tablet = new Visitor("en");
            return tablet.submit(tablet.open(link), path(link), Map.of("who", "SPRO:" + registration("karim-ardoise")))
                    .text()
                    .contains("Welcome, Karim A.");
        });
        stage.inBrowser("the tablet", (checks, page) -> check(checks, page, link));
        stage.checkAsStaff(
                "axe finds no violation on the page that sets up tablets", Map.of("staff-tablet", STAFF_PAGE));
        stage.check(
                "axe finds no violation on the tablet's start and referral pages",
                new TreeMap<>(
                        Map.of("tablet", link, "tablet-english", link + "?lang=en", "tablet-desk", link + "/aide")));
        stage.report.step("once disabled, the tablet does not open", false, () -> {
            stage.organiser.submit(stage.organiser.open(STAFF_PAGE), "/tablette/lien/retrait", Map.of());
            return opens(link);
        });
    }

    private String publish() {
        var start = Instant.now().truncatedTo(ChronoUnit.SECONDS).plus(Duration.ofHours(1));
        var day = """
            {"slug": "%s", "title": "Répétition avec une tablette", "description": "Une répétition.", "place": "Nantes",
             "startsAt": "%s", "endsAt": "%s", "places": 20, "rehearsal": "repetition@example.org", "sessions": [
               {"id": "w-1", "kind": "WORKSHOP", "title": "Accueillir", "startsAt": "%s", "endsAt": "%s",
                "room": "%s", "seats": 10}]}\
            """.formatted(
                        DAY,
                        start,
                        start.plus(Duration.ofHours(6)),
                        start.plus(Duration.ofHours(1)),
                        start.plus(Duration.ofHours(2)),
                        ROOM);
        stage.client.post("/api/registration/v1/days", day, DAY);
        return stage.client.step(API_DAY, "publish");
    }

    private void register(String firstName, String lastName, String email, String structure) {
        stage.client.post(API_DAY + "/registrations", """
            {"firstName": "%s", "lastName": "%s", "email": "%s", "language": "fr", "otherStructure": "%s",
             "workshops": ["w-1"]}\
            """.formatted(firstName, lastName, email, structure), email);
    }

    /// As on the organiser's page.
    private String link() {
        var page = stage.organiser.submit(stage.organiser.open(STAFF_PAGE), "/tablette/lien", Map.of());
        return page.select("#link").val();
    }

    private String registration(String text) {
        return stage.client
                .get(API_DAY + "/registrations?text=" + text)
                .path("registrations")
                .path(0)
                .path("registrationId")
                .asString();
    }

    private void check(PageChecks checks, Page page, String link) {
        stage.report.step("axe finds no violation on any response of the tablet", List.of(), () -> {
            var findings = new ArrayList<String>();
            for (var answer : List.of(
                    new Answer("a", "[aria-invalid=true]", "tablet-error"),
                    new Answer("zzz", "[role=status]", "tablet-nobody"),
                    new Answer("ardoise", ".guests", "tablet-found"))) {
                page.navigate(link);
                page.fill("#who", answer.typed());
                page.keyboard().press("Enter");
                page.waitForSelector("main " + answer.selector());
                findings.addAll(checks.atAllWidths(page, answer.name()));
            }
            return findings;
        });
        stage.report.step("by keyboard a guest confirms “this is me” and is greeted", "Bienvenue, Karim A.", () -> {
            page.navigate(link);
            page.waitForSelector("#who:focus");
            page.keyboard().type("karim ardoise");
            page.keyboard().press("Enter");
            page.waitForSelector(".guests");
            page.focus(".guests li:first-child button");
            page.keyboard().press("Enter");
            page.waitForSelector(".where");
            return page.textContent("h1");
        });
        stage.report.step(
                "axe finds no violation on the greeting", List.of(), () -> checks.atAllWidths(page, "tablet-welcome"));
        stage.report.step("the greeting closes by itself", true, () -> {
            page.waitForSelector(
                    "#who",
                    new Page.WaitForSelectorOptions()
                            .setState(WaitForSelectorState.VISIBLE)
                            .setTimeout(45_000));
            return page.url().contains("/accueil/") && !page.url().contains("/bienvenue/");
        });
    }

    private static boolean opens(String link) {
        try {
            new Visitor("fr").open(link);
            return true;
        } catch (IllegalStateException unknownLink) {
            return false;
        }
    }

    private static String path(String link) {
        return link.substring(link.indexOf("/accueil/"));
    }
}
