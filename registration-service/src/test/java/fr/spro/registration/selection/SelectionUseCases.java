package fr.spro.registration.selection;

import fr.spro.registration.attendance.AttendanceUseCases;
import fr.spro.registration.enrolment.EnrolmentUseCases;

/// Actions on several registrations, created without Spring.
public final class SelectionUseCases {

    public final ActOnSelection actOnSelection;

    public SelectionUseCases(EnrolmentUseCases enrolment, AttendanceUseCases attendance) {
        actOnSelection = new ActOnSelection(
                attendance.checkIn,
                attendance.withdrawCheckIn,
                enrolment.cancelRegistration,
                enrolment.restoreRegistration);
    }
}
