package fr.spro.registration.directory;

import fr.spro.contracts.ContactEvent;
import fr.spro.contracts.ContactEvent.ContactListed;
import fr.spro.contracts.EntityRef;
import fr.spro.platform.messaging.outbox.Aggregate;
import fr.spro.platform.messaging.outbox.Change;
import fr.spro.registration.directory.Revision.What;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;

/// A person who coordinates local groups. Of who does so no more only the bare id is left, so that no file or backup
/// brings them back.
///
/// @param subject the user name at sign-in
/// @param writtenAt when it was last changed
/// @param erasedAt when the person was forgotten
/// @param trail who changed what, without what that was
public record Coordinator(
        @Id CoordinatorId id,
        String name,
        String email,
        String subject,
        @Nullable Instant writtenAt,
        @Nullable Instant erasedAt,
        List<Revision> trail,
        long version)
        implements Aggregate {

    private static final String LANGUAGE = "fr";

    public Coordinator {
        // A document from before these were noted has none.
        trail = trail == null ? List.of() : List.copyOf(trail);
    }

    static Coordinator of(CoordinatorId id, String name, String email, String subject) {
        return new Coordinator(id, name, email, subject, null, null, List.of(), 0);
    }

    /// A new one.
    Change<Coordinator, ContactEvent> list(Instant now) {
        return revised(name, email, subject, now, null, List.of());
    }

    public boolean isErased() {
        return erasedAt != null;
    }

    boolean says(Coordinator other) {
        return !isErased() && name.equals(other.name) && email.equals(other.email) && subject.equals(other.subject);
    }

    /// Who is erased stays so.
    Change<Coordinator, ContactEvent> write(Coordinator wanted, String by, Instant now) {
        if (isErased() || says(wanted)) return Change.none(this);
        var revision = Revision.about(id, What.COORDINATOR_CHANGED, by, now);
        return revised(wanted.name, wanted.email, wanted.subject, now, null, List.of(revision));
    }

    Change<Coordinator, ContactEvent> erase(Instant now) {
        return isErased() ? Change.none(this) : revised("", "", "", now, now, List.of());
    }

    /// Nothing if the person is forgotten.
    Optional<ContactListed> told() {
        return isErased()
                ? Optional.empty()
                : Optional.of(new ContactListed(EntityRef.coordinator(id.value()), version, name, email, LANGUAGE));
    }

    private Change<Coordinator, ContactEvent> revised(
            String newName,
            String newEmail,
            String newSubject,
            Instant now,
            @Nullable Instant erased,
            List<Revision> revisions) {
        var revised = new Coordinator(
                id, newName, newEmail, newSubject, now, erased, Revision.append(trail, revisions), version);
        return Change.<Coordinator, ContactEvent>to(revised).tellingState();
    }
}
