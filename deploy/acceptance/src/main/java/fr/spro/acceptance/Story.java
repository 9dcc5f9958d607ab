package fr.spro.acceptance;

import fr.spro.acceptance.Samples.Guest;
import fr.spro.platform.testing.ReceivedMail;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jsoup.nodes.Document;
import tools.jackson.databind.json.JsonMapper;

/// The regional day of 19 November, from the directory to the parcel: `Story <samples> <secrets>` on an empty suite.
/// Ends with 0 if all was seen as expected.
final class Story {

    private static final String DAY = "journee-regionale-du-19-novembre";
    private static final String STAFF_DAY = "/coordination/journees/" + DAY;
    private static final String API_DAY = "/api/registration/v1/days/" + DAY;
    private static final String SURVEY = "satisfaction." + DAY;
    private static final List<Integer> CANCELLING = List.of(4, 5, 6, 10, 11);
    private static final int PRESENT = 180;
    private static final int ANSWERS = 120;

    private final Samples samples;
    private final Path secrets;
    private final Report report = new Report();
    private final Post post = new Post();
    private final Backstage backstage = new Backstage();
    private final Optional<Looks> looks;
    private final List<Guest> guests;
    private final Map<Integer, String> ownPages = new HashMap<>();
    private final Map<String, ReceivedMail> invitations = new HashMap<>();
    private final Client client;
    private final Visitor organiser;
    private Seats seats;

    private Story(Samples samples, Path secrets) throws IOException {
        this.samples = samples;
        this.secrets = secrets;
        this.guests = samples.guests();
        this.looks = Looks.with(secrets.resolveSibling("pictures"));
        this.client = new Client("story", secret("clients/story"));
        this.organiser = signedIn("organisatrice", STAFF_DAY.replace("/" + DAY, ""));
        this.seats = new Seats(guests, workshopSeats());
    }

    static void main(String[] args) throws IOException {
        var story = new Story(new Samples(Path.of(args[0])), Path.of(args[1]));
        story.play();
        System.exit(story.report.faults() == 0 ? 0 : 1);
    }

    private void play() {
        report.begin();
        prepareTheDay();
        register();
        confirm();
        cancel();
        attend();
        answer();
        dispatch();
        lookBehind();
        closeTheBooks();
        report.end();
        looks.ifPresent(Looks::close);
    }

    private void look(String what, Map<String, String> pages) {
        if (looks.isEmpty()) {
            System.out.println(what + ": left out, for there is no Chromium here");
            return;
        }
        report.step(
                what,
                List.of(),
                () -> looks.orElseThrow().at(pages).stream().limit(10).toList());
    }

    private void lookAsStaff(String what, Map<String, String> pages) {
        if (looks.isEmpty()) {
            System.out.println(what + ": left out, for there is no Chromium here");
            return;
        }
        var password = secret("users/organisatrice");
        report.step(
                what,
                List.of(),
                () -> looks.orElseThrow().at("organisatrice", password, pages).stream()
                        .limit(10)
                        .toList());
    }

    private void prepareTheDay() {
        report.step("the organiser imports the local groups", samples.groups().size(), () -> imported("groups"));
        report.step(
                "the organiser imports the welcome structures",
                samples.structures().size(),
                () -> imported("structures"));
        report.step(
                "a program drafts the day",
                "DRAFT",
                () -> client.post("/api/registration/v1/days", samples.day(LocalDate.now()))
                        .path("status")
                        .asString());
        report.step("the organiser publishes it", "PUBLISHED", () -> {
            organiser.submit(organiser.open(STAFF_DAY + "/publish"), "/publish", Map.of());
            return client.get(API_DAY).path("status").asString();
        });
    }

    private int imported(String kind) {
        var page = organiser.open("/coordination/annuaire");
        var done = organiser.upload(page, "/" + kind, kind + ".csv", samples.file(kind + ".csv"));
        var words = done.select("[role=status]").text();
        return Integer.parseInt(words.replaceAll("\\D*(\\d+).*", "$1"));
    }

    private void register() {
        report.step(
                "participants register on the page",
                guests.size(),
                () -> guests.stream().filter(this::registers).count());
        report.step("each receives a mail to confirm the address", guests.size(), () -> {
            var mails = post.awaitAll(addresses(guests), "confirm-address");
            for (var guest : guests) {
                ownPages.put(guest.row(), link(mails.get(guest.email()).links(), "/inscriptions/"));
            }
            return Set.copyOf(ownPages.values()).size();
        });
    }

