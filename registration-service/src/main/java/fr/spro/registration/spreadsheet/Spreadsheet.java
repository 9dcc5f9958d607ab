package fr.spro.registration.spreadsheet;

import fr.spro.platform.violation.Violation;
import fr.spro.registration.spreadsheet.Lines.Line;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// The content of a spreadsheet file: CSV or an Excel workbook.
///
/// @param headings of the file's columns, by their names in code
/// @param unknown unknown headings, whose columns are ignored
/// @param violations of the file's structure; then there may be no rows
public record Spreadsheet(
        Encoding encoding,
        Map<String, String> headings,
        List<String> unknown,
        List<Row> rows,
        List<Violation> violations) {

    /// The maximum of bytes.
    public static final int MAX_BYTES = 10 * 1024 * 1024;

    /// The maximum of rows.
    public static final int MAX_ROWS = 20_000;

    private static final byte[] ZIP = {'P', 'K', 3, 4};
    private static final byte[] OLD_EXCEL = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0};

    /// Error values of spreadsheets.
    private static final Set<String> ERRORS = Set.of(
            XlsxFile.NOT_COMPUTED,
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

    public static Spreadsheet read(byte[] file, List<Column> columns) {
        try {
            return of(lines(file, columns), columns);
        } catch (UnreadableFile e) {
            return new Spreadsheet(Encoding.UTF_8, Map.of(), List.of(), List.of(), List.of(e.violation()));
        }
    }

    public boolean has(String column) {
        return headings.containsKey(column);
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
        var lines = startsWith(file, ZIP)
                ? new XlsxFile(file).lines(most)
                : new CsvFile(file)
                        .lines(heading -> columns.stream().anyMatch(column -> column.matches(heading)), most);
        if (lines.all().size() == most) throw new UnreadableFile("too-many-rows");
        return lines;
    }

    private static Spreadsheet of(Lines lines, List<Column> columns) throws UnreadableFile {
        if (lines.all().isEmpty()) throw new UnreadableFile("no-rows");
        var header = lines.all().getFirst();
        var unknown = new ArrayList<String>();
        var headings = new LinkedHashMap<String, String>();
        var places = new LinkedHashMap<Integer, String>();
        var violations = new ArrayList<Violation>();
        for (int i = 0; i < header.cells().size(); i++) {
            var heading = Texts.oneLine(header.cells().get(i));
            var column = columns.stream().filter(one -> one.matches(heading)).findFirst();
            if (column.isEmpty()) {
                if (!heading.isEmpty()) unknown.add(heading);
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
        var body = lines.all().subList(1, lines.all().size());
        if (body.isEmpty()) violations.add(FileCell.WHOLE_FILE.violation("no-rows"));
        var found = new FileViolations(headings);
        found.addAll(violations);
        var rows = body.stream().map(line -> row(line, header, places, found)).toList();
        return new Spreadsheet(lines.encoding(), headings, List.copyOf(unknown), rows, found.all());
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
                .skip(header.cells().size())
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
