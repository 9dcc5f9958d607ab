package fr.spro.acceptance;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Attendance is refused weeks before the day. Then the day moves with its programme, so that it begins now, and all
/// its participants are notified.
final class MovedDay {

    /// Long enough to be in the future when the day is stored.
    private static final Duration SOON = Duration.ofSeconds(30);

    private final Stage stage;

    MovedDay(Stage stage) {
        this.stage = stage;
    }

    void move() {
        stage.report.step("nobody is checked in weeks before the day", false, () -> {
            var address = Stage.STAFF_DAY + "/inscriptions/" + registration();
            return stage.organiser.open(address).html().contains("/presence");
        });
        stage.report.step("the day moves with its programme, and begins now", "PUBLISHED", () -> {
            var day = stage.client.get(Stage.API_DAY);
            var wanted = shifted(day);
            var effects = stage.client.post(Stage.API_DAY + "/impact", wanted, String.valueOf(wanted.hashCode()));
            var moved = stage.client.put(
                    Stage.API_DAY + "?agreement=" + effects.path("agreement").asString(),
                    wanted,
                    day.path("version").asLong());
            return moved.path("status").asString();
        });
    }

    /// After a minute, in which the change settles.
    void notified() {
        var concerned = stage.seats.arrived();
        stage.report.step(
                "its participants are notified of the new date",
                concerned.size(),
                () -> stage.mailboxes
                        .awaitAll(Stage.addresses(concerned), "changed")
                        .size());
    }

    private static String shifted(JsonNode day) {
        var draft = (ObjectNode) day.deepCopy();
        var start = Instant.now().plus(SOON).truncatedTo(ChronoUnit.SECONDS);
        var by = Duration.between(Instant.parse(day.path("startsAt").asString()), start);
        shift(draft, by);
        draft.path("sessions").forEach(session -> shift((ObjectNode) session, by));
        return draft.without(List.of("address", "version", "status")).toString();
    }

    private static void shift(ObjectNode timed, Duration by) {
        for (var field : List.of("startsAt", "endsAt")) {
            var moved = Instant.parse(timed.path(field).asString()).plus(by);
            timed.put(field, moved.toString());
        }
    }

    private String registration() {
        return stage.client
                .get(Stage.API_DAY + "/registrations?state=REGISTERED")
                .path("registrations")
                .path(0)
                .path("registrationId")
                .asString();
    }
}
