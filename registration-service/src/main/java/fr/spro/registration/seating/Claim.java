package fr.spro.registration.seating;

import fr.spro.platform.messaging.outbox.TextId;
import fr.spro.registration.day.DayId;
import fr.spro.registration.day.SessionId;
import java.util.List;

/// The request of a registration for seats of a day.
///
/// @param active an inactive claim leaves all lists
/// @param workshops the chosen ones; of parallel ones the preferred one first
public record Claim(TextId id, DayId day, boolean active, List<SessionId> workshops) {

    String key() {
        return id.value();
    }

    boolean includes(SessionId workshop) {
        return active && workshops.contains(workshop);
    }
}
