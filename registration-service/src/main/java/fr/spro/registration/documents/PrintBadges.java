package fr.spro.registration.documents;

import fr.spro.registration.attendance.BadgeCode;
import fr.spro.registration.attendance.QrCode;
import fr.spro.registration.day.RegionalDay;
import fr.spro.registration.documents.Guests.Guest;
import fr.spro.registration.enrolment.Registration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.springframework.stereotype.Service;

/// Prints what participants wear: eight badges on a page to cut out, in the order of the names.
@Service
public class PrintBadges {

    /// As many as one file takes; a longer series is cut into parts.
    static final int MOST = 400;

    private static final int ON_A_PAGE = 8;

    private final Guests guests;
    private final Printer printer;

    PrintBadges(Guests guests, Printer printer) {
        this.guests = guests;
        this.printer = printer;
    }

    public List<Part> parts(RegionalDay day) {
        return Part.of(expected(day), MOST, Guest::name);
    }

    /// @return empty if there is no such part
    public Optional<PdfDocument> handle(RegionalDay day, int part, Locale language) {
        var badges = Part.of(expected(day), MOST, part).stream()
                .map(guest -> badge(day, guest))
                .toList();
        return badges.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        print(day, badges, "badges-%s-%d.pdf".formatted(day.id().value(), part), language));
    }

    /// @return empty for who has no place at the day
    public Optional<PdfDocument> handle(RegionalDay day, Registration registration, Locale language) {
        return Optional.of(registration)
                .map(guests::of)
                .filter(PrintBadges::isExpected)
                .map(guest -> print(day, List.of(badge(day, guest)), "badge.pdf", language));
    }

    private PdfDocument print(RegionalDay day, List<Badge> badges, String name, Locale language) {
        var pages = IntStream.iterate(0, from -> from < badges.size(), from -> from + ON_A_PAGE)
                .mapToObj(from -> badges.subList(from, Math.min(from + ON_A_PAGE, badges.size())))
                .toList();
        return new PdfDocument(name, printer.print("documents/badges", language, Map.of("day", day, "sheets", pages)));
    }

    private List<Guest> expected(RegionalDay day) {
        return guests.of(day.id()).stream().filter(PrintBadges::isExpected).toList();
    }

    private static boolean isExpected(Guest guest) {
        return guest.registration().isConfirmed() && guest.hasPlace();
    }

    private static Badge badge(RegionalDay day, Guest guest) {
        var code = QrCode.of(new BadgeCode(guest.registration().id()).text());
        return new Badge(guest.name(), guest.structure(), guest.workshops(day), code);
    }
}
