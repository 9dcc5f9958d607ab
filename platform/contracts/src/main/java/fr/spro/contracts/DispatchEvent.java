package fr.spro.contracts;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeInfo.Id;
import java.time.Instant;
import java.util.List;

/// Events published by the branding service on `branding.dispatches`, keyed by `dispatchId`. Fields are only
/// added; a change of meaning is a new record.
@JsonTypeInfo(use = Id.SIMPLE_NAME, property = "type", defaultImpl = DispatchEvent.Unknown.class)
public sealed interface DispatchEvent {

    /// A rule entitles this recipient to material.
    record DispatchProposed(
            String dispatchId, Recipient recipient, String groupId, List<Item> items, Instant proposedAt)
            implements DispatchEvent {}

    /// A coordinator approved the dispatch.
    record DispatchApproved(
            String dispatchId, Recipient recipient, String groupId, List<Item> items, Instant approvedAt)
            implements DispatchEvent {}

    /// The dispatch was shipped.
    record DispatchShipped(String dispatchId, Recipient recipient, String groupId, List<Item> items, Instant shippedAt)
            implements DispatchEvent, MailedEvent {}

    /// A dispatch that was published as shipped has not left; it is approved again, and may be shipped later.
    record DispatchUnshipped(
            String dispatchId, Recipient recipient, String groupId, List<Item> items, Instant unshippedAt)
            implements DispatchEvent, MailedEvent {}

    /// The reason of a proposed dispatch is gone: every check-in that entitled to it was withdrawn. A later
    /// `DispatchProposed` counts again.
    record DispatchWithdrawn(String dispatchId, Recipient recipient, String groupId, Instant withdrawnAt)
            implements DispatchEvent {}

    /// A type that this version does not know; consumers skip and count it.
    record Unknown() implements DispatchEvent {}

    /// The recipient: a structure or a group, at the directory version that the dispatch was based on.
    record Recipient(EntityRef ref, long version) {}

    /// A quantity of one material of the catalogue.
    record Item(String materialId, int quantity) {}
}
