package fr.spro.acceptance;

import fr.spro.acceptance.Samples.Guest;
import fr.spro.platform.testing.ReceivedMail;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// Everybody registers and confirms; five cancel and five others are promoted.
final class Enrolment {

    private static final Pattern RANK = Pattern.compile(
            "(?:liste d.attente, rang|waiting list, number|waiting list, rank) (\\d+)", Pattern.CASE_INSENSITIVE);

    private final Stage stage;

    Enrolment(Stage stage) {
        this.stage = stage;
    }

    void play() {
        register();
        confirm();
        cancel();
    }

    private void register() {
        stage.report.step(
                "participants register on the page",
                stage.guests.size(),
                () -> stage.guests.stream().filter(this::registers).count());
        stage.report.step("each receives a mail to confirm the address", stage.guests.size(), () -> {
            var mails = stage.mailboxes.awaitAll(Stage.addresses(stage.guests), "confirm-address");
            for (var guest : stage.guests) {
                stage.ownPages.put(
                        guest.row(), Stage.link(mails.get(guest.email()).links(), "/inscriptions/"));
            }
            return Set.copyOf(stage.ownPages.values()).size();
        });
    }

    private boolean registers(Guest guest) {
        var visitor = new Visitor(guest.language());
        var page = visitor.open("/journees/%s/inscription".formatted(Stage.DAY));
        var values = new LinkedHashMap<String, String>();
        values.put("firstName", guest.firstName());
        values.put("lastName", guest.lastName());
        values.put("email", guest.email());
        values.put("structure", guest.structure());
        values.put("needs", guest.needs());
        values.put("consent", "true");
        for (var workshop : guest.workshops()) {
            var choice = page.expectFirst("input[type=radio][value=%s]".formatted(workshop));
            values.put(choice.attr("name"), workshop);
        }
        return visitor.submit(page, "/inscription", values).location().contains("/envoyee");
    }

    private void confirm() {
        stage.report.step(
                "each confirms through the link in the mail",
                stage.guests.size(),
                () -> stage.guests.stream()
                        .filter(guest -> {
                            var visitor = new Visitor(guest.language());
                            var page = visitor.open(stage.ownPage(guest.row()));
                            visitor.submit(page, "/confirmation", Map.of());
                            return visitor.open(stage.ownPage(guest.row()))
                                    .select("form[action$=/confirmation]")
                                    .isEmpty();
                        })
                        .count());
        var confirmations = new HashMap<String, ReceivedMail>();
        stage.report.step("each receives the confirmation with a calendar entry", stage.guests.size(), () -> {
            confirmations.putAll(stage.mailboxes.awaitAll(Stage.addresses(stage.guests), "place-confirmed"));
            return confirmations.values().stream()
                    .filter(mail -> mail.content("text/calendar")
                            .filter(entry -> entry.contains("BEGIN:VEVENT"))
                            .isPresent())
                    .count();
        });
        stage.report.step("people on the waiting list receive their rank", ranks(stage.seats), () -> {
            var found = new TreeMap<Integer, List<String>>();
            for (var guest : stage.guests) {
                var text = confirmations.get(guest.email()).text();
                var ranks =
                        RANK.matcher(text).results().map(rank -> rank.group(1)).toList();
                if (!ranks.isEmpty()) found.put(guest.row(), ranks);
            }
            return brief(found);
        });
    }

    private String ranks(Seats seats) {
        var expected = new TreeMap<Integer, List<String>>();
        for (var guest : stage.guests) {
            var ranks = guest.workshops().stream()
                    .map(workshop -> seats.waiting(workshop).indexOf(guest.row()) + 1)
                    .filter(rank -> rank > 0)
                    .map(String::valueOf)
                    .toList();
            if (!ranks.isEmpty()) expected.put(guest.row(), ranks);
        }
        return brief(expected);
    }

    /// The number of people and a checksum of their ranks, short enough for the table.
    private static String brief(Map<Integer, List<String>> ranks) {
        return "%d waiting (#%08x)".formatted(ranks.size(), ranks.hashCode());
    }

    private void cancel() {
        stage.report.step(
                "five cancel on their own page",
                Stage.CANCELLING.size(),
                () -> Stage.CANCELLING.stream()
                        .filter(row -> {
                            var visitor = new Visitor("fr");
                            var page = visitor.open(stage.ownPage(row) + "/annulation");
                            visitor.submit(page, "/annulation", Map.of());
                            return visitor.open(stage.ownPage(row))
                                    .select("form")
                                    .isEmpty();
                        })
                        .count());
        var before = stage.seats;
        var after = stage.seats.without(Stage.CANCELLING);
        var won = stage.guests.stream()
                .filter(guest -> guest.workshops().stream()
                        .anyMatch(workshop -> after.seated(workshop).contains(guest.row())
                                && !before.seated(workshop).contains(guest.row())))
                .map(Guest::row)
                .toList();
        var watched = stage.guests.stream()
                .filter(guest -> won.contains(guest.row()) || before.waitsAnywhere(guest))
                .toList();
        stage.report.step(
                "the next five are notified",
                won,
                () -> Polling.until(won, () -> {
                    var received = stage.mailboxes.receivedAll(Stage.addresses(watched), "promoted");
                    return watched.stream()
                            .filter(guest -> !received.get(guest.email()).isEmpty())
                            .map(Guest::row)
                            .toList();
                }));
        stage.seats = after;
        stage.report.step("the seats taken are those expected", claimed(), this::taken);
    }

    private Map<String, Integer> claimed() {
        var claimed = new TreeMap<String, Integer>();
        stage.seats
                .seats()
                .keySet()
                .forEach(workshop ->
                        claimed.put(workshop, stage.seats.seated(workshop).size()));
        return claimed;
    }

    private Map<String, Integer> taken() {
        var taken = new TreeMap<String, Integer>();
        stage.client
                .get(Stage.API_DAY + "/seats")
                .path("workshops")
                .properties()
                .forEach(entry ->
                        taken.put(entry.getKey(), entry.getValue().path("taken").asInt()));
        return taken;
    }
}
