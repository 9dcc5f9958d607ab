package fr.spro.acceptance;

import java.time.LocalDate;
import java.util.Map;

/// The directory is imported, the day drafted and published.
final class Preparation {

    private final Stage stage;

    Preparation(Stage stage) {
        this.stage = stage;
    }

    void play() {
        stage.report.step(
                "the organiser imports the local groups", stage.samples.groups().size(), () -> imported("groups"));
        stage.report.step(
                "the organiser imports the welcome structures",
                stage.samples.structures().size(),
                () -> imported("structures"));
        stage.report.step(
                "a program drafts the day",
                "DRAFT",
                () -> stage.client
                        .post("/api/registration/v1/days", stage.samples.day(LocalDate.now()))
                        .path("status")
                        .asString());
        stage.report.step("the organiser publishes it", "PUBLISHED", () -> {
            stage.organiser.submit(stage.organiser.open(Stage.STAFF_DAY + "/publish"), "/publish", Map.of());
            return stage.client.get(Stage.API_DAY).path("status").asString();
        });
    }

    private int imported(String kind) {
        var page = stage.organiser.open("/coordination/annuaire");
        var done = stage.organiser.upload(page, "/" + kind, kind + ".csv", stage.samples.file(kind + ".csv"));
        var words = done.select("[role=status]").text();
        return Integer.parseInt(words.replaceAll("\\D*(\\d+).*", "$1"));
    }
}
