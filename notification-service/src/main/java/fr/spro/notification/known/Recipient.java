package fr.spro.notification.known;

import fr.spro.contracts.ContactEvent.ContactListed;
import fr.spro.contracts.ContactEvent.NewAddress;
import fr.spro.contracts.EntityRef;
import fr.spro.platform.messaging.inbox.VersionedView;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;

/// A recipient as last published: a participant, a coordinator, a structure or a group, whose mails go to its
/// coordinators. Of an erased person only the bare id is kept, so that no replay restores the data.
///
/// @param newAddress of a participant, to be confirmed by its owner
/// @param mergedInto the target if it was merged
public record Recipient(
        @Id EntityRef ref,
        long version,
        @Nullable String name,
        @Nullable String email,
        @Nullable String language,
        @Nullable String groupId,
        List<EntityRef> coordinators,
        List<String> subjects,
        boolean erased,
        @Nullable NewAddress newAddress,
        @Nullable EntityRef mergedInto)
        implements VersionedView {

    @Override
    public String id() {
        return ref.toString();
    }

    static Recipient erased(EntityRef ref) {
        return new Recipient(ref, Long.MAX_VALUE, null, null, null, null, List.of(), List.of(), true, null, null);
    }

    /// Only persons are addressed by name; organisations are written to in French.
    static Recipient of(
            EntityRef ref, long version, String name, String email, String language, @Nullable String groupId) {
        return new Recipient(ref, version, name, email, language, groupId, List.of(), List.of(), false, null, null);
    }

    static Recipient contact(ContactListed contact) {
        return new Recipient(
                contact.contact(),
                contact.version(),
                contact.name(),
                contact.email(),
                contact.language(),
                null,
                List.of(),
                List.of(),
                false,
                contact.newAddress(),
                null);
    }

    /// The same person at the address that was entered in this version; empty if it was confirmed, replaced
    /// or dropped since.
    public Optional<Recipient> atNewAddress(long entered) {
        if (erased) return Optional.of(this);
        if (newAddress == null || newAddress.version() != entered) return Optional.empty();
        return Optional.of(of(ref, version, String.valueOf(name), newAddress.email(), String.valueOf(language), null));
    }

    static Recipient group(
            EntityRef ref, long version, String name, List<EntityRef> coordinators, List<String> subjects) {
        return new Recipient(ref, version, name, null, "fr", ref.id(), coordinators, subjects, false, null, null);
    }

    static Recipient merged(EntityRef ref, long version, EntityRef into) {
        return new Recipient(ref, version, null, null, null, null, List.of(), List.of(), false, null, into);
    }
}
