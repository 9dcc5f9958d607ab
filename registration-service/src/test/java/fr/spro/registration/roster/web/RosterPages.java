package fr.spro.registration.roster.web;

import fr.spro.platform.messaging.audit.AuditLog;
import fr.spro.registration.day.DayUseCases;
import fr.spro.registration.day.QuestionTexts;
import fr.spro.registration.directory.DirectoryUseCases;
import fr.spro.registration.enrolment.EnrolmentUseCases;
import fr.spro.registration.roster.RosterUseCases;
import java.time.Clock;
import java.util.List;
import org.springframework.context.MessageSource;

/// Pages and API about the people of a day, created without Spring.
public final class RosterPages {

    private RosterPages() {}

    public static List<Object> controllers(
            DirectoryUseCases directory,
            EnrolmentUseCases enrolment,
            RosterUseCases roster,
            QuestionTexts questionTexts,
            MessageSource messages,
            AuditLog auditLog,
            Clock clock) {
        var access = directory.access;
        var seats = enrolment.seating.seats;
        var exportFile = exportFile(directory, roster, messages, auditLog, clock);
        return List.of(
                new StaffRegistrationsController(
                        access,
                        directory.ids,
                        roster.findRegistrations,
                        enrolment.deliveries,
                        roster.roster,
                        DayUseCases.CHECK_IN_PERIOD,
                        clock),
                new StaffRegistrationController(
                        roster.roster,
                        enrolment.deliveries,
                        auditLog,
                        enrolment.restoreRegistration,
                        DayUseCases.CHECK_IN_PERIOD,
                        clock),
                new AnswersController(access, roster.countAnswers, questionTexts),
                new AnswersApi(access, roster.countAnswers),
                new ExportController(access, exportFile),
                new ExportApi(exportFile),
                new FiguresController(access, seats, roster.figures, messages),
                new FiguresApi(access, seats, roster.figures),
                new RosterApi(access, roster.findRegistrations, roster.roster));
    }

    /// The exports of the day, for other pages.
    public static ExportFile exportFile(
            DirectoryUseCases directory,
            RosterUseCases roster,
            MessageSource messages,
            AuditLog auditLog,
            Clock clock) {
        return new ExportFile(
                directory.access, roster.exportRegistrations, roster.exportList(messages), auditLog, clock);
    }
}
