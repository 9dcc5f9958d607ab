package fr.spro.acceptance;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// The final checks: all events are published and consumed, and every mail was sent once.
final class FinalChecks {

    /// The mails of the chapters with people of their own.
    private static final List<Map<String, Integer>> CHAPTERS = List.of(
            WaitingList.MAILS,
            SharedAddress.MAILS,
            PhoneWithoutCookie.MAILS,
            RankedWishes.MAILS,
            Tablet.MAILS,
            Questions.MAILS);

    private final Stage stage;
    private final int byKeyboard;

    /// @param byKeyboard the number of additional people who registered, confirmed and cancelled
    FinalChecks(Stage stage, int byKeyboard) {
        this.stage = stage;
        this.byKeyboard = byKeyboard;
    }

    void play() {
        var expected = expectedMails();
        stage.report.step(
                "mails sent: " + expected,
                "all sent",
                () -> Polling.until("all sent", () -> {
                    var counts = new TreeMap<String, Integer>();
                    var left = 0;
                    for (var count : stage.client.get("/api/notification/v1/messages/counts")) {
                        var kind = count.path("template")
                                .asString()
                                .toLowerCase(Locale.ROOT)
                                .replace('_', '-');
                        counts.put(kind, count.path("sent").asInt());
                        left += count.path("waiting").asInt()
                                + count.path("undelivered").asInt()
                                + count.path("notSent").asInt();
                    }
                    return counts.equals(expected) && left == 0 ? "all sent" : counts + ", left " + left;
                }));
        stage.report.step("outboxes are empty", 0, () -> Polling.until(0, stage.monitoring::pending));
        stage.report.step(
                "all published records are consumed (lag)", 0L, () -> Polling.until(0L, stage.monitoring::lag));
        stage.report.step("dead letters", 0L, stage.monitoring::deadLetters);
    }

    /// The number of mails of each kind.
    private Map<String, Integer> expectedMails() {
        var expected = new TreeMap<>(Map.of(
                "attestation-ready",
                Stage.PRESENT,
                "cancelled",
                Stage.CANCELLING.size() + byKeyboard,
                "changed",
                stage.concerned(Changes.MOVED).size() + stage.seats.arrived().size(),
                "confirm-address",
                stage.guests.size() + byKeyboard,
                "material-shipped",
                1,
                "place-confirmed",
                stage.guests.size() + byKeyboard,
                "promoted",
                Stage.CANCELLING.size(),
                "survey-invitation",
                Stage.PRESENT));
        for (var chapter : CHAPTERS) {
            chapter.forEach((kind, number) -> expected.merge(kind, number, Integer::sum));
        }
        return expected;
    }
}
