package fr.spro.registration.enrolment;

import fr.spro.platform.messaging.outbox.Decision;
import fr.spro.platform.messaging.outbox.Store;
import fr.spro.platform.person.EmailAddress;
import fr.spro.platform.person.PersonName;
import fr.spro.registration.day.Days;
import fr.spro.registration.day.RegionalDay;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/// Corrects a name or an e-mail address. A new address receives a link that confirms it.
@Service
public class CorrectParticipant {

    /// @param read what the form showed of the contact; null is nothing
    /// @param by the account of a member of staff or `participant`
    public record Command(
            RegistrationId id,
            PersonName name,
            EmailAddress email,
            @Nullable String read,
            String by) {

        /// Without what the form left as it was shown.
        Command over(Contact now) {
            var shown = ShownIdentity.parse(read);
            var address = shown.over(now.enteredAddress(), email);
            return new Command(id, shown.over(now.participant().name(), name), address, read, by);
        }

        /// Whether somebody else has changed what it changes.
        boolean conflictsWith(Contact now) {
            var shown = ShownIdentity.parse(read);
            return shown.isContested(now.participant().name(), name) || shown.isContested(now.enteredAddress(), email);
        }

        private boolean isByStaff() {
            return !by.equals(Participant.ACTOR);
        }
    }

    public sealed interface Outcome {

        /// Whether the owner of a new address is mailed.
        default boolean mails() {
            return this instanceof Corrected corrected && corrected.entered();
        }

        /// An address of another registration is pending too, so that the participant cannot find out that
        /// there is one. No link can confirm it; the owner is told.
        ///
        /// @param entered whether a new address is pending by it, whose owner is mailed
        record Corrected(Registration registration, boolean entered) implements Outcome {}

        /// It was changed concurrently; the current state.
        record Conflict(Registration current) implements Outcome {}

        /// Another registration for the day has the address, and nothing was corrected. For staff only.
        record AddressTaken(Registration other) implements Outcome {}

        /// Cancelled, lapsed or erased, or the day is archived.
        record TooLate(Ended why) implements Outcome {}
    }

    private final Store<Registration> store;
    private final Registrations registrations;
    private final Days days;
    private final Clock clock;

    CorrectParticipant(Store<Registration> store, Registrations registrations, Days days, Clock clock) {
        this.store = store;
        this.registrations = registrations;
        this.days = days;
        this.clock = clock;
    }

    public Outcome handle(Command command) {
        return handle(command, true).orElseThrow();
    }

    /// @param mayEnter whether the owner of a new address may be mailed
    /// @return empty if it would be and may not; then nothing is changed
    public Optional<Outcome> handle(Command command, boolean mayEnter) {
        var found = store.get(command.id());
        var day = days.get(found.day());
        var now = clock.instant();
        var email = command.over(found.contact()).email();
        var other = owner(day, email, found);
        if (other.isPresent() && command.isByStaff()) return Optional.of(new Outcome.AddressTaken(other.get()));
        Optional<Outcome> outcome = store.handle(
                command.id(), registration -> decide(command, mayEnter, registration, day, other.isEmpty(), now));
        if (outcome.filter(Outcome::mails).isPresent()) {
            other.ifPresent(
                    known -> store.change(known.id(), owner -> new PendingRequest(owner, day).reportRepetition(now)));
        }
        return outcome;
    }

    /// The other registration with this address.
    private Optional<Registration> owner(RegionalDay day, EmailAddress email, Registration corrected) {
        return corrected.participant().email().equals(email)
                ? Optional.empty()
                : registrations.findByActiveAddress(Listing.activeAddress(day.id(), email));
    }

    /// Decides in the write whether an address is new: another request may have entered it or another one since.
    private static Decision<Registration, Optional<Outcome>> decide(
            Command command, boolean mayEnter, Registration found, RegionalDay day, boolean asksOwner, Instant now) {
        var ended = Ended.ofName(found, day);
        if (ended.isPresent()) return Decision.rejected(found, Optional.of(new Outcome.TooLate(ended.get())));
        var wanted = command.over(found.contact());
        if (wanted.conflictsWith(found.contact())) {
            return Decision.rejected(found, Optional.of(new Outcome.Conflict(found)));
        }
        var isNew = !found.contact().knows(wanted.email());
        if (isNew && !mayEnter) return Decision.rejected(found, Optional.empty());
        return new Decision<>(
                new ContactChanges(found).correct(day, wanted.name(), wanted.email(), asksOwner, command.by(), now),
                corrected -> Optional.of(new Outcome.Corrected(corrected, isNew)));
    }
}
