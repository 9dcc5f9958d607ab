package fr.spro.notification.known;

import fr.spro.platform.messaging.inbox.VersionedView;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;

/// Somebody to write to, as last told: a participant, a coordinator, a structure. A group has no mailbox of its own but
/// coordinators who have one. Of an erased person only the bare id is left, so that no replay brings them back.
///
/// @param mergedInto what its id means by now, if not itself
public record Recipient(
        @Id String id,
        long heard,
        @Nullable String name,
        @Nullable String email,
        @Nullable String language,
        @Nullable String groupId,
        List<String> coordinators,
        List<String> subjects,
        boolean erased,
        @Nullable String mergedInto)
        implements VersionedView {

    static Recipient erased(String id) {
        return new Recipient(id, Long.MAX_VALUE, null, null, null, null, List.of(), List.of(), true, null);
    }

    /// A person is addressed by name; an organisation reads French.
    static Recipient of(String id, long heard, String name, String email, String language, @Nullable String groupId) {
        return new Recipient(id, heard, name, email, language, groupId, List.of(), List.of(), false, null);
    }

    static Recipient group(String id, long heard, String name, List<String> coordinators, List<String> subjects) {
        return new Recipient(id, heard, name, null, "fr", id, coordinators, subjects, false, null);
    }

    static Recipient merged(String id, long heard, String into) {
        return new Recipient(id, heard, null, null, null, null, List.of(), List.of(), false, into);
    }
}