    private boolean registers(Guest guest) {
        var visitor = new Visitor(guest.language());
        var page = visitor.open("/journees/%s/inscription".formatted(DAY));
        var values = new LinkedHashMap<String, String>();
        values.put("name", guest.name());
        values.put("email", guest.email());
        values.put("structure", guest.structure());
        values.put("needs", guest.needs());
        values.put("consent", "true");
        for (var workshop : guest.workshops()) {
            var choice = page.expectFirst("input[type=radio][value=%s]".formatted(workshop));
            values.put(choice.attr("name"), workshop);
        }
        return visitor.submit(page, "/inscription", values).location().endsWith("/envoyee");
    }

    private void confirm() {
        report.step(
                "each confirms through the link in the mail",
                guests.size(),
                () -> guests.stream()
                        .filter(guest -> {
                            var visitor = new Visitor(guest.language());
                            var page = visitor.open(ownPage(guest.row()));
                            visitor.submit(page, "/confirmation", Map.of());
                            return visitor.open(ownPage(guest.row()))
                                    .select("form[action$=/confirmation]")
                                    .isEmpty();
                        })
                        .count());
        var confirmations = new HashMap<String, ReceivedMail>();
        report.step("each receives the confirmation with a calendar entry", guests.size(), () -> {
            confirmations.putAll(post.awaitAll(addresses(guests), "place-confirmed"));
            return confirmations.values().stream()
                    .filter(mail -> mail.content("text/calendar")
                            .filter(entry -> entry.contains("BEGIN:VEVENT"))
                            .isPresent())
                    .count();
        });
        report.step("those who wait are told their place in the queue", ranks(seats), () -> {
            var told = new TreeMap<Integer, List<String>>();
            for (var guest : guests) {
                var text = confirmations.get(guest.email()).text();
                var ranks =
                        RANK.matcher(text).results().map(rank -> rank.group(1)).toList();
                if (!ranks.isEmpty()) told.put(guest.row(), ranks);
            }
            return brief(told);
        });
    }

    private static final java.util.regex.Pattern RANK = java.util.regex.Pattern.compile(
            "(?:liste d.attente, rang|waiting list, number|waiting list, rank) (\\d+)",
            java.util.regex.Pattern.CASE_INSENSITIVE);

    private String ranks(Seats seats) {
        var expected = new TreeMap<Integer, List<String>>();
        for (var guest : guests) {
            var ranks = guest.workshops().stream()
                    .map(workshop -> seats.waiting(workshop).indexOf(guest.row()) + 1)
                    .filter(rank -> rank > 0)
                    .map(String::valueOf)
                    .toList();
            if (!ranks.isEmpty()) expected.put(guest.row(), ranks);
        }
        return brief(expected);
    }

    /// How many, and a checksum of who has which rank, so that a column of the table holds it.
    private static String brief(Map<Integer, List<String>> ranks) {
        return "%d waiting (#%08x)".formatted(ranks.size(), ranks.hashCode());
    }

    private void cancel() {
        report.step(
                "five cancel on their own page",
                CANCELLING.size(),
                () -> CANCELLING.stream()
                        .filter(row -> {
                            var visitor = new Visitor("fr");
                            var page = visitor.open(ownPage(row) + "/annulation");
                            visitor.submit(page, "/annulation", Map.of());
                            return visitor.open(ownPage(row)).select("form").isEmpty();
                        })
                        .count());
        var before = seats;
        var after = seats.without(CANCELLING);
        var won = guests.stream()
                .filter(guest -> guest.workshops().stream()
                        .anyMatch(workshop -> after.seated(workshop).contains(guest.row())
                                && !before.seated(workshop).contains(guest.row())))
                .map(Guest::row)
                .toList();
        report.step(
                "the five who were next are told",
                won,
                () -> Waiting.until(
                        won,
                        () -> guests.stream()
                                .filter(guest -> won.contains(guest.row()) || before.waitsAnywhere(guest))
                                .filter(guest -> !post.received(guest.email(), "promoted")
                                        .isEmpty())
                                .map(Guest::row)
                                .toList()));
        seats = after;
        report.step("seats taken are those claimed", claimed(), this::taken);
    }

    private Map<String, Integer> claimed() {
        var claimed = new TreeMap<String, Integer>();
        seats.seats()
                .keySet()
                .forEach(
                        workshop -> claimed.put(workshop, seats.seated(workshop).size()));
        return claimed;
    }

    private Map<String, Integer> taken() {
        var taken = new TreeMap<String, Integer>();
        client.get(API_DAY + "/seats")
                .path("workshops")
                .properties()
                .forEach(entry ->
                        taken.put(entry.getKey(), entry.getValue().path("taken").asInt()));
        return taken;
    }

    private List<Guest> present() {
        return seats.arrived().stream().limit(PRESENT).toList();
    }

