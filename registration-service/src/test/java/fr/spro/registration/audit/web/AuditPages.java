package fr.spro.registration.audit.web;

import fr.spro.platform.messaging.audit.AuditLog;
import fr.spro.platform.web.security.StaffNames;
import fr.spro.registration.day.Days;
import fr.spro.registration.directory.DirectoryUseCases;
import fr.spro.registration.enrolment.EnrolmentUseCases;
import fr.spro.registration.imports.Imports;
import fr.spro.suite.Dates;
import java.util.List;

/// Pages and API of the history, created without Spring.
public final class AuditPages {

    private AuditPages() {}

    public static List<Object> controllers(
            AuditLog auditLog,
            Days days,
            DirectoryUseCases directory,
            EnrolmentUseCases enrolment,
            StaffNames staffNames,
            Imports imports) {
        var names = new SubjectNames(
                enrolment.registrations, days, directory.ids, directory.groups, directory.coordinators);
        return List.of(
                new ConcurrentChange(auditLog, new Dates()),
                new AuditController(auditLog, names, staffNames, directory.access, imports),
                new AuditApi(auditLog));
    }
}
