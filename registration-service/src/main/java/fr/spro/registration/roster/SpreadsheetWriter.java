package fr.spro.registration.roster;

import fr.spro.registration.spreadsheet.FormulaGuard;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.dhatim.fastexcel.Workbook;

/// Writes rows as a file that spreadsheet programs open, in which no cell is a formula.
final class SpreadsheetWriter {

    private static final String BYTE_ORDER_MARK = "\uFEFF";
    private static final int MAX_SHEET_NAME = 31;

    /// The number of rows that are buffered before they are written.
    private static final int BUFFERED_ROWS = 500;

    private SpreadsheetWriter() {}

    /// With semicolons and a byte order mark, as French spreadsheets expect.
    static void csv(Stream<List<String>> rows, OutputStream to) throws IOException {
        var writer = new OutputStreamWriter(to, StandardCharsets.UTF_8);
        writer.write(BYTE_ORDER_MARK);
        var printer = new CSVPrinter(
                writer, CSVFormat.DEFAULT.builder().setDelimiter(';').get());
        for (var row : (Iterable<List<String>>) rows::iterator) {
            printer.printRecord(row.stream().map(FormulaGuard::protect).toList());
        }
        printer.flush();
    }

    /// All cells are text.
    static void xlsx(String name, Stream<List<String>> rows, OutputStream to) throws IOException {
        try (var workbook = new Workbook(to, "SPRO", null)) {
            var sheet = workbook.newWorksheet(name.substring(0, Math.min(MAX_SHEET_NAME, name.length())));
            sheet.freezePane(0, 1);
            int number = 0;
            for (var row : (Iterable<List<String>>) rows::iterator) {
                for (int column = 0; column < row.size(); column++) {
                    sheet.value(number, column, FormulaGuard.escape(row.get(column)));
                }
                if (++number % BUFFERED_ROWS == 0) sheet.flush();
            }
        }
    }
}
