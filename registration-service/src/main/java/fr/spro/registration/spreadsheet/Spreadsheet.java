package fr.spro.registration.spreadsheet;

import fr.spro.platform.messaging.work.HeavyWork;
import fr.spro.platform.violation.Violation;
import fr.spro.registration.spreadsheet.Lines.Line;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The content of a spreadsheet file: CSV or an Excel workbook.
///
/// @param headings of the file's columns, by their names in code
/// @param remarks how it was read, where a person should look at it
/// @param violations of the file's structure; then there may be no rows
public record Spreadsheet(
        Encoding encoding,
        Map<String, String> headings,
        List<Remark> remarks,
        List<Row> rows,
        List<Violation> violations) {

    /// The maximum of bytes.
    public static final int MAX_BYTES = 10 * 1024 * 1024;

    /// How many unknown headings are named.
    private static final int MAX_NAMED = 20;

    /// The maximum of rows.
    public static final int MAX_ROWS = 20_000;

    private static final byte[] ZIP = {'P', 'K', 3, 4};
    private static final byte[] OLD_EXCEL = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0};

    /// Error values of spreadsheets.
    private static final Set<String> ERRORS = Set.of(
            XlsxCell.NOT_COMPUTED,
            "#N/A",
            "#N/D",
            "#REF!",
            "#VALUE!",
            "#VALEUR!",
            "#DIV/0!",
            "#NAME?",
            "#NOM?",
            "#NULL!",
            "#NUL!",
            "#NUM!",
            "#NOMBRE!");

    /// One at a time in a service, see [FileLimit].
    private static final HeavyWork READING = new HeavyWork(1);

    public static Spreadsheet read(byte[] file, List<Column> columns) {
        try {
            return READING.call(() -> of(lines(file, columns), columns));
        } catch (UnreadableFile e) {
            return new Spreadsheet(Encoding.UTF_8, Map.of(), List.of(), List.of(), List.of(e.violation()));
        }
    }

    public boolean has(String column) {
        return headings.containsKey(column);
    }

    /// Whether a required column is missing, so that each row would have the same violation.
    public boolean isIncomplete() {
        return violations.stream().anyMatch(violation -> violation.code().equals("column-missing"));
    }

    /// The same with another meaning of one of its columns.
    public Spreadsheet renamed(String column, String other) {
        return new Spreadsheet(
                encoding,
                renamed(headings, column, other),
                remarks,
                rows.stream()
                        .map(row -> new Row(row.line(), renamed(row.cells(), column, other)))
                        .toList(),
                violations);
    }

    private static Map<String, String> renamed(Map<String, String> values, String column, String other) {
        var renamed = new LinkedHashMap<String, String>();
        values.forEach((key, value) -> renamed.put(key.equals(column) ? other : key, value));
        return renamed;
    }

    /// Some of its rows, with the reason.
    public Spreadsheet only(List<Row> some, Remark why) {
        var all = Stream.concat(remarks.stream(), Stream.of(why)).toList();
        return new Spreadsheet(encoding, headings, all, some, violations);
    }

    /// A collector of further violations.
    public FileViolations furtherViolations() {
        var all = new FileViolations(headings);
        all.addAll(violations);
        return all;
    }

    private static Lines lines(byte[] file, List<Column> columns) throws UnreadableFile {
        if (file.length > MAX_BYTES) throw new UnreadableFile("too-large");
        if (startsWith(file, OLD_EXCEL)) throw new UnreadableFile("old-excel");
        // One line for the header, and one more to detect that there are too many.
        var most = MAX_ROWS + 2;
        var known = known(columns);
        var lines =
                startsWith(file, ZIP) ? new XlsxFile(file).lines(known, most) : new CsvFile(file).lines(known, most);
        if (lines.all().size() == most) throw new UnreadableFile("too-many-rows");
        return lines;
    }

    private static Predicate<String> known(List<Column> columns) {
        return heading -> columns.stream().anyMatch(column -> column.matches(heading));
    }

    private static Spreadsheet of(Lines lines, List<Column> columns) throws UnreadableFile {
        if (lines.all().isEmpty()) throw new UnreadableFile("no-rows");
        var place = lines.header(known(columns));
        var header = lines.all().get(place);
        var unknown = new ArrayList<String>();
        var leftOut = new ArrayList<String>();
        var headings = new LinkedHashMap<String, String>();
        var places = new LinkedHashMap<Integer, String>();
        var violations = new ArrayList<Violation>();
        for (int i = 0; i < header.cells().size(); i++) {
            var heading = Texts.oneLine(header.cells().get(i));
            var column = columns.stream().filter(one -> one.matches(heading)).findFirst();
            if (column.isEmpty()) {
                if (!heading.isEmpty()) unknown.add(heading);
            } else if (!column.get().isRead()) {
                leftOut.add(heading);
            } else if (headings.putIfAbsent(column.get().key(), heading) != null) {
                violations.add(inHeader(header, column.get().key(), heading).violation("duplicate-column"));
            } else {
                places.put(i, column.get().key());
            }
        }
        if (headings.isEmpty()) throw new UnreadableFile("not-a-table");
        for (var column : columns) {
            if (column.required() && !headings.containsKey(column.key())) {
                violations.add(inHeader(header, column.key(), column.key()).violation("column-missing"));
            }
        }
        var body = lines.all().subList(place + 1, lines.all().size());
        if (body.isEmpty()) violations.add(FileCell.WHOLE_FILE.violation("no-rows"));
        var found = new FileViolations(headings);
        found.addAll(violations);
        var rows = body.stream().map(line -> row(line, header, places, found)).toList();
        var remarks = new ArrayList<>(lines.remarks());
        if (place > 0) remarks.add(Remark.of("titles", String.valueOf(header.number())));
        var hidden = body.stream().filter(Line::isHidden).count();
        if (hidden > 0) remarks.add(Remark.of("hidden-rows", String.valueOf(hidden)));
        if (!leftOut.isEmpty()) remarks.add(Remark.of("own-columns", named(leftOut)));
        if (!unknown.isEmpty()) remarks.add(Remark.of("unknown-columns", named(unknown)));
        return new Spreadsheet(lines.encoding(), headings, List.copyOf(remarks), rows, found.all());
    }

    private static String named(List<String> unknown) {
        return unknown.stream()
                .limit(MAX_NAMED)
                .map(FileViolations::shortened)
                .collect(Collectors.joining(", ", "", unknown.size() > MAX_NAMED ? "…" : ""));
    }

    private static Row row(Line line, Line header, Map<Integer, String> places, FileViolations violations) {
        var cells = places.entrySet().stream()
                .filter(place -> place.getKey() < line.cells().size())
                .filter(place -> !line.cells().get(place.getKey()).isEmpty())
                .collect(Collectors.toMap(
                        Map.Entry::getValue, place -> line.cells().get(place.getKey())));
        var row = new Row(line.number(), cells);
        cells.forEach((column, cell) -> {
            if (ERRORS.contains(cell)) violations.add(row, column, "cell-error");
        });
        line.cells().stream()
                .skip(header.width())
                .filter(cell -> !cell.isEmpty())
                .findFirst()
                .ifPresent(cell -> violations.addPart(row, "", "too-many-cells", cell));
        return row;
    }

    private static FileCell inHeader(Line header, String column, String heading) {
        return new FileCell(header.number(), column, heading, "");
    }

    private static boolean startsWith(byte[] file, byte[] mark) {
        if (file.length < mark.length) return false;
        for (int i = 0; i < mark.length; i++) if (file[i] != mark[i]) return false;
        return true;
    }
}
