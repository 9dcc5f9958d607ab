package fr.spro.registration.seating;

import fr.spro.platform.messaging.outbox.TextId;
import fr.spro.registration.day.DayId;
import fr.spro.registration.day.SessionId;
import java.util.List;

/// What somebody asks of the seats of a day.
///
/// @param active whether it counts: an inactive claim has to leave all lists
/// @param workshops the chosen ones; of several at the same time the preferred one comes first
public record Claim(TextId id, DayId day, boolean active, List<SessionId> workshops) {

    String key() {
        return id.value();
    }

    boolean wants(SessionId workshop) {
        return active && workshops.contains(workshop);
    }
}
