package fr.spro.acceptance;

import java.time.LocalDate;
import java.util.Map;

/// The directory is imported, the day created and published.
final class Preparation {

    private final Stage stage;

    Preparation(Stage stage) {
        this.stage = stage;
    }

    void play() {
        importDirectory();
        stage.report.step(
                "the API creates the day",
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

    void importDirectory() {
        stage.report.step(
                "the organiser imports the local groups", stage.samples.groups().size(), () -> imported("groups"));
        stage.report.step(
                "the organiser imports the organisations",
                stage.samples.structures().size(),
                () -> imported("structures"));
    }

    /// Uploads a file, checks the preview, confirms it and waits until it is done.
    private int imported(String kind) {
        var page = stage.organiser.open("/coordination/annuaire");
        var preview = stage.organiser.upload(page, "/" + kind, kind + ".csv", stage.samples.file(kind + ".csv"));
        var address = preview.location();
        stage.organiser.submit(preview, address.substring(address.lastIndexOf('/')), Map.of());
        Polling.until(true, () -> !words(address).isEmpty());
        return Integer.parseInt(words(address).replaceAll("\\D*(\\d+).*", "$1"));
    }

    private String words(String address) {
        return stage.organiser.open(address).select(".note[role=status]").text();
    }
}
