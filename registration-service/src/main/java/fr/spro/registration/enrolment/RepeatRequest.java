package fr.spro.registration.enrolment;

import fr.spro.contracts.RegistrationEvent;
import fr.spro.platform.messaging.outbox.Change;
import fr.spro.platform.messaging.outbox.Store;
import fr.spro.registration.enrolment.RegisterParticipant.Command;
import fr.spro.registration.enrolment.RegistrationStatus.Requested;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Answers a request with the address of another registration for the day: from a public page its owner gets a mail,
/// and the sender does not learn that there is one.
@Component
class RepeatRequest {

    private final Store<Registration> store;
    private final Registrations registrations;
    private final SeatedDays seatedDays;

    RepeatRequest(Store<Registration> store, Registrations registrations, SeatedDays seatedDays) {
        this.store = store;
        this.registrations = registrations;
        this.seatedDays = seatedDays;
    }

    /// @param hold what would be held for a new registration
    /// @return the other registration; empty if it has ended meanwhile
    Optional<Registration> handle(Command command, Requested hold, Instant now) {
        var address = Listing.activeAddress(command.day(), command.participant().email());
        var other = registrations.findByActiveAddress(address);
        return command.visit() == null || !command.mails()
                ? other
                : other.map(before -> store.change(before.id(), found -> repeat(command, found, hold, now)));
    }

    /// The registration keeps its workshops, so it gains a place only if the granted hold includes them.
    private Change<Registration, RegistrationEvent> repeat(
            Command command, Registration found, Requested hold, Instant now) {
        var isWhole = command.wishes().workshops().containsAll(found.wishes().workshops());
        var wanted = isWhole ? hold : hold.withoutPlace();
        return seatedDays.get(found.day()).repeat(found, command.participant().name(), wanted, now);
    }
}
