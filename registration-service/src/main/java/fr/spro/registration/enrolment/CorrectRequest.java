package fr.spro.registration.enrolment;

import fr.spro.platform.messaging.outbox.Store;
import fr.spro.registration.day.RegionalDay;
import fr.spro.registration.enrolment.RegisterParticipant.Command;
import fr.spro.registration.enrolment.RegistrationStatus.Requested;
import java.time.Instant;
import org.springframework.stereotype.Component;

/// Corrects a request that its sender has just sent: it stays the same registration in the same order.
/// Whether the earlier or the new address is that of another registration makes no difference that the sender
/// could see.
@Component
class CorrectRequest {

    private final Store<Registration> store;
    private final Registrations registrations;
    private final SettleRegistration settleRegistration;

    CorrectRequest(Store<Registration> store, Registrations registrations, SettleRegistration settleRegistration) {
        this.store = store;
        this.registrations = registrations;
        this.settleRegistration = settleRegistration;
    }

    /// The command with the id of the request that it corrects, also if that was not stored. It keeps its own
    /// id if the request can no longer be corrected, or if the address is that of another registration: then
    /// nobody is registered, and the request with the wrong address is erased.
    Command resolve(Command command, RegionalDay day, Instant now) {
        var earlier = command.corrects();
        if (earlier == null) return command;
        var found = store.find(earlier.id());
        if (found.isEmpty()) return command.with(earlier.id());
        var isOpen = found.get().day().equals(day.id()) && found.get().status() instanceof Requested;
        if (!isOpen) return command;
        if (!isTaken(command, day, earlier.id())) return command.with(earlier.id());
        store.change(earlier.id(), request -> new PendingRequest(request, day).withdrawRequest(now));
        settleRegistration.handle(earlier.id(), day);
        return command;
    }

    /// @return the corrected request, or as it is if it was confirmed or has ended meanwhile
    Registration handle(Command command, RegionalDay day, Requested hold, Instant now) {
        var corrected = store.change(
                command.id(),
                request -> new PendingRequest(request, day)
                        .correctRequest(command.participant(), command.wishes(), hold, command.mails(), now));
        settleRegistration.handle(corrected.id(), day);
        return corrected;
    }

    private boolean isTaken(Command command, RegionalDay day, RegistrationId corrected) {
        var address = Listing.activeAddress(day.id(), command.participant().email());
        return registrations
                .findByActiveAddress(address)
                .filter(owner -> !owner.id().equals(corrected))
                .isPresent();
    }
}
