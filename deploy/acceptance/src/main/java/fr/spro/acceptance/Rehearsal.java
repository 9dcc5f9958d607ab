package fr.spro.acceptance;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import tools.jackson.databind.node.ObjectNode;

/// A rehearsal of the demo that begins in an hour, to try the check-in desk, the tablet and the badges.
final class Rehearsal {

    private static final int REGISTERED = 12;
    private static final LocalDate SAMPLE = LocalDate.of(2026, 11, 19);
    private static final Instant SAMPLE_START = Instant.parse(SAMPLE + "T08:30:00Z");

    private final Stage stage;
    private final ApiDay day;

    Rehearsal(Stage stage) {
        this.stage = stage;
        this.day = new ApiDay(stage, "repetition");
    }

    void play() {
        stage.report.step("a rehearsal that begins in an hour", REGISTERED, () -> {
            publish();
            return stage.guests.stream()
                    .skip(100)
                    .limit(REGISTERED)
                    .filter(guest -> !day.register(guest, true).isEmpty())
                    .count();
        });
    }

    private void publish() {
        var draft = day.draft(SAMPLE)
                .put("title", "Répétition : accueil du matin")
                .put("rehearsal", "repetition@example.org");
        var later = Duration.between(
                SAMPLE_START, Instant.now().truncatedTo(ChronoUnit.MINUTES).plus(1, ChronoUnit.HOURS));
        shift(draft, later);
        for (var session : draft.withArray("sessions")) shift((ObjectNode) session, later);
        day.publish(draft);
    }

    private static void shift(ObjectNode times, Duration later) {
        for (var key : new String[] {"startsAt", "endsAt"}) {
            times.put(key, Instant.parse(times.path(key).asString()).plus(later).toString());
        }
    }
}
