package fr.spro.registration.spreadsheet;

import fr.spro.registration.spreadsheet.XlsxWorkbook.Sheet;
import java.io.IOException;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// An Excel workbook. Of its visible sheets the one with the most known headings is read.
final class XlsxFile {

    private final byte[] file;

    XlsxFile(byte[] file) {
        this.file = file;
    }

    /// @param known whether a heading is known
    Lines lines(Predicate<String> known, int most) throws UnreadableFile {
        XlsxParts parts;
        try {
            parts = new XlsxParts(file);
        } catch (IOException | RuntimeException broken) {
            throw new UnreadableFile("not-a-table");
        }
        try (parts) {
            return best(parts, known, most);
        } catch (IOException | RuntimeException notAWorkbook) {
            // Numbers, addresses and references may be anything.
            throw new UnreadableFile(parts.isExceeded() ? "too-much-inside" : "not-a-table");
        }
    }

    private static Lines best(XlsxParts parts, Predicate<String> known, int most) throws IOException, UnreadableFile {
        var workbook = XlsxWorkbook.read(parts);
        var limit = new FileLimit();
        var cell = new XlsxCell(
                XlsxStrings.read(parts, workbook, limit), XlsxStyles.read(parts, workbook), workbook.has1904Dates());
        Lines best = null;
        Sheet read = null;
        for (var sheet : workbook.readable()) {
            var lines = new LineCollector(most, limit);
            try (var xml = parts.get(sheet.path())) {
                new XlsxSheet(xml, cell).read(lines);
            }
            var found = lines.of(Encoding.XLSX);
            if (best != null && found.headings(known) <= best.headings(known)) continue;
            best = found;
            read = sheet;
        }
        if (best == null) throw new UnreadableFile("not-a-table");
        return workbook.readable().size() == 1 ? best : best.with(otherSheets(workbook, read));
    }

    private static Remark otherSheets(XlsxWorkbook workbook, Sheet read) {
        var others = workbook.readable().stream()
                .filter(sheet -> sheet != read)
                .map(Sheet::name)
                .collect(Collectors.joining(", "));
        return Remark.of("other-sheets", FileViolations.shortened(read.name()), FileViolations.shortened(others));
    }
}
