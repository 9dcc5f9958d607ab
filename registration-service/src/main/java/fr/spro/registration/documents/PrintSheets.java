package fr.spro.registration.documents;

import fr.spro.registration.day.RegionalDay;
import fr.spro.registration.day.Session;
import fr.spro.registration.documents.Guests.Guest;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/// Prints the lists on which people sign at the door: one for the day and one for each workshop.
@Service
public class PrintSheets {

    /// One list.
    ///
    /// @param workshop null for the day as a whole
    /// @param waiting who has no seat, or has not confirmed it
    public record Sheet(@Nullable Session workshop, List<Line> expected, List<Line> waiting) {}

    /// @param structure empty if they did not say
    public record Line(String name, String structure) {}

    private final Guests guests;
    private final Printer printer;

    PrintSheets(Guests guests, Printer printer) {
        this.guests = guests;
        this.printer = printer;
    }

    /// @param only this workshop's list; all lists if null
    public PdfDocument handle(RegionalDay day, @Nullable Session only, Locale language) {
        var all = guests.of(day.id());
        var sheets = only == null
                ? Stream.concat(
                                Stream.of(ofDay(all)),
                                day.sessions().stream()
                                        .filter(Session::isWorkshop)
                                        .map(workshop -> of(workshop, all)))
                        .toList()
                : List.of(of(only, all));
        var name = "feuilles-%s%s.pdf"
                .formatted(day.id().value(), only == null ? "" : "-" + only.id().value());
        return new PdfDocument(name, printer.print("documents/sheets", language, Map.of("day", day, "sheets", sheets)));
    }

    private static Sheet ofDay(List<Guest> all) {
        return new Sheet(
                null,
                lines(all.stream().filter(PrintSheets::hasConfirmed).filter(Guest::hasPlace)),
                lines(all.stream().filter(guest -> !hasConfirmed(guest) || !guest.hasPlace())));
    }

    private static Sheet of(Session workshop, List<Guest> all) {
        var chosen =
                all.stream().filter(guest -> guest.hasChosen(workshop.id())).toList();
        return new Sheet(
                workshop,
                lines(chosen.stream()
                        .filter(PrintSheets::hasConfirmed)
                        .filter(guest -> guest.hasSeatIn(workshop.id()))),
                lines(chosen.stream().filter(guest -> !hasConfirmed(guest) || !guest.hasSeatIn(workshop.id()))));
    }

    private static boolean hasConfirmed(Guest guest) {
        return guest.registration().isConfirmed();
    }

    private static List<Line> lines(Stream<Guest> guests) {
        return guests.map(guest -> new Line(guest.name(), guest.structure())).toList();
    }
}
