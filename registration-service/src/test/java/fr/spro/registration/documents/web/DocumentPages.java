package fr.spro.registration.documents.web;

import fr.spro.registration.day.Days;
import fr.spro.registration.directory.DirectoryUseCases;
import fr.spro.registration.documents.DocumentUseCases;
import fr.spro.registration.enrolment.EnrolmentUseCases;
import java.time.Clock;
import java.util.List;

/// Pages and API of documents, created without Spring.
public final class DocumentPages {

    private DocumentPages() {}

    public static List<Object> controllers(
            Days days,
            DirectoryUseCases directory,
            EnrolmentUseCases enrolment,
            DocumentUseCases documents,
            Clock clock) {
        var printForStaff = documents.printForStaff;
        return List.of(
                new DocumentsController(directory.access, printForStaff, documents.unprintableNames),
                new DocumentsApi(printForStaff),
                new OwnDocumentsController(
                        enrolment.ownLinks,
                        days,
                        documents.printBadges,
                        documents.printAttestations,
                        enrolment.requestLimits,
                        clock),
                new ParticipantDocumentsApi(printForStaff),
                new AttestationController(documents.verifyAttestation));
    }
}
