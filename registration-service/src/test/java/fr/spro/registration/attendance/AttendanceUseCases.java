package fr.spro.registration.attendance;

import fr.spro.registration.day.DayUseCases;
import fr.spro.registration.directory.DirectoryUseCases;
import fr.spro.registration.enrolment.EnrolmentUseCases;
import fr.spro.registration.roster.RosterUseCases;
import java.time.Clock;

/// The use cases of attendance, created without Spring.
public final class AttendanceUseCases {

    public final CheckIn checkIn;
    public final WithdrawCheckIn withdrawCheckIn;
    public final SyncCheckIns syncCheckIns;
    public final CheckInDeskList checkInDeskList;

    public AttendanceUseCases(
            DayUseCases day,
            DirectoryUseCases directory,
            EnrolmentUseCases enrolment,
            RosterUseCases roster,
            Clock clock) {
        checkIn = new CheckIn(
                enrolment.store,
                day.days,
                directory.ids,
                enrolment.confirmRegistration,
                DayUseCases.CHECK_IN_PERIOD,
                clock);
        withdrawCheckIn = new WithdrawCheckIn(enrolment.store, day.days, clock);
        syncCheckIns = new SyncCheckIns(checkIn);
        checkInDeskList = new CheckInDeskList(roster.roster);
    }
}
