package fr.spro.registration.enrolment;

import fr.spro.contracts.ContactEvent;
import fr.spro.contracts.ContactEvent.ContactListed;
import fr.spro.contracts.EntityRef;
import fr.spro.platform.person.EmailAddress;
import fr.spro.platform.person.PersonName;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The name and address of a participant, and the generation of the secret link. Only its owner can make an
/// address that of the participant: another one is pending until it is confirmed.
///
/// @param version how often name, address or pending address have changed, from 1
/// @param linkGeneration links of earlier generations are invalid
/// @param newAddress the last one that was entered; it stays after its confirmation
/// @param mailbox receives the mails instead, at a rehearsal
public record Contact(
        Participant participant,
        long version,
        int linkGeneration,
        @Nullable NewAddress newAddress,
        @Nullable EmailAddress mailbox) {

    /// An address that was entered in this version of the contact, to be confirmed by its owner.
    ///
    /// @param asked whether its owner was asked to confirm it: not if it is that of another registration
    public record NewAddress(EmailAddress email, Instant confirmUntil, long version, boolean asked) {}

    static final Duration CONFIRM_WITHIN = Duration.ofHours(24);

    static Contact of(Participant participant, @Nullable EmailAddress mailbox) {
        return new Contact(participant, 1, 1, null, mailbox);
    }

    /// The address that was entered and is not confirmed.
    public @Nullable NewAddress pendingAddress() {
        return newAddress == null || newAddress.email().equals(participant.email()) ? null : newAddress;
    }

    /// The address that was entered last, confirmed or not.
    public EmailAddress enteredAddress() {
        var pending = pendingAddress();
        return pending == null ? participant.email() : pending.email();
    }

    /// What a form shows of it, to detect lost updates.
    public String shown() {
        return ShownIdentity.of(this).text();
    }

    /// Whether it is the participant's address or pending already, so that entering it mails nobody.
    public boolean knows(EmailAddress email) {
        return email.equals(participant.email()) || email.equals(enteredAddress());
    }

    /// Corrects name and language before anybody confirmed the address, which stays.
    Contact correct(Participant corrected) {
        return participant.equals(corrected) ? this : changed(corrected, linkGeneration, null);
    }

    Contact rename(PersonName name) {
        if (participant.name().equals(name)) return this;
        return changed(new Participant(name, participant.email(), participant.language()), linkGeneration, newAddress);
    }

    /// Enters an address, which stays pending; that of the participant drops a pending one.
    Contact enter(EmailAddress email, Instant confirmUntil, boolean asksOwner) {
        if (email.equals(enteredAddress())) return this;
        var isPending = !email.equals(participant.email());
        return changed(
                participant,
                linkGeneration,
                isPending ? new NewAddress(email, confirmUntil, version + 1, asksOwner) : null);
    }

    /// Makes the pending address that of the participant and invalidates the links that were sent to the
    /// previous one.
    ///
    /// @param entered the version in which it was entered; a no-op for another one
    Contact confirm(long entered) {
        var pending = pendingAddress();
        if (pending == null || pending.version() != entered) return this;
        var confirmed = new Participant(participant.name(), pending.email(), participant.language());
        return changed(confirmed, linkGeneration + 1, pending);
    }

    /// Drops an address that was not confirmed in time.
    Contact expire(Instant now) {
        var pending = pendingAddress();
        return pending == null || !Promise.isOver(pending.confirmUntil(), now)
                ? this
                : changed(participant, linkGeneration, null);
    }

    /// Drops this address, unless it is confirmed.
    Contact drop(EmailAddress email) {
        var pending = pendingAddress();
        return pending == null || !pending.email().equals(email) ? this : changed(participant, linkGeneration, null);
    }

    Contact withNewLink() {
        return new Contact(participant, version, linkGeneration + 1, newAddress, mailbox);
    }

    Contact erased() {
        return new Contact(Participant.ERASED, version, linkGeneration + 1, null, mailbox);
    }

    ContactListed listed(RegistrationId id) {
        var pending = pendingAddress();
        return new ContactListed(
                EntityRef.registration(id.value()),
                version,
                participant.name().full(),
                reached(participant.email()),
                participant.language(),
                pending == null || !pending.asked()
                        ? null
                        : new ContactEvent.NewAddress(reached(pending.email()), pending.version()),
                linkGeneration);
    }

    private String reached(EmailAddress email) {
        return (mailbox == null ? email : mailbox).value();
    }

    private Contact changed(Participant participant, int linkGeneration, @Nullable NewAddress newAddress) {
        return new Contact(participant, version + 1, linkGeneration, newAddress, mailbox);
    }
}
