package fr.spro.acceptance;

import java.util.Map;
import java.util.TreeMap;

/// The report of a workshop: its reporter writes it, the organiser publishes it, everybody reads it.
final class Reports {

    private static final String LIST = Stage.STAFF_DAY + "/comptes-rendus";
    private static final String REPORT = LIST + "/w-1";
    private static final String SAID = "Trois conseils ont fait l’unanimité.";

    private final Stage stage;

    Reports(Stage stage) {
        this.stage = stage;
    }

    void play() {
        var link = stage.organiser
                .submit(stage.organiser.open(LIST), "/w-1/lien", Map.of())
                .select("#link-w-1")
                .val();
        stage.check("axe finds no violation where a reporter writes", Map.of("report-write", link));
        stage.report.step("a reporter writes through a secret link and submits it", true, () -> {
            var reporter = new Visitor("fr");
            return reporter.submit(
                            reporter.open(link),
                            path(link),
                            Map.of("text", SAID + "\n\nUne question reste ouverte.", "finished", "1"))
                    .text()
                    .contains("remis");
        });
        stage.check("axe finds no violation on a submitted report", Map.of("report-handed-in", link));
        stage.checkAsStaff("axe finds no violation where reports are read", Map.of("staff-report", REPORT));
        stage.report.step("the published report is public", true, () -> {
            stage.organiser.submit(stage.organiser.open(REPORT), "/w-1", Map.of("finished", "1"));
            return new Visitor("fr").open("/journees/" + Stage.DAY).text().contains(SAID);
        });
        stage.check(
                "axe finds no violation on the day with a report and its reporter's",
                new TreeMap<>(Map.of("day-report", "/journees/" + Stage.DAY, "report-published", link)));
    }

    private static String path(String link) {
        return link.substring(link.indexOf("/comptes-rendus/"));
    }
}
