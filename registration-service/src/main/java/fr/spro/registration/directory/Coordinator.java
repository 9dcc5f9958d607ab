package fr.spro.registration.directory;

import fr.spro.contracts.ContactEvent;
import fr.spro.contracts.ContactEvent.ContactListed;
import fr.spro.contracts.EntityRef;
import fr.spro.platform.messaging.audit.AuditEntry;
import fr.spro.platform.messaging.outbox.Aggregate;
import fr.spro.platform.messaging.outbox.Change;
import fr.spro.platform.person.EmailAddress;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;

/// A person who coordinates local groups. Of an erased one only the bare id is kept, so that no file or
/// backup restores the data.
///
/// @param subject the account
/// @param enteredAccount the account if it was entered on a page, where nobody else can enter it; files may contain it
/// again
/// @param writtenAt when it was last changed
/// @param erasedAt when the person was erased
public record Coordinator(
        @Id CoordinatorId id,
        String name,
        EmailAddress email,
        String subject,
        @Nullable String enteredAccount,
        @Nullable Instant writtenAt,
        @Nullable Instant erasedAt,
        long version)
        implements Aggregate {

    private static final String LANGUAGE = "fr";

    static Coordinator of(CoordinatorId id, String name, EmailAddress email, String subject) {
        return new Coordinator(id, name, email, subject, null, null, null, 0);
    }

    /// One that is entered on a page.
    static Coordinator entered(CoordinatorId id, String name, EmailAddress email, String subject) {
        return new Coordinator(id, name, email, subject, subject, null, null, 0);
    }

    /// Creates a new one. Its audit entry is that of the group.
    Change<Coordinator, ContactEvent> list(Instant now) {
        return published(this, now, null);
    }

    public boolean isErased() {
        return erasedAt != null;
    }

    boolean hasSameDataAs(Coordinator other) {
        return !isErased() && name.equals(other.name) && email.equals(other.email) && subject.equals(other.subject);
    }

    /// An erased person stays erased.
    Change<Coordinator, ContactEvent> write(Coordinator wanted, String by, Instant now) {
        if (isErased() || hasSameDataAs(wanted)) return Change.none(this);
        return published(wanted, now, null)
                .audited(AuditEntry.of(DirectoryAction.COORDINATOR_CHANGED, by, now, id.subject()));
    }

    Change<Coordinator, ContactEvent> erase(Instant now) {
        return isErased() ? Change.none(this) : published(of(id, "", EmailAddress.NONE, ""), now, now);
    }

    /// Empty if the person is erased.
    Optional<ContactListed> publishedState() {
        return isErased()
                ? Optional.empty()
                : Optional.of(
                        new ContactListed(EntityRef.coordinator(id.value()), version, name, email.value(), LANGUAGE));
    }

    private Change<Coordinator, ContactEvent> published(Coordinator data, Instant now, @Nullable Instant erased) {
        var next = new Coordinator(id, data.name, data.email, data.subject, data.enteredAccount, now, erased, version);
        return Change.<Coordinator, ContactEvent>to(next).publishingState();
    }
}
