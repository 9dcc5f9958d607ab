package fr.spro.acceptance;

import fr.spro.acceptance.Samples.Guest;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/// The day ahead of the demo. It is full: some people have a place, some wait for it or for a workshop, some are
/// offered one, some have not confirmed yet, and some have cancelled.
final class DayAhead {

    private static final int REGISTERED = 60;
    private static final int PLACES = 48;
    private static final int SEATS_OF_POPULAR_WORKSHOPS = 9;
    private static final List<Integer> UNCONFIRMED = List.of(8, 17, 26, 35, 44, 53);
    private static final List<Integer> CANCELLED = List.of(3, 12);

    private final Stage stage;
    private final ApiDay day;

    DayAhead(Stage stage) {
        this.stage = stage;
        this.day = new ApiDay(stage, Stage.DAY);
    }

    void play() {
        stage.report.step("the day ahead, with registrations", REGISTERED, () -> {
            publish();
            return stage.guests.stream()
                    .limit(REGISTERED)
                    .filter(this::registers)
                    .count();
        });
        stage.report.step("two cancel, and others are offered their places", PLACES, () -> {
            CANCELLED.forEach(row -> cancel(stage.guests.get(row - 1)));
            return Polling.until(PLACES, () -> day.count("taken"));
        });
    }

    private void publish() {
        var draft = day.draft(Samples.next19November(LocalDate.now())).put("places", PLACES);
        for (var session : draft.withArray("sessions")) {
            if (session.path("seats").asInt() == 30) ((ObjectNode) session).put("seats", SEATS_OF_POPULAR_WORKSHOPS);
        }
        day.publish(draft);
    }

    private boolean registers(Guest guest) {
        return !day.register(guest, !UNCONFIRMED.contains(guest.row())).isEmpty();
    }

    /// On the own page, as the person does.
    private void cancel(Guest guest) {
        var mail = stage.mailboxes.received(guest.email(), "place-confirmed").getLast();
        var visitor = new Visitor(guest.language());
        var page = visitor.open(Stage.link(mail.links(), "/inscriptions/") + "/annulation");
        visitor.submit(page, "/annulation", Map.of());
    }
}
