package fr.spro.registration.kiosk;

import fr.spro.registration.attendance.WithdrawCheckIn;
import fr.spro.registration.day.DayId;
import fr.spro.registration.directory.Scope;
import fr.spro.registration.enrolment.Participant;
import fr.spro.registration.enrolment.RegistrationId;
import org.springframework.stereotype.Service;

/// Withdraws the check-in of somebody who selected a wrong name at a tablet and sees the greeting of another
/// person.
@Service
public class WithdrawAtKiosk {

    private final WithdrawCheckIn withdrawCheckIn;

    WithdrawAtKiosk(WithdrawCheckIn withdrawCheckIn) {
        this.withdrawCheckIn = withdrawCheckIn;
    }

    public void handle(DayId day, RegistrationId registration) {
        withdrawCheckIn.handle(new WithdrawCheckIn.Command(day, registration, null, Participant.TABLET), Scope.WHOLE);
    }
}
