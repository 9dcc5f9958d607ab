package fr.spro.contracts;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeInfo.Id;
import java.util.List;

/// The present state of local groups and welcome structures, told by the registration service on
/// `registration.directory` (compacted), keyed by the id of the group or structure.
///
/// Postal address and general e-mail address are those of the organisation, not of a person.
/// Fields are only ever added; a change of meaning gets a new record.
@JsonTypeInfo(use = Id.SIMPLE_NAME, property = "type", defaultImpl = DirectoryEvent.Unknown.class)
public sealed interface DirectoryEvent {

    /// A territory of the network. `coordinators` are contact ids, `subjects` those who may act for the group when
    /// signed in.
    record GroupListed(
            String id, long version, String name, String territory, List<String> coordinators, List<String> subjects)
            implements DirectoryEvent {}

    /// An organisation of the network, in one local group.
    record StructureListed(
            String id, long version, String name, String kind, String groupId, PostalAddress address, String mailbox)
            implements DirectoryEvent {}

    /// A structure that was found to be the same as the one called `mergedInto`: from now on its id means that one,
    /// which may
    /// itself be merged before or later.
    record StructureMerged(String id, long version, String mergedInto) implements DirectoryEvent {}

    /// A group that became part of the one called `mergedInto`, as a structure does. Who acted for it acts for that
    /// one.
    record GroupMerged(String id, long version, String mergedInto) implements DirectoryEvent {}

    /// The tombstone of a key: it is in the directory no more.
    record Unlisted(String id) implements DirectoryEvent {}

    /// A type newer than this reader; consumers skip and count it.
    record Unknown() implements DirectoryEvent {}

    /// Where the post brings parcels.
    record PostalAddress(String street, String postalCode, String city) {}
}
