package fr.spro.registration.seating;

import fr.spro.registration.day.SessionId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A change of the lists of arrivals for one claim.
///
/// @param preferences replace the stored ones if `setPreferences`; null removes them
/// @param read the stored preferences that it is based on
record Correction(
        boolean arrive,
        boolean leaveDay,
        List<SessionId> join,
        List<SessionId> leave,
        boolean setPreferences,
        @Nullable List<String> preferences,
        @Nullable List<String> read) {

    /// Joins the day's list only; the next read of the lists shows whether there is a place.
    static Correction arrival(@Nullable List<String> read) {
        return new Correction(true, false, List.of(), List.of(), false, null, read);
    }

    /// Leaves these lists, to join them again at the end.
    static Correction release(List<SessionId> lists, @Nullable List<String> read) {
        return new Correction(false, false, List.of(), lists, false, null, read);
    }

    boolean isNone() {
        return !arrive && !leaveDay && join.isEmpty() && leave.isEmpty() && !setPreferences;
    }
}
