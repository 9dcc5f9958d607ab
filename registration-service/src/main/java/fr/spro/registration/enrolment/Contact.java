package fr.spro.registration.enrolment;

import fr.spro.contracts.ContactEvent.ContactListed;
import fr.spro.contracts.EntityRef;
import fr.spro.platform.person.EmailAddress;
import fr.spro.platform.person.PersonName;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The name and address of a participant, and the generation of the secret link.
///
/// @param version how often name or address have changed, from 1
/// @param linkGeneration links of earlier generations are invalid
/// @param previous the address that is restored unless the new one is confirmed
/// @param mailbox receives the mails instead, at a rehearsal
public record Contact(
        Participant participant,
        long version,
        int linkGeneration,
        @Nullable PreviousAddress previous,
        @Nullable EmailAddress mailbox) {

    /// The last confirmed address, kept until a new one is confirmed.
    public record PreviousAddress(EmailAddress email, Instant until) {}

    static final Duration REVERTS_AFTER = Duration.ofHours(24);

    static Contact of(Participant participant, @Nullable EmailAddress mailbox) {
        return new Contact(participant, 1, 1, null, mailbox);
    }

    boolean hasAddress(EmailAddress email) {
        return participant.email().equals(email);
    }

    /// Changes the name, or replaces an unconfirmed address.
    Contact correct(PersonName name, EmailAddress email) {
        if (participant.name().equals(name) && hasAddress(email)) return this;
        var corrected = new Participant(name, email, participant.language());
        return new Contact(corrected, version + 1, linkGeneration, previous, mailbox);
    }

    /// Changes the name, or the address, which is reverted if it is not confirmed in time.
    Contact correct(PersonName name, EmailAddress email, Instant confirmUntil) {
        var corrected = correct(name, email);
        if (hasAddress(email)) return corrected;
        var confirmed = previous == null ? participant.email() : previous.email();
        return corrected.with(new PreviousAddress(confirmed, confirmUntil));
    }

    /// @param confirmed the version whose address is confirmed; a no-op if it is not the present one
    Contact confirm(long confirmed) {
        return confirmed == version ? with(null) : this;
    }

    /// Restores the previous address once the time to confirm the new one is over.
    Contact revert(Instant now) {
        if (previous == null || !Promise.isOver(previous.until(), now)) return this;
        return correct(participant.name(), previous.email()).with(null);
    }

    /// Keeps an address that was not confirmed in time, because the previous one belongs to somebody else now.
    Contact keep(Instant now) {
        return revert(now).equals(this) ? this : with(null);
    }

    Contact withNewLink() {
        return new Contact(participant, version, linkGeneration + 1, previous, mailbox);
    }

    Contact erased() {
        return new Contact(Participant.ERASED, version, linkGeneration + 1, null, mailbox);
    }

    ContactListed listed(RegistrationId id) {
        return new ContactListed(
                EntityRef.registration(id.value()),
                version,
                participant.name().full(),
                (mailbox == null ? participant.email() : mailbox).value(),
                participant.language());
    }

    private Contact with(@Nullable PreviousAddress other) {
        return new Contact(participant, version, linkGeneration, other, mailbox);
    }
}
