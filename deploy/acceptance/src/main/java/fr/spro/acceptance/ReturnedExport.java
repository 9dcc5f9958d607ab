package fr.spro.acceptance;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import org.jsoup.nodes.Document;

/// The exported lists of two days are imported again: everybody is known, and nothing changes. With one more row, one
/// person would be added.
final class ReturnedExport {

    private static final String CSV = "/export.csv";
    private static final String WORKBOOK = "/export.xlsx";

    private final Stage stage;

    ReturnedExport(Stage stage) {
        this.stage = stage;
    }

    void play() {
        var french = stage.signedIn("organisatrice", list(Stage.DAY));
        var english = stage.signedIn("organisatrice", list(Stage.DAY));
        var exported = new byte[1][];
        stage.report.step("the exported list comes back: everybody is known", "Personne n’est à inscrire", () -> {
            exported[0] = export(french, Stage.DAY, CSV);
            return preview(french, Stage.DAY, exported[0]);
        });
        stage.report.step("so it does as a workbook in English", "There is nobody to register", () -> {
            english.open(list(Stage.DAY) + "?lang=en");
            return preview(english, Stage.DAY, export(english, Stage.DAY, WORKBOOK));
        });
        stage.report.step(
                "with one more row, one person would be added",
                "Une personne sera inscrite",
                () -> preview(french, Stage.DAY, withOneMore(exported[0])));
        stage.report.step("the list with answers to questions comes back too", "Personne n’est à inscrire", () -> {
            var answers = export(french, Questions.DAY, CSV);
            return preview(french, Questions.DAY, answers);
        });
        stage.report.step(
                "the list is the same as before",
                true,
                () -> Arrays.equals(exported[0], export(french, Stage.DAY, CSV)));
    }

    private static byte[] export(Visitor organiser, String day, String form) {
        return organiser.download(organiser.open(list(day)), form);
    }

    /// What the preview says; then the import is abandoned.
    private static String preview(Visitor organiser, String day, byte[] file) {
        var preview = organiser.upload(organiser.open(list(day) + "/import"), "/import", "inscriptions", file);
        organiser.submit(preview, "/abandon", Map.of());
        return lead(preview);
    }

    /// Without what follows a colon.
    private static String lead(Document preview) {
        return preview.select(".lead").text().replaceAll("\\p{Z}*[:.].*", "");
    }

    /// The file with a copy of a row, for another address.
    private byte[] withOneMore(byte[] file) {
        var text = new String(file, StandardCharsets.UTF_8);
        var email = stage.guests.getLast().email();
        var row = text.lines().filter(line -> line.contains(email)).findFirst().orElseThrow();
        return (text + row.replace(email, "encore." + email) + "\r\n").getBytes(StandardCharsets.UTF_8);
    }

    private static String list(String day) {
        return "/coordination/journees/%s/inscriptions".formatted(day);
    }
}
