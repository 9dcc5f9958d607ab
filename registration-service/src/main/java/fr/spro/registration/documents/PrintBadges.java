package fr.spro.registration.documents;

import fr.spro.registration.attendance.BadgeCode;
import fr.spro.registration.day.RegionalDay;
import fr.spro.registration.directory.Scope;
import fr.spro.registration.enrolment.Registration;
import fr.spro.registration.qrcode.QrCode;
import fr.spro.registration.roster.Roster;
import fr.spro.registration.roster.RosterEntry;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.springframework.stereotype.Service;

/// Prints badges: eight on a page to cut out, sorted by name.
@Service
public class PrintBadges {

    /// The maximum of a file; a longer series is split into parts.
    static final int MAX_PER_FILE = 400;

    private final Roster roster;
    private final Printer printer;

    PrintBadges(Roster roster, Printer printer) {
        this.roster = roster;
        this.printer = printer;
    }

    public List<Part> parts(RegionalDay day, Scope scope) {
        return Part.of(expected(day, scope), MAX_PER_FILE, entry -> entry.name().listed());
    }

    /// @return empty if there is no such part
    public Optional<PdfDocument> handle(RegionalDay day, Scope scope, int part, FirstCard first, Locale language) {
        var badges = Part.of(expected(day, scope), MAX_PER_FILE, part).stream()
                .map(entry -> badge(day, entry))
                .toList();
        return badges.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        print(day, badges, "badges-%s-%d.pdf".formatted(day.id().value(), part), first, language));
    }

    /// @param selected whose visibility was checked
    /// @return empty if none of them has a place at the day
    public Optional<PdfDocument> handle(RegionalDay day, List<RosterEntry> selected, FirstCard first, Locale language) {
        var badges = selected.stream()
                .filter(PrintBadges::isExpected)
                .map(entry -> badge(day, entry))
                .toList();
        return badges.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        print(day, badges, "badges-%s.pdf".formatted(day.id().value()), first, language));
    }

    /// @return empty without a place at the day
    public Optional<PdfDocument> handle(RegionalDay day, Registration registration, FirstCard first, Locale language) {
        return Optional.of(registration)
                .map(one -> roster.of(day, one))
                .filter(PrintBadges::isExpected)
                .map(entry -> print(day, List.of(badge(day, entry)), "badge.pdf", first, language));
    }

    /// The code of the badge as an image, to be shown on a screen.
    ///
    /// @return empty without a place at the day
    public Optional<byte[]> code(RegionalDay day, Registration registration) {
        return Optional.of(registration)
                .map(one -> roster.of(day, one))
                .filter(PrintBadges::isExpected)
                .map(entry -> QrCode.png(new BadgeCode(entry.registration().id()).text()));
    }

    private PdfDocument print(RegionalDay day, List<Badge> badges, String name, FirstCard first, Locale language) {
        var skipped = first.skippedBefore(badges.size());
        var pages = IntStream.iterate(-skipped, from -> from < badges.size(), from -> from + FirstCard.ON_A_PAGE)
                .mapToObj(
                        from -> badges.subList(Math.max(from, 0), Math.min(from + FirstCard.ON_A_PAGE, badges.size())))
                .toList();
        var content = Map.<String, Object>of("day", day, "sheets", pages, "skipped", skipped);
        return new PdfDocument(name, printer.print("documents/badges", language, content));
    }

    private List<RosterEntry> expected(RegionalDay day, Scope scope) {
        return roster.expected(day, scope).stream()
                .filter(PrintBadges::isExpected)
                .toList();
    }

    private static boolean isExpected(RosterEntry entry) {
        return entry.state().hasPlace();
    }

    private static Badge badge(RegionalDay day, RosterEntry entry) {
        var code = QrCode.of(new BadgeCode(entry.registration().id()).text());
        return new Badge(entry.name().full(), entry.origin(), entry.workshops(), code);
    }
}
