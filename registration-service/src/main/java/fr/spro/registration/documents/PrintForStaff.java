package fr.spro.registration.documents;

import fr.spro.platform.web.security.Staff;
import fr.spro.registration.day.RegionalDay;
import fr.spro.registration.day.Session;
import fr.spro.registration.directory.CoordinatorAccess;
import fr.spro.registration.directory.Structure;
import fr.spro.registration.directory.StructureId;
import fr.spro.registration.enrolment.Registration;
import fr.spro.registration.roster.RosterEntry;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/// Prints documents for a member of staff within the visible scope, and records each in the audit log before
/// it is handed out.
@Service
public class PrintForStaff {

    private final CoordinatorAccess access;
    private final PrintBadges printBadges;
    private final PrintSheets printSheets;
    private final PrintAttestations printAttestations;
    private final RecordPrint recordPrint;

    PrintForStaff(
            CoordinatorAccess access,
            PrintBadges printBadges,
            PrintSheets printSheets,
            PrintAttestations printAttestations,
            RecordPrint recordPrint) {
        this.access = access;
        this.printBadges = printBadges;
        this.printSheets = printSheets;
        this.printAttestations = printAttestations;
        this.recordPrint = recordPrint;
    }

    public List<Part> badgeParts(RegionalDay day, Staff staff) {
        return printBadges.parts(day, access.of(staff));
    }

    /// The structures that were represented at the day.
    public List<Structure> attestedStructures(RegionalDay day, Staff staff) {
        return printAttestations.structures(day, access.of(staff));
    }

    public List<Part> attestationParts(RegionalDay day, Staff staff) {
        return printAttestations.parts(day, access.of(staff));
    }

    /// @return empty if there is no such part
    public Optional<PdfDocument> badges(RegionalDay day, int part, FirstCard first, Locale language, Staff staff) {
        return recorded(printBadges.handle(day, access.of(staff), part, first, language), day, staff);
    }

    /// @param selected whom this person may see
    /// @return empty if none of them has a place
    public Optional<PdfDocument> badges(
            RegionalDay day, List<RosterEntry> selected, FirstCard first, Locale language, Staff staff) {
        return recorded(printBadges.handle(day, selected, first, language), day, staff);
    }

    /// @param only this workshop's list; all lists if null
    public PdfDocument sheets(RegionalDay day, @Nullable Session only, Locale language, Staff staff) {
        var sheets = printSheets.handle(day, access.of(staff), only, language);
        recordPrint.handle(day, staff.subject());
        return sheets;
    }

    /// @param structure only its participants; all if null
    /// @return empty if there is no such part
    public Optional<PdfDocument> attestations(
            RegionalDay day, @Nullable StructureId structure, int part, Locale language, Staff staff) {
        return recorded(printAttestations.handle(day, access.of(staff, structure), part, language), day, staff);
    }

    /// @param registration one that this person may see
    /// @return empty without a place at the day
    public Optional<PdfDocument> badge(
            RegionalDay day, Registration registration, FirstCard first, Locale language, Staff staff) {
        return recorded(printBadges.handle(day, registration, first, language), registration, staff);
    }

    /// @param registration one that this person may see
    /// @return empty if the participant was absent, or before the day is held
    public Optional<PdfDocument> attestation(RegionalDay day, Registration registration, Locale language, Staff staff) {
        return recorded(printAttestations.handle(day, registration, language), registration, staff);
    }

    private Optional<PdfDocument> recorded(Optional<PdfDocument> document, RegionalDay day, Staff staff) {
        document.ifPresent(_ -> recordPrint.handle(day, staff.subject()));
        return document;
    }

    private Optional<PdfDocument> recorded(Optional<PdfDocument> document, Registration registration, Staff staff) {
        document.ifPresent(_ -> recordPrint.handle(registration, staff.subject()));
        return document;
    }
}
