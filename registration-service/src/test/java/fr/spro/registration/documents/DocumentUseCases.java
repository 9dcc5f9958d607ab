package fr.spro.registration.documents;

import fr.spro.platform.messaging.audit.AuditLog;
import fr.spro.registration.day.Days;
import fr.spro.registration.directory.DirectoryUseCases;
import fr.spro.registration.enrolment.EnrolmentUseCases;
import fr.spro.registration.roster.RosterUseCases;
import fr.spro.suite.Networks;
import java.net.URI;
import java.time.Clock;
import org.thymeleaf.ITemplateEngine;

/// The use cases of documents, created without Spring.
public final class DocumentUseCases {

    public final PrintBadges printBadges;
    public final PrintAttestations printAttestations;
    public final PrintForStaff printForStaff;
    public final VerifyAttestation verifyAttestation;
    public final UnprintableNames unprintableNames;

    public DocumentUseCases(
            Days days,
            DirectoryUseCases directory,
            EnrolmentUseCases enrolment,
            RosterUseCases roster,
            ITemplateEngine templates,
            AuditLog auditLog,
            URI publicUrl,
            Clock clock) {
        var registrations = enrolment.registrations;
        var printer = new Printer(templates, Networks.EXAMPLE);
        var codes = new AttestationCodes(enrolment.links, publicUrl);
        printBadges = new PrintBadges(roster.roster, printer);
        printAttestations = new PrintAttestations(roster.roster, codes, printer, clock);
        printForStaff = new PrintForStaff(
                directory.access,
                printBadges,
                new PrintSheets(roster.roster, printer),
                printAttestations,
                new RecordPrint(auditLog, clock));
        unprintableNames = new UnprintableNames(roster.roster);
        verifyAttestation = new VerifyAttestation(codes, registrations, days);
    }
}
