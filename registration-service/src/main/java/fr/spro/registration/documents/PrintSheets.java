package fr.spro.registration.documents;

import fr.spro.registration.day.RegionalDay;
import fr.spro.registration.day.Session;
import fr.spro.registration.directory.Scope;
import fr.spro.registration.roster.Roster;
import fr.spro.registration.roster.RosterEntry;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/// Prints attendance sheets to sign: one for the day and one per workshop.
@Service
public class PrintSheets {

    /// One list.
    ///
    /// @param workshop null for the day as a whole
    /// @param waiting people without a seat, or who must still confirm or accept it
    public record Sheet(@Nullable Session workshop, List<Line> expected, List<Line> waiting) {}

    /// @param structure empty if unknown
    public record Line(String name, String structure) {}

    private final Roster roster;
    private final Printer printer;

    PrintSheets(Roster roster, Printer printer) {
        this.roster = roster;
        this.printer = printer;
    }

    /// @param only this workshop's list; all lists if null
    public PdfDocument handle(RegionalDay day, Scope scope, @Nullable Session only, Locale language) {
        var all = roster.expected(day, scope);
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

    private static Sheet ofDay(List<RosterEntry> all) {
        return new Sheet(
                null,
                lines(all.stream().filter(entry -> entry.state().hasPlace())),
                lines(all.stream().filter(entry -> !entry.state().hasPlace())));
    }

    private static Sheet of(Session workshop, List<RosterEntry> all) {
        var chosen = all.stream().filter(entry -> hasChosen(entry, workshop)).toList();
        return new Sheet(
                workshop,
                lines(chosen.stream().filter(entry -> entry.state().hasSeatIn(workshop.id()))),
                lines(chosen.stream().filter(entry -> !entry.state().hasSeatIn(workshop.id()))));
    }

    private static boolean hasChosen(RosterEntry entry, Session workshop) {
        return entry.registration().wishes().workshops().contains(workshop.id());
    }

    private static List<Line> lines(Stream<RosterEntry> entries) {
        return entries.map(entry -> new Line(entry.name().listed(), entry.origin()))
                .toList();
    }
}
