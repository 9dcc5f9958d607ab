package fr.spro.contracts;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeInfo.Id;

/// How to reach a person, published by the registration service on `registration.contacts` (compacted), keyed by
/// `contact`: `registration:<id>` for a participant, `coordinator:<id>` for a coordinator.
///
/// The only topic that carries personal data. Fields are only added; a change of meaning is a new record.
@JsonTypeInfo(use = Id.SIMPLE_NAME, property = "type", defaultImpl = ContactEvent.Unknown.class)
public sealed interface ContactEvent {

    /// The person's current name, address and language (`fr` or `en`).
    record ContactListed(EntityRef contact, long version, String name, String email, String language)
            implements ContactEvent {}

    /// The tombstone of a key: the person has been erased.
    record ContactErased(EntityRef contact) implements ContactEvent {}

    /// A type that this version does not know; consumers skip and count it.
    record Unknown() implements ContactEvent {}
}
