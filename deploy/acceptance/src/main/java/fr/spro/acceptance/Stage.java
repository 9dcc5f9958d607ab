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

/// What all parts of the story share: the people, the suite from outside and from behind, and what has
/// become of both.
final class Stage {

    static final String DAY = "journee-regionale-du-19-novembre";
    static final String STAFF_DAY = "/coordination/journees/" + DAY;
    static final String API_DAY = "/api/registration/v1/days/" + DAY;
    static final String SURVEY = "satisfaction." + DAY;
    static final List<Integer> CANCELLING = List.of(4, 5, 6, 10, 11);
    static final int PRESENT = 180;

    final Samples samples;
    final Report report = new Report();
    final Post post = new Post();
    final Backstage backstage = new Backstage();
    final List<Guest> guests;
    final Client client;
    final Visitor organiser;
    /// The secret page of each guest, by row.
    final Map<Integer, String> ownPages = new HashMap<>();
    Seats seats;

    private final Path secrets;
    private final Optional<Looks> looks;

    Stage(Samples samples, Path secrets) throws IOException {
        this.samples = samples;
        this.secrets = secrets;
        this.guests = samples.guests();
        this.looks = Looks.with(secrets.resolveSibling("pictures"));
        this.client = new Client("story", secret("clients/story"));
        this.organiser = signedIn("organisatrice", "/coordination/journees");
        this.seats = new Seats(guests, workshopSeats());
    }

    void close() {
        looks.ifPresent(Looks::close);
    }

    /// Opens the pages in a browser at three widths, where there is one.
    void look(String what, Map<String, String> pages) {
        look(what, browser -> browser.at(pages));
    }

    void lookAsStaff(String what, Map<String, String> pages) {
        look(what, browser -> browser.at("organisatrice", secret("users/organisatrice"), pages));
    }

    /// Plays something in a browser, signed in as the organiser, where there is one; says whether there is.
    boolean inBrowser(String what, BiConsumer<Looks, Page> scene) {
        if (looks.isEmpty()) {
            System.out.println(what + ": left out, for there is no Chromium here");
            return false;
        }
        looks.get().signedIn("organisatrice", secret("users/organisatrice"), page -> {
            scene.accept(looks.get(), page);
            return null;
        });
        return true;
    }

    private void look(String what, Function<Looks, List<String>> opening) {
        if (looks.isEmpty()) {
            System.out.println(what + ": left out, for there is no Chromium here");
            return;
        }
        report.step(
                what,
                List.of(),
                () -> opening.apply(looks.orElseThrow()).stream().limit(10).toList());
    }

    List<Guest> present() {
        return seats.arrived().stream().limit(PRESENT).toList();
    }

    /// Those who chose this workshop and have not cancelled.
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

    static String link(List<String> links, String part) {
        return links.stream().filter(link -> link.contains(part)).findFirst().orElseThrow();
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

    /// Where all programs of the suite log.
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
