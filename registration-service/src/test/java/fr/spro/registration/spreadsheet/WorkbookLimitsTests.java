package fr.spro.registration.spreadsheet;

import static fr.spro.registration.spreadsheet.Workbooks.cell;
import static fr.spro.registration.spreadsheet.Workbooks.row;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import fr.spro.platform.violation.Violation;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/// What a file contains beside its list costs neither memory nor time. Isolated, since only one file is read
/// at once: here for so long that other tests would be told to come back.
@Isolated
class WorkbookLimitsTests {

    private static final List<Column> COLUMNS =
            List.of(Column.optional("name", "nom"), Column.required("email", "e-mail"));

    private static final String PEOPLE =
            row(1, "nom", "e-mail") + row(2, "Ada", "a@b.fr") + row(3, "Bea", "b@b.fr") + row(4, "Cleo", "c@b.fr");

    @Test
    void rejects_a_workbook_with_one_value_far_to_the_right_in_each_row() {
        var rows = IntStream.rangeClosed(2, 20_000)
                .mapToObj("<row r=\"%1$d\"><c r=\"XFD%1$d\"><v>1</v></c></row>"::formatted)
                .collect(Collectors.joining());

        assertThat(violations(Workbooks.sheet(row(1, "nom", "e-mail") + rows))).containsExactly("2:1:too-many-columns");
    }

    @Test
    void reads_a_row_with_a_value_in_the_last_column_allowed() {
        var file = Workbooks.sheet(PEOPLE + "<row r=\"5\"><c r=\"SF5\"><v>1</v></c></row>");

        assertThat(violations(file)).containsExactly("5:1:too-many-cells");
    }

    @Test
    void reads_three_people_before_a_million_empty_rows_with_a_style() {
        var rows = ("<row spans=\"1:16384\" s=\"1\" customFormat=\"1\" ht=\"15.75\" customHeight=\"1\" thickBot=\"1\""
                        + " thickTop=\"1\"/>")
                .repeat(1_048_572);
        var file = Workbooks.sheet(PEOPLE + rows);

        var begin = System.nanoTime();
        var table = Spreadsheet.read(file, COLUMNS);

        assertThat(rows).hasSizeGreaterThan(95_000_000);
        assertThat(table.violations()).isEmpty();
        assertThat(table.rows()).extracting(Row::line).containsExactly(2, 3, 4);
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(20));
    }

    @Test
    void reads_people_whose_rows_have_a_style_up_to_the_last_column() {
        var styled = IntStream.rangeClosed(5, 50_000)
                .mapToObj("<row r=\"%1$d\"><c r=\"A%1$d\" s=\"1\"/><c r=\"XFD%1$d\" s=\"1\"/></row>"::formatted)
                .collect(Collectors.joining());

        var table = Spreadsheet.read(Workbooks.sheet(PEOPLE + styled), COLUMNS);

        assertThat(table.violations()).isEmpty();
        assertThat(table.rows()).hasSize(3);
    }

    @Test
    void says_that_a_workbook_contains_too_much_rather_than_that_the_file_is_large() {
        assertThat(violations(Workbooks.bomb())).containsExactly("0:0:too-much-inside");
    }

    @Test
    void rejects_millions_of_cells_within_a_small_file() {
        var cells = cell("a").repeat(400);
        var rows = IntStream.rangeClosed(2, 5_000)
                .mapToObj(number -> "<row>" + cells + "</row>")
                .collect(Collectors.joining());

        assertThat(violations(Workbooks.sheet(row(1, "nom", "e-mail") + rows))).containsExactly("0:0:too-much-inside");
    }

    @Test
    void rejects_a_csv_record_of_millions_of_cells() {
        var file = ("nom;e-mail\nAda;a@b.fr\n" + ";".repeat(9_000_000)).getBytes();

        assertThat(violations(file)).containsExactly("0:0:too-much-inside");
    }

    /// The text has two bytes a letter, and a space that is replaced, so that each cell has a copy of its own.
    @Test
    void rejects_fifty_million_letters_in_shared_strings() {
        var text = "\u0142".repeat(XlsxStrings.MAX_LENGTH - 1) + "\u00a0x";
        var file = Workbooks.shared(Collections.nCopies(1_520, text), row(1, "nom", "e-mail") + sharedRows(1_520, 1));

        assertThat(file).hasSizeLessThan(300_000);
        assertThat(violations(file)).containsExactly("0:0:too-much-inside");
    }

    @Test
    void reads_the_largest_list_of_people() {
        var texts = IntStream.range(0, Spreadsheet.MAX_ROWS * 12)
                .mapToObj("Zo\u00eb L\u0153ur, %06d"::formatted)
                .toList();
        var header = row(1, "nom", "e-mail", "a", "b", "c", "d", "e", "f", "g", "h", "i", "j");

        var table = Spreadsheet.read(Workbooks.shared(texts, header + sharedRows(Spreadsheet.MAX_ROWS, 12)), COLUMNS);

        assertThat(table.violations()).isEmpty();
        assertThat(table.rows()).hasSize(Spreadsheet.MAX_ROWS);
    }

    @Test
    void rejects_several_sheets_that_are_too_much_together() {
        var rows = IntStream.rangeClosed(2, 10_000)
                .mapToObj(number ->
                        row(number, "Ada", "a@b.fr").replace("</row>", cell("a").repeat(28) + "</row>"))
                .collect(Collectors.joining());
        var sheets = IntStream.range(0, 4)
                .boxed()
                .collect(Collectors.toMap(number -> "s" + number, _ -> row(1, "nom", "e-mail") + rows));

        assertThat(violations(Workbooks.sheets(sheets))).containsExactly("0:0:too-much-inside");
    }

    /// Reading the table of contents would take a kilobyte for each.
    @Test
    void counts_the_parts_of_a_workbook_before_it_reads_about_them() {
        var file = Workbooks.zip(
                IntStream.range(0, 70_000).boxed().collect(Collectors.toMap(Integer::toUnsignedString, _ -> "")));
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

        var before = threads.getCurrentThreadAllocatedBytes();
        var found = violations(file);

        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(5_000_000);
        assertThat(file).hasSizeLessThan(Spreadsheet.MAX_BYTES);
        assertThat(found).containsExactly("0:0:too-much-inside");
    }

    private static String sharedRows(int rows, int columns) {
        return IntStream.range(0, rows)
                .mapToObj(number -> IntStream.range(0, columns)
                        .mapToObj(column -> "<c t=\"s\"><v>%d</v></c>".formatted(number * columns + column))
                        .collect(Collectors.joining("", "<row>", "</row>")))
                .collect(Collectors.joining());
    }

    @Test
    void reads_a_number_format_of_brackets_in_no_time() {
        var file = Workbooks.formatted(
                "[".repeat(90_000),
                row(1, "nom", "e-mail") + "<row r=\"2\"><c s=\"2\"><v>7</v></c>" + cell("a@b.fr") + "</row>");

        var begin = System.nanoTime();

        assertThat(Spreadsheet.read(file, COLUMNS).rows().getFirst().get("name"))
                .isEqualTo("7");
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(2));
    }

    private static List<String> violations(byte[] file) {
        return Spreadsheet.read(file, COLUMNS).violations().stream()
                .map(WorkbookLimitsTests::text)
                .toList();
    }

    private static String text(Violation violation) {
        var cell = FileCell.of(violation);
        return "%d:%d:%s".formatted(cell.line(), Math.min(1, cell.line()), violation.code());
    }
}
