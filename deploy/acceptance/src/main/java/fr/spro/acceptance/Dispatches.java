package fr.spro.acceptance;

import fr.spro.acceptance.Samples.Guest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jsoup.nodes.Document;

/// Material is proposed for represented structures and groups, and one parcel is shipped. A shipment that is taken
/// back at once mails nobody.
final class Dispatches {

    private final Stage stage;

    Dispatches(Stage stage) {
        this.stage = stage;
    }

    void play() {
        var groupOf = stage.samples.structures().stream()
                .collect(Collectors.toMap(row -> row.get("id"), row -> row.get("group")));
        var structures = stage.present().stream().map(Guest::structure).collect(Collectors.toCollection(TreeSet::new));
        var groups = structures.stream().map(groupOf::get).collect(Collectors.toCollection(TreeSet::new));
        var expected = "%d structures, %d groups".formatted(structures.size(), groups.size());
        stage.report.step(
                "each represented structure and group has one dispatch",
                expected,
                () -> Polling.until(expected, () -> {
                    var found = proposed();
                    var same = found.getOrDefault("STRUCTURE", Set.of()).equals(structures)
                            && found.getOrDefault("GROUP", Set.of()).equals(groups);
                    return same ? expected : "%s".formatted(found);
                }));
        var structure = structures.stream()
                .filter(id -> groupOf.get(id).equals("g-nantes"))
                .findFirst()
                .orElseThrow();
        var page = "/coordination/supports/structure.%s.%s".formatted(Stage.DAY, structure);
        stage.report.step("a coordinator sees only the own group", "only g-nantes", () -> {
            var list = stage.signedIn("coordinatrice.nantes", "/coordination/supports")
                    .open("/coordination/supports");
            var shown = shownDispatches(list);
            var foreign = shown.stream()
                    .filter(id -> !"g-nantes".equals(groupOf.getOrDefault(id, id)))
                    .toList();
            return !shown.isEmpty() && foreign.isEmpty() ? "only g-nantes" : "also " + foreign;
        });
        stage.report.step(
                "the coordinator approves one and ships it, after a mistake that was taken back", "SHIPPED", () -> {
                    var coordinator = stage.signedIn("coordinatrice.nantes", "/coordination/supports");
                    coordinator.submit(coordinator.open(page), "/approve", Map.of());
                    coordinator.submit(coordinator.open(page + "/ship"), "/ship", Map.of());
                    coordinator.submit(coordinator.open(page), "/unship", Map.of());
                    coordinator.submit(coordinator.open(page + "/ship"), "/ship", Map.of());
                    return stage.client
                            .get("/api/branding/v1/dispatches/structure.%s.%s".formatted(Stage.DAY, structure))
                            .path("state")
                            .asString();
                });
        var mailbox = stage.samples.structures().stream()
                .filter(row -> row.get("id").equals(structure))
                .findFirst()
                .orElseThrow()
                .get("email");
        stage.report.step("the structure is notified", 1, () -> {
            stage.mailboxes.await(mailbox, "material-shipped");
            return stage.mailboxes.received(mailbox, "material-shipped").size();
        });
    }

    private Map<String, Set<String>> proposed() {
        var found = new HashMap<String, Set<String>>();
        var next = "";
        do {
            var page = stage.client.get("/api/branding/v1/dispatches?state=PROPOSED&after=" + next);
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
}
