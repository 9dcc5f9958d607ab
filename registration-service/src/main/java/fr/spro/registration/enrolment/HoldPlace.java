package fr.spro.registration.enrolment;

import fr.spro.registration.day.RegionalDay;
import fr.spro.registration.enrolment.RegistrationStatus.Requested;
import fr.spro.registration.seating.SeatQueries;
import fr.spro.registration.seating.SelectionMode;
import java.time.Instant;
import org.springframework.stereotype.Component;

/// Decides what is held for a request until it is confirmed: for how long, and whether a place at all. It does not
/// depend on whether the address is registered, nor on what others entered and did not confirm, so that nobody finds
/// out whether an address is registered.
@Component
class HoldPlace {

    private final Registrations registrations;
    private final SeatQueries seats;
    private final GrantHolds grantHolds;

    HoldPlace(Registrations registrations, SeatQueries seats, GrantHolds grantHolds) {
        this.registrations = registrations;
        this.seats = seats;
        this.grantHolds = grantHolds;
    }

    Requested handle(RegisterParticipant.Command command, RegionalDay day, Instant now) {
        if (command.byStaff()) return Requested.from(day, false, now);
        var visit = command.visit();
        var occupancy = visit == null ? seats.without(registrations.unconfirmed(day.id()), day) : visit.shown();
        var hold = Requested.from(day, occupancy.anybodyWaits(), now);
        if (visit == null) return hold;
        var earlier = visit.corrects();
        if (earlier != null) hold = hold.correcting(earlier);
        var takesSeats = occupancy.selectionMode() == SelectionMode.FIRST_COME;
        var workshops = command.wishes().workshops().stream()
                .filter(workshop -> takesSeats && day.session(workshop).isPresent())
                .toList();
        var isGranted = grantHolds.grant(
                visit.network(),
                day,
                command.id(),
                command.participant(),
                workshops,
                hold.heldUntil(),
                earlier == null ? null : earlier.id());
        return isGranted ? hold : hold.withoutPlace();
    }
}
