package fr.spro.registration.enrolment;

import fr.spro.platform.messaging.outbox.Store;
import fr.spro.registration.day.RegionalDay;
import fr.spro.registration.enrolment.RegisterParticipant.Command;
import fr.spro.registration.enrolment.RegistrationStatus.Requested;
import fr.spro.registration.seating.SucceedClaim;
import java.time.Instant;
import org.springframework.stereotype.Component;

/// Corrects a request that its sender has just sent. With the same address it stays the same registration; with
/// another one it is a new registration in the same order, and the earlier one is erased. So its owner finds the same
/// afterwards, whether the earlier address was that of another registration or not.
@Component
class CorrectRequest {

    private final Store<Registration> store;
    private final SucceedClaim succeedClaim;
    private final SettleRegistration settleRegistration;

    CorrectRequest(Store<Registration> store, SucceedClaim succeedClaim, SettleRegistration settleRegistration) {
        this.store = store;
        this.succeedClaim = succeedClaim;
        this.settleRegistration = settleRegistration;
    }

    /// The command with the id of the request that it corrects, if that can be corrected and has the same address.
    Command resolve(Command command, RegionalDay day) {
        var earlier = command.corrects();
        if (earlier == null) return command;
        var address = command.participant().email();
        return store.find(earlier.id())
                .filter(found ->
                        isOpen(found, day) && found.participant().email().equals(address))
                .map(found -> command.with(found.id()))
                .orElse(command);
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

    /// Erases the request with the wrong address. First its place passes to the new one, so that nobody who waits gets
    /// it
    /// in between. After a crash before the erasure, it waits behind all others until its hold ends.
    ///
    /// @param stored the new registration, or another one that has the address
    void endEarlier(Command command, Registration stored, RegionalDay day, Instant now) {
        var earlier = command.corrects();
        if (earlier == null || earlier.id().equals(command.id()) || earlier.id().equals(stored.id())) return;
        var found = store.find(earlier.id()).filter(request -> isOpen(request, day));
        if (found.isEmpty()) return;
        var isSuccessor = stored.id().equals(command.id());
        if (isSuccessor) succeedClaim.handle(found.get().claim(), stored.claim());
        var ended = store.change(earlier.id(), request -> new PendingRequest(request, day).withdrawRequest(now));
        // Confirmed meanwhile: who was told of a place keeps it.
        if (isSuccessor && ended.isActive()) succeedClaim.handle(stored.claim(), ended.claim());
        if (isSuccessor) settleRegistration.handle(stored.id(), day);
        settleRegistration.handle(earlier.id(), day);
    }

    private static boolean isOpen(Registration found, RegionalDay day) {
        return found.day().equals(day.id()) && found.status() instanceof Requested;
    }
}
