package fr.spro.branding.directory;

import fr.spro.contracts.DirectoryEvent.PostalAddress;
import fr.spro.contracts.DispatchEvent.RecipientKind;
import fr.spro.platform.messaging.inbox.VersionedView;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;

/// A structure or a group that material can be sent to, as last told.
///
/// @param groupId the group itself, or the one that the structure belongs to
/// @param address of a structure; a group has none of its own
/// @param subjects the user names of those who act for a group
/// @param mergedInto what its id means by now, if not itself
public record Recipient(
        @Id String id,
        long heard,
        RecipientKind kind,
        String name,
        String groupId,
        @Nullable PostalAddress address,
        List<String> subjects,
        @Nullable String mergedInto)
        implements VersionedView {

    /// Only its id is left, for what was told under it.
    static Recipient merged(String id, long heard, RecipientKind kind, String into) {
        return new Recipient(id, heard, kind, id, into, null, List.of(), into);
    }
}
