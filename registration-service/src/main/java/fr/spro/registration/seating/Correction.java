package fr.spro.registration.seating;

import fr.spro.registration.day.SessionId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A change of the lists of arrivals for one claim.
///
/// @param preferences replace the stored ones if `setPreferences`; null removes them
record Correction(
        boolean arrive,
        boolean leaveDay,
        List<SessionId> join,
        List<SessionId> leave,
        boolean setPreferences,
        @Nullable List<String> preferences) {

    /// Joins the day's list only; the next read of the lists shows whether there is a place.
    static Correction arrival() {
        return new Correction(true, false, List.of(), List.of(), false, null);
    }

    boolean isNone() {
        return !arrive && !leaveDay && join.isEmpty() && leave.isEmpty() && !setPreferences;
    }
}