    private void attend() {
        look(
                "axe finds nothing on the public pages",
                new TreeMap<>(Map.of(
                        "home",
                        "/",
                        "day",
                        "/journees/" + DAY,
                        "form",
                        "/journees/%s/inscription".formatted(DAY),
                        "form-english",
                        "/journees/%s/inscription?lang=en".formatted(DAY),
                        "sent",
                        "/journees/%s/inscription/envoyee".formatted(DAY),
                        "own",
                        ownPage(1),
                        "cancel",
                        ownPage(1) + "/annulation",
                        "unknown-link",
                        "/inscriptions/abc.1.xyz",
                        "contact",
                        "/contact")));
        var ids = registrationIds();
        report.step(
                "180 are checked in",
                PRESENT,
                () -> present().stream()
                        .map(guest -> client.post(
                                API_DAY + "/registrations/%s/check-in".formatted(ids.get(guest.email())), ""))
                        .filter(answer -> answer.path("present").asBoolean())
                        .count());
        report.step("the organiser notes that the day took place", "HELD", () -> {
            organiser.submit(organiser.open(STAFF_DAY + "/hold"), "/hold", Map.of());
            return client.get(API_DAY).path("status").asString();
        });
    }

    private Map<String, String> registrationIds() {
        var ids = new HashMap<String, String>();
        var next = "";
        do {
            var page = client.get(API_DAY + "/registrations?after=" + next);
            for (var view : page.path("registrations")) {
                if (view.path("status").asString().equals("CONFIRMED")) {
                    ids.put(
                            view.path("email").asString(),
                            view.path("registrationId").asString());
                }
            }
            next = page.path("next").asString("");
        } while (!next.isEmpty());
        return ids;
    }

    private void answer() {
        var invited = present().stream().map(Guest::row).collect(Collectors.toCollection(TreeSet::new));
        report.step("exactly those who came are invited to the survey", invited.size() + " of them", () -> {
            invitations.putAll(post.awaitAll(addresses(present()), "survey-invitation"));
            var received = post.receivedAll(addresses(guests), "survey-invitation");
            var found = guests.stream()
                    .filter(guest -> received.get(guest.email()).size() == 1)
                    .map(Guest::row)
                    .collect(Collectors.toCollection(TreeSet::new));
            return found.equals(invited) ? found.size() + " of them" : "others: " + found;
        });
        report.step(
                "120 answer",
                ANSWERS,
                () -> present().stream().limit(ANSWERS).filter(this::answers).count());
        var unused = invitations.get(present().getLast().email());
        look(
                "axe finds nothing on the survey's pages",
                new TreeMap<>(Map.of(
                        "survey-form",
                        unused == null ? "/" : link(unused.links(), "/enquetes/"),
                        "survey-thanks",
                        "/enquetes/merci")));
        report.step("the organiser closes the survey and sees all answers", "120 of 180", () -> {
            var page = "/coordination/enquetes/" + SURVEY;
            organiser.submit(organiser.open(page + "/close"), "/close", Map.of());
            var survey = client.get("/api/survey/v1/surveys/" + SURVEY);
            var shown = client.get("/api/survey/v1/surveys/%s/results".formatted(SURVEY));
            if (organiser.open(page).select("svg").isEmpty()) return "no chart";
            return "%d of %d"
                    .formatted(
                            shown.path("sheets").asInt(), survey.path("invited").asInt());
        });
    }

    private boolean answers(Guest guest) {
        var mail = Objects.requireNonNull(invitations.get(guest.email()));
        var visitor = new Visitor(guest.language());
        var page = visitor.open(link(mail.links(), "/enquetes/"));
        var overall = String.valueOf(3 + guest.row() % 3);
        var values =
                Map.of("OVERALL", overall, "RECOMMEND", "yes", "COMMENT", guest.row() % 10 == 0 ? "Très utile." : "");
        var action = page.location().replaceAll(".*(/enquetes/)", "$1");
        return visitor.submit(page, action, values).location().endsWith("/merci");
    }

