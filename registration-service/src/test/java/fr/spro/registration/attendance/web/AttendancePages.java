package fr.spro.registration.attendance.web;

import fr.spro.platform.web.aggregates.AggregateFinder;
import fr.spro.registration.attendance.AttendanceUseCases;
import fr.spro.registration.attendance.PendingCheckIn;
import fr.spro.registration.day.DayUseCases;
import fr.spro.registration.directory.DirectoryUseCases;
import fr.spro.registration.enrolment.EnrolmentUseCases;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import org.springframework.context.MessageSource;
import tools.jackson.databind.json.JsonMapper;

/// Pages and API of the attendance, created without Spring.
public final class AttendancePages {

    private AttendancePages() {}

    public static AggregateFinder<PendingCheckIn> finder(AttendanceUseCases attendance) {
        return new PendingCheckInArgument().pendingCheckInFinder(attendance.pendingCheckIns);
    }

    public static List<Object> controllers(
            DirectoryUseCases directory,
            EnrolmentUseCases enrolment,
            AttendanceUseCases attendance,
            MessageSource messages,
            URI publicUrl,
            Clock clock) {
        var access = directory.access;
        var list = attendance.checkInDeskList;
        return List.of(
                new AttendanceApi(access, attendance.checkIn, attendance.withdrawCheckIn),
                new AttendanceListApi(access, list, attendance.syncCheckIns),
                new CheckInController(
                        access, attendance.checkIn, attendance.withdrawCheckIn, attendance.makePresent, clock),
                new PendingCheckInController(attendance.listPendingCheckIns, attendance.decideCheckIn),
                new PendingCheckInApi(attendance.listPendingCheckIns, attendance.decideCheckIn),
                new CheckInDeskController(
                        new CheckInDeskSettings(messages, JsonMapper.shared(), DayUseCases.CHECK_IN_PERIOD, publicUrl),
                        DayUseCases.CHECK_IN_PERIOD,
                        clock),
                new CheckInDeskSyncController(
                        access,
                        list,
                        attendance.listPendingCheckIns,
                        attendance.syncCheckIns,
                        attendance.withdrawCheckIn,
                        new CheckInDeskKey(publicUrl, clock),
                        messages,
                        clock));
    }
}
