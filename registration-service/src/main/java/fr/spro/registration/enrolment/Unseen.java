package fr.spro.registration.enrolment;

import fr.spro.registration.day.Session;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What has changed for a participant, who has not said yet to have seen it.
///
/// @param changed of the day and its sessions; null if nothing has, or that is not known
/// @param lost because there are fewer seats; null if nothing is
public record Unseen(
        @Nullable ChangedAgenda changed, @Nullable LostSeats lost) {

    /// @param day whether it is the place at the day, with all workshops
    /// @param workshops that still take place
    public record LostSeats(boolean day, List<Session> workshops) {}

    boolean isNone() {
        return changed == null && lost == null;
    }

    /// What stands for it, so that the participant says of this to have seen it; empty if there is nothing.
    public String version() {
        if (isNone()) return "";
        var workshops = lost == null
                ? List.of()
                : lost.workshops().stream().map(Session::id).toList();
        return Fingerprint.of(changed == null ? "" : changed.version(), lost != null && lost.day(), workshops);
    }
}
