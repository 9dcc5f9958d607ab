package fr.spro.acceptance;

import java.util.Map;
import java.util.TreeMap;

/// A room changes after publication, and participants correct their own data.
final class Changes {

    /// The workshop whose room changes.
    static final String MOVED = "w-3";

    private final Stage stage;

    Changes(Stage stage) {
        this.stage = stage;
    }

    void moveRoom() {
        stage.report.step("a workshop moves to another room", "Salle de la Mayenne", () -> {
            var address = "%s/sequences/%s".formatted(Stage.STAFF_DAY, MOVED);
            var asked = stage.organiser.submit(
                    stage.organiser.open(address), "/" + MOVED, Map.of("room", "Salle de la Mayenne"));
            stage.organiser.submit(asked, "/" + MOVED, Map.of());
            return room();
        });
    }

    /// After a minute, in which the change settles.
    void play() {
        var concerned = stage.concerned(MOVED);
        stage.report.step("its participants are notified, with the calendar entry", concerned.size(), () -> {
            var mails = stage.mailboxes.awaitAll(Stage.addresses(concerned), "changed");
            return (int) mails.values().stream()
                    .filter(mail -> mail.content("text/calendar")
                            .filter(entry -> entry.contains("Mayenne"))
                            .isPresent())
                    .count();
        });
        stage.report.step("a participant corrects the name on the own page", "Camille Ever", () -> {
            var visitor = new Visitor("fr");
            visitor.submit(
                    visitor.open(stage.ownPage(1) + "/identite"),
                    "/identite",
                    Map.of("firstName", "Camille", "lastName", "Ever"));
            return visitor.open(stage.ownPage(1)).select("dl.facts dd").first().text();
        });
        stage.check(
                "axe finds no violation where participants change",
                new TreeMap<>(Map.of(
                        "own-choice",
                        stage.ownPage(1) + "/choix",
                        "own-identity",
                        stage.ownPage(1) + "/identite",
                        "own-data",
                        stage.ownPage(1) + "/donnees",
                        "own-erase",
                        stage.ownPage(1) + "/effacement",
                        "erased",
                        "/inscriptions/effacee",
                        "lost-link",
                        "/journees/%s/lien".formatted(Stage.DAY),
                        "lost-link-sent",
                        "/journees/%s/lien/envoye".formatted(Stage.DAY))));
    }

    private String room() {
        for (var session : stage.client.get(Stage.API_DAY).path("sessions")) {
            if (session.path("id").asString().equals(MOVED))
                return session.path("room").asString();
        }
        return "";
    }
}
