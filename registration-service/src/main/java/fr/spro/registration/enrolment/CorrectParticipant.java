package fr.spro.registration.enrolment;

import fr.spro.platform.messaging.outbox.Decision;
import fr.spro.platform.messaging.outbox.Store;
import fr.spro.platform.person.EmailAddress;
import fr.spro.platform.person.PersonName;
import fr.spro.registration.day.Days;
import fr.spro.registration.day.RegionalDay;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;

/// Corrects a name or an e-mail address. A new address receives a link that confirms it.
@Service
public class CorrectParticipant {

    /// @param read the fingerprint of the participant that was read; null is none
    /// @param by the account of a member of staff or `participant`
    public record Command(
            RegistrationId id,
            PersonName name,
            EmailAddress email,
            @Nullable String read,
            String by) {

        boolean conflictsWith(Registration now) {
            var participant = now.participant();
            var isDone = participant.name().equals(name) && participant.email().equals(email);
            return !isDone && !participant.fingerprint().equals(read);
        }
    }

    public sealed interface Outcome {

        record Corrected(Registration registration) implements Outcome {}

        /// It was changed concurrently; the current state.
        record Conflict(Registration current) implements Outcome {}

        /// Another registration for the day has the address; its owner was sent a link, and nothing was corrected.
        /// The public gets the same response as to a correction, so that registrations are not disclosed.
        record AddressTaken() implements Outcome {}

        /// Cancelled, lapsed or erased.
        record TooLate() implements Outcome {}
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
        var found = store.get(command.id());
        var day = days.get(found.day());
        var now = clock.instant();
        try {
            return store.handle(command.id(), registration -> decide(command, registration, day, now));
        } catch (DuplicateKeyException known) {
            registrations
                    .findByActiveAddress(Listing.activeAddress(day.id(), command.email()))
                    .ifPresent(other -> store.change(other.id(), owner -> owner.renewLink(day, now)));
            return new Outcome.AddressTaken();
        }
    }

    private static Decision<Registration, Outcome> decide(
            Command command, Registration found, RegionalDay day, Instant now) {
        if (!found.isActive()) return Decision.rejected(found, new Outcome.TooLate());
        if (command.conflictsWith(found)) return Decision.rejected(found, new Outcome.Conflict(found));
        return new Decision<>(
                found.correct(day, command.name(), command.email(), command.by(), now), Outcome.Corrected::new);
    }

    /// @param version of the contact, from the link sent to the new address
    public void confirm(RegistrationId id, long version) {
        store.change(id, registration -> registration.confirmAddress(version));
    }
}
