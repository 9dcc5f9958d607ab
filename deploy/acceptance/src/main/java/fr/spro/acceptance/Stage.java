package fr.spro.acceptance;

import com.microsoft.playwright.Page;
import fr.spro.acceptance.Samples.Guest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Function;
import tools.jackson.databind.json.JsonMapper;

/// The state that all chapters share: the people, clients of the suite, and results so far.
final class Stage {

    static final String DAY = "journee-regionale-du-19-novembre";
    static final String STAFF_DAY = "/coordination/journees/" + DAY;
    static final String API_DAY = "/api/registration/v1/days/" + DAY;
    static final String SURVEY = "satisfaction." + DAY;
    static final List<Integer> CANCELLING = List.of(4, 5, 6, 10, 11);
    static final int PRESENT = 180;

    final Samples samples;
    final Report report = new Report();
    final Mailboxes mailboxes = new Mailboxes();
    final Monitoring monitoring = new Monitoring();
    final List<Guest> guests;
    final Client client;
    final Visitor organiser;
    /// The secret page of each guest, by row.
    final Map<Integer, String> ownPages = new HashMap<>();
    Seats seats;

    private final Path secrets;
    private final Optional<PageChecks> checks;

    /// @param checks a browser, if there is one
    Stage(Samples samples, Path secrets, Optional<PageChecks> checks) {
        this.samples = samples;
        this.secrets = secrets;
        this.guests = samples.guests();
        this.checks = checks;
        this.client = new Client("story", secret("clients/story"));
        this.organiser = signedIn("organisatrice", "/coordination/journees");
        this.seats = new Seats(guests, workshopSeats());
    }

    void close() {
        checks.ifPresent(PageChecks::close);
    }

    /// Opens the pages in a browser at three widths, if there is one.
    void check(String what, Map<String, String> pages) {
        check(what, browser -> browser.at(pages));
    }

    void checkAsStaff(String what, Map<String, String> pages) {
        check(what, browser -> browser.at("organisatrice", secret("users/organisatrice"), pages));
    }

    /// Runs an action in a browser, signed in as the organiser, if there is a browser; returns whether there
    /// is.
    boolean inBrowser(String what, BiConsumer<PageChecks, Page> scene) {
        if (checks.isEmpty()) {
            System.out.println(what + ": skipped, Chromium is not installed");
            return false;
        }
        checks.get().signedIn("organisatrice", secret("users/organisatrice"), page -> {
            scene.accept(checks.get(), page);
            return null;
        });
        return true;
    }

    private void check(String what, Function<PageChecks, List<String>> opening) {
        if (checks.isEmpty()) {
            System.out.println(what + ": skipped, Chromium is not installed");
            return;
        }
        report.step(
                what,
                List.of(),
                () -> opening.apply(checks.orElseThrow()).stream().limit(10).toList());
    }

    List<Guest> present() {
        return seats.arrived().stream().limit(PRESENT).toList();
    }

    /// The people who chose this workshop and have not cancelled.
    List<Guest> concerned(String workshop) {
        return seats.arrived().stream()
                .filter(guest -> guest.workshops().contains(workshop))
                .toList();
    }

    Visitor signedIn(String user, String page) {
        var visitor = new Visitor("fr");
        var form = visitor.open(page);
        visitor.submit(form, "/identity/login", Map.of("username", user, "password", secret("users/" + user)));
        return visitor;
    }

    String ownPage(int row) {
        return ownPages.get(row);
    }

    static List<String> addresses(List<Guest> guests) {
        return guests.stream().map(Guest::email).toList();
    }

    /// The address of the page that the first of these links opens, which depends on no language.
    static String link(List<String> links, String part) {
        return links.stream()
                .filter(link -> link.contains(part))
                .findFirst()
                .orElseThrow()
                .replaceAll("\\?.*", "");
    }

    private Map<String, Integer> workshopSeats() {
        var seats = new TreeMap<String, Integer>();
        for (var session :
                JsonMapper.shared().readTree(samples.file("day.json")).path("sessions")) {
            if (session.has("seats"))
                seats.put(session.path("id").asString(), session.path("seats").asInt());
        }
        return seats;
    }

    /// The folder of all logs of the suite.
    Path logs() {
        return secrets.resolveSibling("logs");
    }

    String secret(String name) {
        try {
            return Files.readString(secrets.resolve(name)).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
