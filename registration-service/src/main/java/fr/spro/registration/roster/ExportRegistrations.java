package fr.spro.registration.roster;

import fr.spro.contracts.RegistrationEvent.Places;
import fr.spro.contracts.RegistrationEvent.WorkshopPlace;
import fr.spro.platform.web.Dates;
import fr.spro.registration.day.QuestionWords;
import fr.spro.registration.day.RegionalDay;
import fr.spro.registration.day.Session;
import fr.spro.registration.directory.IdResolver;
import fr.spro.registration.directory.Structure;
import fr.spro.registration.enrolment.Registration;
import fr.spro.registration.enrolment.Registrations;
import fr.spro.registration.seating.Seatings;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.dhatim.fastexcel.Workbook;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/// Writes all registrations of a day as a table, for a spreadsheet.
@Service
public class ExportRegistrations {

    private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm");
    private static final String BYTE_ORDER_MARK = "\uFEFF";
    private static final List<String> COLUMNS = List.of(
            "id",
            "name",
            "email",
            "language",
            "structure_id",
            "structure",
            "group",
            "state",
            "requested_at",
            "checked_in_at",
            "needs",
            "day");

    private final Registrations registrations;
    private final IdResolver idResolver;
    private final Seatings seatings;
    private final QuestionWords words;

    ExportRegistrations(Registrations registrations, IdResolver idResolver, Seatings seatings, QuestionWords words) {
        this.registrations = registrations;
        this.idResolver = idResolver;
        this.seatings = seatings;
        this.words = words;
    }

    /// With semicolons and a byte order mark, as spreadsheets here read it. A cell that a spreadsheet
    /// would take for a formula begins with an apostrophe.
    public void csv(RegionalDay day, OutputStream to) throws IOException {
        var writer = new OutputStreamWriter(to, StandardCharsets.UTF_8);
        writer.write(BYTE_ORDER_MARK);
        var format = CSVFormat.DEFAULT.builder().setDelimiter(';').get();
        var printer = new CSVPrinter(writer, format);
        for (var row : table(day)) {
            printer.printRecord(row.stream().map(ExportRegistrations::harmless).toList());
        }
        printer.flush();
    }

    /// Every cell is text, so none is a formula.
    public void xlsx(RegionalDay day, OutputStream to) throws IOException {
        try (var workbook = new Workbook(to, "SPRO", null)) {
            var sheet = workbook.newWorksheet(
                    day.id().value().substring(0, Math.min(31, day.id().value().length())));
            var rows = table(day);
            for (int i = 0; i < rows.size(); i++) {
                for (int j = 0; j < rows.get(i).size(); j++)
                    sheet.value(i, j, rows.get(i).get(j));
            }
            sheet.freezePane(0, 1);
        }
    }

    static String harmless(String cell) {
        return cell.isEmpty() || "=+-@\t\r".indexOf(cell.charAt(0)) < 0 ? cell : "'" + cell;
    }

    private List<List<String>> table(RegionalDay day) {
        var workshops = day.sessions().stream().filter(Session::isWorkshop).toList();
        var directory = idResolver.structures();
        var seating = seatings.of(day.id());
        var table = new ArrayList<List<String>>();
        var questions = day.questions().asked();
        table.add(Stream.of(
                        COLUMNS.stream(),
                        workshops.stream().map(Session::title),
                        questions.stream().map(question -> question.wording().french()))
                .flatMap(Function.identity())
                .toList());
        for (var registration : registrations.findByDay(day.id())) {
            if (registration.isErased()) continue;
            var structure = directory.get(registration.wishes().structure());
            var places = seating.placesOf(registration.claim());
            var row = row(registration, structure, places, workshops);
            var answers = registration.wishes().answers();
            for (var question : questions) {
                row.add(words.answer(question, answers.get(question.id().value()), Locale.FRENCH));
            }
            table.add(row);
        }
        return table;
    }

    private static List<String> row(
            Registration registration, @Nullable Structure structure, Places places, List<Session> workshops) {
        var participant = registration.participant();
        var wishes = registration.wishes();
        var row = new ArrayList<>(List.of(
                registration.id().value(),
                participant.name(),
                participant.email(),
                participant.language(),
                structure == null ? "" : structure.id().value(),
                structure == null ? text(wishes.otherStructure()) : structure.name(),
                structure == null ? "" : structure.group().value(),
                registration.listing().state().name(),
                local(registration.requestedAt()),
                local(registration.checkedInAt()),
                text(wishes.needs()),
                registration.isActive()
                        ? standing(places.day().seated(), places.day().rank())
                        : ""));
        for (var workshop : workshops) {
            row.add(places.workshops().stream()
                    .filter(place -> registration.isActive()
                            && place.sessionId().equals(workshop.id().value()))
                    .map((WorkshopPlace place) -> standing(place.seated(), place.rank()))
                    .findFirst()
                    .orElse(""));
        }
        return row;
    }

    private static String standing(boolean seated, @Nullable Integer rank) {
        if (seated) return "seat";
        return rank == null ? "" : "waiting %d".formatted(rank);
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static String local(@Nullable Instant instant) {
        return instant == null ? "" : LOCAL.format(instant.atZone(Dates.ZONE));
    }
}
