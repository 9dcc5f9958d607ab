package fr.spro.contracts;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeInfo.Id;
import java.util.List;

/// The current state of local groups and structures, published by the registration service on
/// `registration.directory` (compacted), keyed by `group:<groupId>` or `structure:<structureId>`.
///
/// Postal address and general e-mail address are those of the organisation, not of a person. Fields are only
/// added; a change of meaning is a new record.
@JsonTypeInfo(use = Id.SIMPLE_NAME, property = "type", defaultImpl = DirectoryEvent.Unknown.class)
public sealed interface DirectoryEvent {

    /// A territory of the network. `coordinators` are their ids, `subjects` the accounts that may act for the
    /// group.
    record GroupListed(
            String groupId,
            long version,
            String name,
            String territory,
            List<String> coordinators,
            List<String> subjects)
            implements DirectoryEvent {}

    /// An organisation of the network, in one local group.
    record StructureListed(
            String structureId,
            long version,
            String name,
            String kind,
            String groupId,
            PostalAddress address,
            String mailbox)
            implements DirectoryEvent {}

    /// A structure that was merged into `mergedInto`, of which its id is now an alias. The target may itself
    /// be merged, before or later.
    record StructureMerged(String structureId, long version, String mergedInto) implements DirectoryEvent {}

    /// A group that was merged into `mergedInto`. Its accounts now act for the target.
    record GroupMerged(String groupId, long version, String mergedInto) implements DirectoryEvent {}

    /// The tombstone of a key: the group or structure was removed from the directory.
    record EntryRemoved(EntityRef entry) implements DirectoryEvent {}

    /// A type that this version does not know; consumers skip and count it.
    record Unknown() implements DirectoryEvent {}

    /// The delivery address of parcels.
    record PostalAddress(String street, String postalCode, String city) {}
}