    private void dispatch() {
        var groupOf =
                samples.structures().stream().collect(Collectors.toMap(row -> row.get("id"), row -> row.get("group")));
        var structures = present().stream().map(Guest::structure).collect(Collectors.toCollection(TreeSet::new));
        var groups = structures.stream().map(groupOf::get).collect(Collectors.toCollection(TreeSet::new));
        var expected = "%d structures, %d groups".formatted(structures.size(), groups.size());
        report.step(
                "each represented structure and group has one dispatch",
                expected,
                () -> Waiting.until(expected, () -> {
                    var found = proposed();
                    var same = found.getOrDefault("STRUCTURE", Set.of()).equals(structures)
                            && found.getOrDefault("GROUP", Set.of()).equals(groups);
                    return same ? expected : "%s".formatted(found);
                }));
        var structure = structures.stream()
                .filter(id -> groupOf.get(id).equals("g-nantes"))
                .findFirst()
                .orElseThrow();
        var page = "/coordination/supports/structure.%s.%s".formatted(DAY, structure);
        report.step("a coordinator sees only the own group", "only g-nantes", () -> {
            var list =
                    signedIn("coordinatrice.nantes", "/coordination/supports").open("/coordination/supports");
            var shown = shownDispatches(list);
            var foreign = shown.stream()
                    .filter(id -> !"g-nantes".equals(groupOf.getOrDefault(id, id)))
                    .toList();
            return !shown.isEmpty() && foreign.isEmpty() ? "only g-nantes" : "also " + foreign;
        });
        report.step("the coordinator approves one and ships it", "SHIPPED", () -> {
            var coordinator = signedIn("coordinatrice.nantes", "/coordination/supports");
            coordinator.submit(coordinator.open(page), "/approve", Map.of());
            coordinator.submit(coordinator.open(page), "/ship", Map.of());
            return client.get("/api/branding/v1/dispatches/structure.%s.%s".formatted(DAY, structure))
                    .path("state")
                    .asString();
        });
        var mailbox = samples.structures().stream()
                .filter(row -> row.get("id").equals(structure))
                .findFirst()
                .orElseThrow()
                .get("email");
        report.step("the structure is told", 1, () -> {
            post.await(mailbox, "material-shipped");
            return post.received(mailbox, "material-shipped").size();
        });
    }

    private Map<String, Set<String>> proposed() {
        var found = new HashMap<String, Set<String>>();
        var next = "";
        do {
            var page = client.get("/api/branding/v1/dispatches?state=PROPOSED&after=" + next);
            for (var view : page.path("dispatches")) {
                found.computeIfAbsent(view.path("recipientKind").asString(), _ -> new TreeSet<>())
                        .add(view.path("recipientId").asString());
            }
            next = page.path("next").asString("");
        } while (!next.isEmpty());
        return found;
    }

    private static List<String> shownDispatches(Document list) {
        return list.select("td a[href^=/coordination/supports/]").stream()
                .map(link -> link.attr("href"))
                .map(address -> address.substring(address.lastIndexOf('.') + 1))
                .toList();
    }

    private void lookBehind() {
        var pages = new TreeMap<String, String>();
        pages.put("staff-days", "/coordination/journees");
        pages.put("staff-day", STAFF_DAY);
        pages.put("staff-registrations", STAFF_DAY + "/inscriptions");
        pages.put("staff-directory", "/coordination/annuaire");
        pages.put("staff-surveys", "/coordination/enquetes");
        pages.put("staff-results", "/coordination/enquetes/" + SURVEY);
        pages.put("staff-material", "/coordination/supports");
        pages.put("staff-shipped", "/coordination/supports?etat=shipped");
        pages.put("staff-messages", "/coordination/messages");
        lookAsStaff("axe finds nothing on the staff's pages", pages);
    }

    private void closeTheBooks() {
        var expected = new TreeMap<String, Integer>(Map.of(
                "cancelled", CANCELLING.size(),
                "confirm-address", guests.size(),
                "material-shipped", 1,
                "place-confirmed", guests.size(),
                "promoted", CANCELLING.size(),
                "survey-invitation", PRESENT));
        report.step(
                "mails sent: " + expected,
                "all sent",
                () -> Waiting.until("all sent", () -> {
                    var counts = new TreeMap<String, Integer>();
                    var left = 0;
                    for (var count : client.get("/api/notification/v1/messages/counts")) {
                        var kind = count.path("template")
                                .asString()
                                .toLowerCase(java.util.Locale.ROOT)
                                .replace('_', '-');
                        counts.put(kind, count.path("sent").asInt());
                        left += count.path("waiting").asInt()
                                + count.path("notSent").asInt();
                    }
                    return counts.equals(expected) && left == 0 ? "all sent" : counts + ", left " + left;
                }));
        report.step("outboxes are empty", 0, () -> Waiting.until(0, backstage::pending));
        report.step("nothing told is unheard (lag)", 0L, () -> Waiting.until(0L, backstage::lag));
        report.step("dead letters", 0L, backstage::deadLetters);
    }

    private Visitor signedIn(String user, String page) {
        var visitor = new Visitor("fr");
        var form = visitor.open(page);
        visitor.submit(form, "/identity/login", Map.of("username", user, "password", secret("users/" + user)));
        return visitor;
    }

    private String ownPage(int row) {
        return ownPages.get(row);
    }

    private static List<String> addresses(List<Guest> guests) {
        return guests.stream().map(Guest::email).toList();
    }

    private static String link(List<String> links, String part) {
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

    private String secret(String name) {
        try {
            return Files.readString(secrets.resolve(name)).strip();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
