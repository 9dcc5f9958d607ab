package fr.spro.contracts;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeInfo.Id;
import java.time.Instant;
import java.util.List;

/// Facts published by the branding service on `branding.dispatches`, keyed by `dispatchId`.
/// Fields are only ever added; a change of meaning gets a new record.
@JsonTypeInfo(use = Id.SIMPLE_NAME, property = "type", defaultImpl = DispatchEvent.Unknown.class)
public sealed interface DispatchEvent {

    /// A rule found that this recipient has a right to material.
    record DispatchProposed(
            String dispatchId, Recipient recipient, String groupId, List<Item> items, Instant proposedAt)
            implements DispatchEvent {}

    /// A coordinator said that it shall be sent.
    record DispatchApproved(
            String dispatchId, Recipient recipient, String groupId, List<Item> items, Instant approvedAt)
            implements DispatchEvent {}

    /// It is on its way.
    record DispatchShipped(String dispatchId, Recipient recipient, String groupId, List<Item> items, Instant shippedAt)
            implements DispatchEvent {}

    /// A type newer than this reader; consumers skip and count it.
    record Unknown() implements DispatchEvent {}

    /// Who receives it: a structure or a group, at the version of the directory that the dispatch was based on.
    record Recipient(EntityRef ref, long version) {}

    /// So many pieces of one material of the catalogue.
    record Item(String materialId, int quantity) {}
}
