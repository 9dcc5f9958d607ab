package fr.spro.registration.seating;

import fr.spro.registration.day.SessionId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What has to change in the lists of arrivals for one claim.
///
/// @param preferences to be stored instead of the earlier ones if `setPreferences`; removed if null
record Correction(
        boolean arrive,
        boolean leaveDay,
        List<SessionId> join,
        List<SessionId> leave,
        boolean setPreferences,
        @Nullable List<String> preferences) {

    /// Into the day's list only: whether there is a place, the next look at the lists says.
    static Correction arrival() {
        return new Correction(true, false, List.of(), List.of(), false, null);
    }

    boolean isNone() {
        return !arrive && !leaveDay && join.isEmpty() && leave.isEmpty() && !setPreferences;
    }
}
