package fr.spro.registration.seating;

import fr.spro.platform.messaging.outbox.TextId;
import fr.spro.registration.day.DayId;
import fr.spro.registration.day.SessionId;
import java.util.List;

/// The request of a registration for seats of a day.
///
/// @param workshops the chosen ones; of parallel ones the preferred one first
public record Claim(TextId id, DayId day, Stage stage, List<SessionId> workshops) {

    public enum Stage {
        /// It joins the lists later, and has neither seat nor rank until then.
        NOT_YET,
        /// It belongs in the lists.
        ACTIVE,
        /// It leaves all lists.
        ENDED
    }

    boolean active() {
        return stage == Stage.ACTIVE;
    }

    String key() {
        return id.value();
    }

    boolean includes(SessionId workshop) {
        return active() && workshops.contains(workshop);
    }
}
