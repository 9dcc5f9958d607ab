package fr.spro.branding.directory;

import fr.spro.contracts.DirectoryEvent.PostalAddress;
import fr.spro.contracts.EntityRef;
import fr.spro.platform.messaging.inbox.VersionedView;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;

/// A structure or a group that material can be sent to, as last published.
///
/// @param groupId the group itself, or the one that the structure belongs to
/// @param address of a structure; a group has none of its own
/// @param subjects the user names of those who act for a group
/// @param mergedInto the one of its kind that it was merged into, if it was
public record Recipient(
        @Id EntityRef ref,
        long version,
        String name,
        String groupId,
        @Nullable PostalAddress address,
        List<String> subjects,
        @Nullable EntityRef mergedInto)
        implements VersionedView {

    @Override
    public String id() {
        return ref.toString();
    }

    /// Only its id is left, for what was published under it.
    static Recipient merged(EntityRef ref, long version, EntityRef into) {
        return new Recipient(ref, version, ref.id(), into.id(), null, List.of(), into);
    }
}
