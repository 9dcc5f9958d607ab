package fr.spro.branding.directory;

import fr.spro.contracts.DirectoryEvent.PostalAddress;
import fr.spro.contracts.EntityRef;
import fr.spro.platform.messaging.inbox.VersionedView;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;

/// A structure or a group that can receive material, as last published.
///
/// @param groupId the group itself, or the structure's group
/// @param address of a structure; groups have none
/// @param mailbox of a structure; absent in older projections
/// @param subjects the accounts that may act for a group
/// @param mergedInto the target if it was merged
public record Recipient(
        @Id EntityRef ref,
        long version,
        String name,
        String groupId,
        @Nullable PostalAddress address,
        @Nullable String mailbox,
        List<String> subjects,
        @Nullable EntityRef mergedInto)
        implements VersionedView {

    @Override
    public String id() {
        return ref.toString();
    }

    /// Keeps only the id, as an alias.
    static Recipient merged(EntityRef ref, long version, EntityRef into) {
        return new Recipient(ref, version, ref.id(), into.id(), null, null, List.of(), into);
    }
}
