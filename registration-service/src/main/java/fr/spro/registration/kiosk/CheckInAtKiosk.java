package fr.spro.registration.kiosk;

import fr.spro.registration.attendance.CheckIn;
import fr.spro.registration.day.DayId;
import fr.spro.registration.directory.Scope;
import fr.spro.registration.enrolment.Participant;
import fr.spro.registration.enrolment.Registration;
import fr.spro.registration.enrolment.RegistrationId;
import fr.spro.registration.enrolment.Registrations;
import fr.spro.registration.seating.SeatQueries;
import org.springframework.stereotype.Service;

/// Checks a participant in at a tablet, like at the check-in desk. People without a place are referred to the
/// desk.
@Service
public class CheckInAtKiosk {

    public sealed interface Outcome {

        record CheckedIn(Registration registration) implements Outcome {}

        /// Checked in before, at any desk or tablet.
        record AlreadyCheckedIn(Registration registration) implements Outcome {}

        /// Is waiting, has cancelled, or does not belong to this day.
        record SentToDesk() implements Outcome {}
    }

    private final Registrations registrations;
    private final SeatQueries seats;
    private final CheckIn checkIn;

    CheckInAtKiosk(Registrations registrations, SeatQueries seats, CheckIn checkIn) {
        this.registrations = registrations;
        this.seats = seats;
        this.checkIn = checkIn;
    }

    public Outcome handle(DayId day, RegistrationId id) {
        var found = registrations
                .findById(id)
                .filter(registration -> registration.day().equals(day) && registration.isActive());
        if (found.isEmpty()) return new Outcome.SentToDesk();
        var guest = found.get();
        if (guest.attendance().isCheckedIn()) return new Outcome.AlreadyCheckedIn(guest);
        if (!seats.placesOf(guest.claim()).day().seated()) return new Outcome.SentToDesk();
        return switch (checkIn.handle(day, id, null, Scope.WHOLE, Participant.TABLET)) {
            case CheckIn.Outcome.Recorded(var recorded) -> new Outcome.CheckedIn(recorded);
            case CheckIn.Outcome.AlreadyRecorded(var recorded) -> new Outcome.AlreadyCheckedIn(recorded);
            case CheckIn.Outcome.Refused _ -> new Outcome.SentToDesk();
        };
    }
}
