package fr.spro.registration.attendance;

import fr.spro.platform.messaging.InMemoryMongo;
import fr.spro.registration.day.DayUseCases;
import fr.spro.registration.day.FollowUpForecast;
import fr.spro.registration.directory.DirectoryUseCases;
import fr.spro.registration.enrolment.EnrolmentUseCases;
import fr.spro.registration.roster.RosterUseCases;
import java.time.Clock;

/// The use cases of attendance, created without Spring.
public final class AttendanceUseCases {

    public final CheckIn checkIn;
    public final WithdrawCheckIn withdrawCheckIn;
    public final MakePresent makePresent;
    public final DecideCheckIn decideCheckIn;
    public final PendingCheckIns pendingCheckIns;
    public final ListPendingCheckIns listPendingCheckIns;
    public final SyncCheckIns syncCheckIns;
    public final CheckInDeskList checkInDeskList;
    public final FollowUpForecast forecast;

    public AttendanceUseCases(
            InMemoryMongo mongo,
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
        var pendingStore = new AttendanceConfiguration().pendingCheckInStore(mongo.stores());
        pendingCheckIns = mongo.repository(PendingCheckIns.class);
        makePresent =
                new MakePresent(enrolment.restoreRegistration, checkIn, day.days, DayUseCases.CHECK_IN_PERIOD, clock);
        var registrationOfBadge = new RegistrationOfBadge(enrolment.registrations);
        decideCheckIn =
                new DecideCheckIn(pendingStore, enrolment.registrations, registrationOfBadge, makePresent, clock);
        listPendingCheckIns = new ListPendingCheckIns(
                pendingCheckIns,
                enrolment.registrations,
                registrationOfBadge,
                roster.roster,
                makePresent,
                DayUseCases.CHECK_IN_PERIOD,
                clock);
        syncCheckIns =
                new SyncCheckIns(checkIn, new KeepCheckIn(pendingStore), day.days, DayUseCases.CHECK_IN_PERIOD, clock);
        forecast = new ForecastFollowUps(roster.roster, listPendingCheckIns);
        checkInDeskList = new CheckInDeskList(roster.roster);
    }
}
