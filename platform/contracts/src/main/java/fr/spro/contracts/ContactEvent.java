package fr.spro.contracts;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeInfo.Id;
import org.jspecify.annotations.Nullable;

/// How to reach a person, published by the registration service on `registration.contacts` (compacted),
/// keyed by `contact`: `registration:<id>` for a participant, `coordinator:<id>` for a coordinator.
///
/// The only topic that carries personal data. Fields are only added; a change of meaning is a new record.
@JsonTypeInfo(use = Id.SIMPLE_NAME, property = "type", defaultImpl = ContactEvent.Unknown.class)
public sealed interface ContactEvent {

    /// The person's current name, address and language (`fr` or `en`). `newAddress` is an address that
    /// was entered and receives nothing but the link that confirms it; absent if there is none.
    /// `linkGeneration` is that of the secret link of a participant in this version: a later event of
    /// the registration may have a greater one, and the greatest is the valid one. Absent for
    /// coordinators, and in older records.
    record ContactListed(
            EntityRef contact,
            long version,
            String name,
            String email,
            String language,
            @Nullable NewAddress newAddress,
            @Nullable Integer linkGeneration)
            implements ContactEvent {

        public ContactListed(EntityRef contact, long version, String name, String email, String language) {
            this(contact, version, name, email, language, null, null);
        }
    }

    /// An address that nobody has confirmed yet, entered in this version of the contact.
    record NewAddress(String email, long version) {}

    /// The tombstone of a key: the person has been erased.
    record ContactErased(EntityRef contact) implements ContactEvent {}

    /// A type that this version does not know; consumers skip and count it.
    record Unknown() implements ContactEvent {}
}
