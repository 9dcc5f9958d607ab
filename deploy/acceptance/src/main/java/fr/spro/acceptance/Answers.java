package fr.spro.acceptance;

import fr.spro.acceptance.Samples.Guest;
import fr.spro.platform.testing.ReceivedMail;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Participants who attended are invited to the survey, many answer, and the organiser reads the results.
final class Answers {

    private static final int ANSWERS = 120;

    private final Stage stage;
    private final Map<String, ReceivedMail> invitations = new HashMap<>();

    Answers(Stage stage) {
        this.stage = stage;
    }

    void play() {
        var invited = stage.present().stream().map(Guest::row).collect(Collectors.toCollection(TreeSet::new));
        stage.report.step("exactly those who attended are invited to the survey", invited.size() + " of them", () -> {
            invitations.putAll(stage.mailboxes.awaitAll(Stage.addresses(stage.present()), "survey-invitation"));
            var received = stage.mailboxes.receivedAll(Stage.addresses(stage.guests), "survey-invitation");
            var found = stage.guests.stream()
                    .filter(guest -> received.get(guest.email()).size() == 1)
                    .map(Guest::row)
                    .collect(Collectors.toCollection(TreeSet::new));
            return found.equals(invited) ? found.size() + " of them" : "others: " + found;
        });
        stage.report.step(
                "120 answer",
                ANSWERS,
                () -> stage.present().stream()
                        .limit(ANSWERS)
                        .filter(this::answers)
                        .count());
        var unused = invitations.get(stage.present().getLast().email());
        stage.check(
                "axe finds no violation on the survey's pages",
                new TreeMap<>(Map.of(
                        "survey-form",
                        unused == null ? "/" : Stage.link(unused.links(), "/enquetes/"),
                        "survey-thanks",
                        "/enquetes/merci")));
        stage.report.step("the organiser closes the survey and sees all answers", "120 of 180", () -> {
            var page = "/coordination/enquetes/" + Stage.SURVEY;
            stage.organiser.submit(stage.organiser.open(page + "/close"), "/close", Map.of());
            var survey = stage.client.get("/api/survey/v1/surveys/" + Stage.SURVEY);
            var shown = stage.client.get("/api/survey/v1/surveys/%s/results".formatted(Stage.SURVEY));
            if (stage.organiser.open(page).select("svg").isEmpty()) return "no chart";
            return "%d of %d"
                    .formatted(
                            shown.path("sheets").asInt(), survey.path("invited").asInt());
        });
    }

    private boolean answers(Guest guest) {
        return Questionnaire.answer(guest, Objects.requireNonNull(invitations.get(guest.email())));
    }
}
