package fr.spro.acceptance;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/// Most participants attend, and the day takes place.
final class Attendance {

    private final Stage stage;

    Attendance(Stage stage) {
        this.stage = stage;
    }

    void play() {
        stage.check(
                "axe finds no violation on the public pages",
                new TreeMap<>(Map.of(
                        "home",
                        "/",
                        "day",
                        "/journees/" + Stage.DAY,
                        "form",
                        "/journees/%s/inscription".formatted(Stage.DAY),
                        "form-english",
                        "/journees/%s/inscription?lang=en".formatted(Stage.DAY),
                        "sent",
                        "/journees/%s/inscription/envoyee".formatted(Stage.DAY),
                        "own",
                        stage.ownPage(1),
                        "cancel",
                        stage.ownPage(1) + "/annulation",
                        "unknown-link",
                        "/inscriptions/abc.1.xyz",
                        "contact",
                        "/contact")));
        stage.check(
                "axe finds no violation on the pages of the gateway",
                new TreeMap<>(Map.of("sign-in", "/identity/login", "mailbox", "/mailbox")));
        var ids = registrationIds();
        stage.report.step(
                "180 are checked in",
                Stage.PRESENT,
                () -> stage.present().stream()
                        .map(guest -> stage.client.post(
                                Stage.API_DAY + "/registrations/%s/check-in".formatted(ids.get(guest.email())), ""))
                        .filter(answer -> answer.path("present").asBoolean())
                        .count());
        stage.report.step("the organiser marks the day as held, before its last session has ended", "HELD", () -> {
            stage.organiser.submit(stage.organiser.open(Stage.STAFF_DAY + "/hold"), "/hold", Map.of());
            return stage.client.get(Stage.API_DAY).path("status").asString();
        });
    }

    private Map<String, String> registrationIds() {
        var ids = new HashMap<String, String>();
        var next = "";
        do {
            var page = stage.client.get(Stage.API_DAY + "/registrations?after=" + next);
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
}
