package fr.spro.acceptance;

import fr.spro.acceptance.Samples.Guest;
import java.time.LocalDate;
import java.util.List;

/// A day of the demo that was held a year before the one ahead: its survey has results, and some of its material is
/// on the way.
final class DayHeld {

    private static final int REGISTERED = 30;
    private static final int PRESENT = 24;
    private static final int ANSWERS = 14;

    private final Stage stage;
    private final ApiDay day;
    private final List<Guest> present;

    DayHeld(Stage stage) {
        this.stage = stage;
        this.day = new ApiDay(stage, "journee-regionale-precedente");
        this.present = stage.guests.subList(0, PRESENT);
    }

    void hold() {
        stage.report.step("a day that was held", "HELD", () -> {
            day.publish(day.draft(Samples.next19November(LocalDate.now()).minusYears(1)));
            var ids = stage.guests.stream()
                    .limit(REGISTERED)
                    .map(guest -> day.register(guest, true))
                    .toList();
            ids.subList(0, PRESENT).forEach(day::checkIn);
            return day.step("hold");
        });
    }

    void followUp() {
        stage.report.step("its survey has results", ANSWERS, () -> {
            var answering = present.subList(0, ANSWERS);
            var mails = stage.mailboxes.awaitAll(Stage.addresses(answering), "survey-invitation");
            answering.forEach(guest -> Questionnaire.answer(guest, mails.get(guest.email())));
            var survey = "/api/survey/v1/surveys/satisfaction." + day.slug();
            stage.client.post(survey + "/close", "");
            return stage.client.get(survey + "/results").path("sheets").asInt();
        });
        stage.report.step("half of its material is approved, some of it shipped", true, this::ship);
    }

    private boolean ship() {
        var structures = present.stream().map(Guest::structure).distinct().toList();
        var half = structures.subList(0, structures.size() / 2);
        for (var structure : half) {
            var dispatch = "/api/branding/v1/dispatches/structure.%s.%s".formatted(day.slug(), structure);
            Polling.until(true, () -> stage.client.exists(dispatch));
            stage.client.post(dispatch + "/approve", "");
            if (half.indexOf(structure) % 3 == 0) stage.client.post(dispatch + "/ship", "");
        }
        return true;
    }
}
