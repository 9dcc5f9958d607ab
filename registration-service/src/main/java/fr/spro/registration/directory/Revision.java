package fr.spro.registration.directory;

import fr.spro.registration.directory.Difference.Field;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// One line of the trail of a group, a structure or a coordinator: who did what, and when. Of people it says the bare
/// id only, never a name or an address.
///
/// @param by the subject of a member of staff, or `system`
/// @param fields what it made different
/// @param about the coordinator concerned, if it is one, or what it was merged into
public record Revision(
        Instant at,
        String by,
        What what,
        List<Field> fields,
        @Nullable String about) {

    public enum What {
        ADDED,
        CHANGED,
        IMPORTED,
        REMOVED,
        /// Removed too early: somebody had named it meanwhile.
        RESTORED,
        /// `about` is the one that its id means now.
        MERGED,
        COORDINATOR_ADDED,
        COORDINATOR_CHANGED,
        COORDINATOR_REMOVED
    }

    /// By whom things are done that nobody does.
    public static final String SYSTEM = "system";

    private static final int KEPT = 100;

    static Revision of(What what, String by, Instant now) {
        return new Revision(now, by, what, List.of(), null);
    }

    static Revision about(CoordinatorId coordinator, What what, String by, Instant now) {
        return new Revision(now, by, what, List.of(), coordinator.value());
    }

    static Revision merged(Merged into) {
        return new Revision(into.at(), into.by(), What.MERGED, List.of(), into.into());
    }

    Revision saying(List<Field> fields) {
        return new Revision(at, by, what, List.copyOf(fields), about);
    }

    /// The trail with further lines at its end; the latest are kept.
    static List<Revision> append(List<Revision> trail, List<Revision> further) {
        var all = Stream.concat(trail.stream(), further.stream()).toList();
        return all.subList(Math.max(0, all.size() - KEPT), all.size());
    }
}
