package fr.spro.registration.enrolment;

import fr.spro.registration.day.RegionalDay;
import fr.spro.registration.enrolment.RegistrationStatus.Requested;
import fr.spro.registration.seating.SelectionMode;
import java.time.Instant;
import org.springframework.stereotype.Component;

/// Decides what is held for a request until it is confirmed: for how long, and whether a place at all. It does not
/// depend on whether the address is registered, nor on what others entered and did not confirm, so that nobody finds
/// out whether an address is registered.
@Component
class HoldPlace {

    private final PublicReads reads;
    private final GrantHolds grantHolds;

    HoldPlace(PublicReads reads, GrantHolds grantHolds) {
        this.reads = reads;
        this.grantHolds = grantHolds;
    }

    Requested handle(RegisterParticipant.Command command, RegionalDay day, Instant now) {
        if (command.byStaff()) return Requested.from(day, false, now);
        var occupancy = reads.occupancy(day);
        var hold = Requested.from(day, occupancy.anybodyWaits(), now);
        var network = command.network();
        if (network == null) return hold;
        var takesSeats = occupancy.selectionMode() == SelectionMode.FIRST_COME;
        var workshops = command.wishes().workshops().stream()
                .filter(workshop -> takesSeats && day.session(workshop).isPresent())
                .toList();
        var isGranted =
                grantHolds.grant(network, day, command.id(), command.participant(), workshops, hold.heldUntil());
        return isGranted ? hold : hold.withoutPlace();
    }
}
