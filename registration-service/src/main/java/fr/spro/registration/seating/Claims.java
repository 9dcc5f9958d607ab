package fr.spro.registration.seating;

import fr.spro.platform.messaging.outbox.TextId;
import fr.spro.registration.day.DayId;
import java.util.Set;

/// Reads claims; implemented by the enrolment.
public interface Claims {

    /// The claim as currently stored.
    Claim get(TextId id);

    /// The ids of those that have ended, whose people did not come.
    Set<String> ended(DayId day);
}
