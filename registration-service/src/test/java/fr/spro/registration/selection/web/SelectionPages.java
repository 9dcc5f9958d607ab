package fr.spro.registration.selection.web;

import fr.spro.registration.attendance.AttendanceUseCases;
import fr.spro.registration.directory.DirectoryUseCases;
import fr.spro.registration.documents.DocumentUseCases;
import fr.spro.registration.enrolment.EnrolmentUseCases;
import fr.spro.registration.roster.RosterUseCases;
import fr.spro.registration.roster.web.ExportFile;
import fr.spro.registration.selection.SelectionUseCases;
import java.time.Clock;
import java.util.List;

/// Pages of actions on several registrations, created without Spring.
public final class SelectionPages {

    private SelectionPages() {}

    public static List<Object> controllers(
            DirectoryUseCases directory,
            EnrolmentUseCases enrolment,
            RosterUseCases roster,
            AttendanceUseCases attendance,
            DocumentUseCases documents,
            ExportFile exportFile,
            Clock clock) {
        return List.of(new SelectionController(
                directory.access,
                new Selections(
                        roster.findRegistrations,
                        roster.roster,
                        enrolment.touchedRegistrations,
                        enrolment.restoreRegistration,
                        clock),
                new SelectionUseCases(enrolment, attendance).actOnSelection,
                documents.printForStaff,
                exportFile,
                clock));
    }
}
