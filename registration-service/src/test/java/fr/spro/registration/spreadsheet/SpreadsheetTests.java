package fr.spro.registration.spreadsheet;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import fr.spro.platform.violation.Violation;
import java.nio.charset.Charset;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// Each kind of file is read, or rejected with the reason.
class SpreadsheetTests {

    private static final List<Column> COLUMNS = List.of(
            Column.optional("name", "nom"),
            Column.required("email", "e-mail", "adresse électronique"),
            Column.optional("registered_at", "inscrit le"));

    private static final String BYTE_ORDER_MARK = "\uFEFF";
    private static final String ZOE = "Nom;E-mail\nZoé Ça;zoe@example.org\n";

    static Stream<Arguments> readable() {
        return Stream.of(
                arguments("UTF-8", bytes(ZOE), Encoding.UTF_8),
                arguments("UTF-8 with a byte order mark", bytes(BYTE_ORDER_MARK + ZOE), Encoding.UTF_8),
                arguments("UTF-16, little end first", (BYTE_ORDER_MARK + ZOE).getBytes(UTF_16LE), Encoding.UTF_16),
                arguments("UTF-16, big end first", ZOE.getBytes(Charset.forName("UTF-16")), Encoding.UTF_16),
                arguments("Windows", ZOE.getBytes(Charset.forName("windows-1252")), Encoding.WINDOWS_1252),
                arguments("commas", bytes(ZOE.replace(';', ',')), Encoding.UTF_8),
                arguments("tabs", bytes(ZOE.replace(';', '\t')), Encoding.UTF_8),
                arguments("quotes", bytes("\"Nom\";\"E-mail\"\n\"Zoé Ça\";\"zoe@example.org\"\n"), Encoding.UTF_8),
                arguments("line ends of Windows", bytes(ZOE.replace("\n", "\r\n")), Encoding.UTF_8),
                arguments("line ends of old Macs", bytes(ZOE.replace("\n", "\r")), Encoding.UTF_8),
                arguments("no line end", bytes(ZOE.strip()), Encoding.UTF_8),
                arguments("empty lines", bytes("\n;\n" + ZOE + ";;\n\n"), Encoding.UTF_8),
                arguments("spaces", bytes(" nom ; E-MAIL \n Zoé Ça\u00A0; zoe@example.org \n"), Encoding.UTF_8),
                arguments("English headings", bytes(ZOE.replace("Nom", "NAME").replace("E-m", "Em")), Encoding.UTF_8),
                arguments(
                        "headings without accents",
                        bytes(ZOE.replace("E-mail", "ADRESSE ELECTRONIQUE")),
                        Encoding.UTF_8),
                arguments("accents written as two letters", bytes(ZOE.replace("é", "e\u0301")), Encoding.UTF_8),
                arguments(
                        "Excel",
                        Workbooks.of(List.of("Nom", "E-mail"), List.of("Zoé Ça", "zoe@example.org")),
                        Encoding.XLSX));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void readable(String kind, byte[] file, Encoding encoding) {
        var table = Spreadsheet.read(file, COLUMNS);

        assertThat(table.violations()).as(kind).isEmpty();
        assertThat(table.encoding()).isEqualTo(encoding);
        assertThat(table.rows())
                .extracting(Row::cells)
                .containsExactly(Map.of("name", "Zoé Ça", "email", "zoe@example.org"));
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                arguments("nothing", bytes(""), "0::no-rows"),
                arguments("empty lines only", bytes("\n\n;;\n"), "0::no-rows"),
                arguments("a header only", bytes("nom;email\n"), "0::no-rows"),
                arguments("a text", bytes("Chère Madame,\nvoici la liste."), "0::not-a-table"),
                arguments("a picture", new byte[] {(byte) 0x89, 'P', 'N', 'G', 0, 1, 2}, "0::not-a-table"),
                arguments("UTF-16 that does not say so", ZOE.getBytes(UTF_16LE), "0::not-a-table"),
                arguments("old Excel", new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, 1}, "0::old-excel"),
                arguments("a broken ZIP", bytes("PK\u0003\u0004broken"), "0::not-a-table"),
                arguments("a ZIP of something else", Workbooks.zip(Map.of("readme.txt", "Hello")), "0::not-a-table"),
                arguments("a ZIP bomb", Workbooks.bomb(), "0::too-much-inside"),
                arguments(
                        "a sheet as wide as no sheet",
                        Workbooks.sheet("<row r=\"1\"><c r=\"ZZZZZZ1\"/></row>"),
                        "0::not-a-table"),
                arguments("a file of 11 MB", new byte[11 * 1024 * 1024], "0::too-large"),
                arguments("20 001 rows", people(20_001), "0::too-many-rows"),
                arguments("no address", bytes("nom\nZoé\n"), "1:email:column-missing"),
                arguments("a column twice", bytes("nom;e-mail;E-Mail\nZoé;a@b.fr;\n"), "1:E-Mail:duplicate-column"),
                arguments("too many cells", bytes("nom;e-mail\nZoé;zoe@example.org;quoi\n"), "2::too-many-cells"),
                arguments("an open quote", bytes("nom;e-mail\nZoé;z@example.org\n\"Ada;a@example.org\n"), "3::quotes"),
                arguments("a quote in the middle", bytes("nom;e-mail\n\"Zoé\"x;z@example.org\n"), "2::quotes"),
                arguments(
                        "a formula without result",
                        Workbooks.sheet("<row r=\"1\"><c t=\"str\"><v>email</v></c></row><row"
                                + " r=\"5\"><c><f>NOW()</f></c></row>"),
                        "5:email:cell-error"),
                arguments("an error of Excel", bytes("nom;e-mail\n#N/A;a@b.fr\n"), "2:nom:cell-error"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void refused(String kind, byte[] file, String expected) {
        assertThat(Spreadsheet.read(file, COLUMNS).violations())
                .as(kind)
                .extracting(SpreadsheetTests::text)
                .containsExactly(expected);
    }

    private static String text(Violation violation) {
        var cell = FileCell.of(violation);
        return "%d:%s:%s".formatted(cell.line(), cell.heading(), violation.code());
    }

    @Test
    void a_row_has_the_number_of_its_first_line_even_after_multiline_cells() {
        var table = Spreadsheet.read(
                bytes("nom;email\n\"Ada\nL\";a@b.fr\n\nBea;b@b.fr\n\"C\r\nD\nE\";c@b.fr\nFay;f@b.fr\n"), COLUMNS);

        assertThat(table.rows()).extracting(Row::line).containsExactly(2, 5, 6, 9);
    }

    @Test
    void reports_and_ignores_unknown_columns() {
        var table = Spreadsheet.read(bytes("nom;Téléphone;email;;Âge\nZoé;06;z@example.org;;7\n"), COLUMNS);

        assertThat(table.remarks()).containsExactly(Remark.of("unknown-columns", "Téléphone, Âge"));
        assertThat(table.rows().getFirst().cells()).containsOnlyKeys("name", "email");
        assertThat(table.violations()).isEmpty();
    }

    @Test
    void reads_dates_numbers_and_formula_results_of_a_workbook() {
        var table = Spreadsheet.read(Workbooks.sheet("""
            <row r="2"><c t="str"><v>nom</v></c><c t="str"><v>email</v></c><c t="str"><v>inscrit le</v></c></row>
            <row r="7"><c t="str"><f>A1&amp;B1</f><v>Ada L</v></c><c t="inlineStr"><is><t>a@b.fr</t></is></c>
              <c s="1"><v>46345</v></c></row>
            <row r="8"><c><v>44000</v></c><c t="str"><v>b@b.fr</v></c><c s="1"><f>C7</f><v>46345.395833333336</v></c></row>
            """), COLUMNS);

        assertThat(table.violations()).isEmpty();
        assertThat(table.rows())
                .containsExactly(
                        new Row(7, Map.of("name", "Ada L", "email", "a@b.fr", "registered_at", "2026-11-19")),
                        new Row(8, Map.of("name", "44000", "email", "b@b.fr", "registered_at", "2026-11-19T09:30")));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-19, 2026-11-18T23:00:00Z",
        "19/11/2026, 2026-11-18T23:00:00Z",
        "19.11.2026, 2026-11-18T23:00:00Z",
        "2026-11-19T09:30, 2026-11-19T08:30:00Z",
        "2026-11-19 09:30:15, 2026-11-19T08:30:15Z",
        "19/11/2026 9:30, 2026-11-19T08:30:00Z",
        "19.11.2026 9 h 30, 2026-11-19T08:30:00Z",
        "1/7/2026 9h, 2026-07-01T07:00:00Z",
        "2026-11-19T09:30:00Z, 2026-11-19T09:30:00Z",
        "2026-11-19T09:30:00+01:00, 2026-11-19T08:30:00Z"
    })
    void reads_dates_in_all_common_formats(String written, String instant) {
        assertThat(DateParser.read(written, ZoneId.of("Europe/Paris")))
                .map(Object::toString)
                .contains(instant);
    }

    @Test
    void a_time_without_an_offset_is_that_of_the_place_of_the_day() {
        var reunion = ZoneId.of("Indian/Reunion");

        assertThat(DateParser.read("2027-10-20 01:30", reunion)).contains(Instant.parse("2027-10-19T21:30:00Z"));
        assertThat(DateParser.read("2027-10-20T01:30:00Z", reunion)).contains(Instant.parse("2027-10-20T01:30:00Z"));
    }

    @ParameterizedTest
    @CsvSource({"31/02/2026", "11/19/2026", "19/11/26", "2026-13-01", "19/11.2026", "hier", "2026-11-19 25:00", "46345"
    })
    void rejects_text_that_is_not_a_date(String written) {
        assertThat(DateParser.read(written, ZoneId.of("Europe/Paris"))).isEmpty();
    }

    @Test
    void reports_every_violation_of_every_row_with_its_value() {
        var table = Spreadsheet.read(
                bytes("Prénom et nom;E-mail\n;nobody\n%s;\n".formatted("x".repeat(300))),
                List.of(Column.optional("name", "prénom et nom"), Column.required("email", "e-mail")));
        var violations = table.furtherViolations();
        for (var row : table.rows()) {
            violations.required(row, "name", 100);
            violations.address(row, "email");
        }

        assertThat(violations.all())
                .containsExactly(
                        new FileCell(2, "name", "Prénom et nom", "").violation("empty"),
                        new FileCell(2, "email", "E-mail", "nobody").violation("not-an-address"),
                        new FileCell(3, "name", "Prénom et nom", "x".repeat(80) + "…").violation("too-long", "100"),
                        new FileCell(3, "email", "E-mail", "").violation("empty"));
    }

    @Test
    void accepts_emoji_treats_markup_as_text_and_rejects_unprintable_characters() {
        var violations = new FileViolations(Map.of());
        for (var name : List.of("👩🏽‍🦽".repeat(20), "<b>Ada</b> & \"Co\"", "=HYPERLINK(\"x\")")) {
            assertThat(violations.required(new Row(2, Map.of("name", name)), "name", 100))
                    .isEqualTo(name);
        }
        assertThat(violations.all()).isEmpty();

        violations.required(new Row(3, Map.of("name", "Ada\u0007")), "name", 100);
        violations.required(new Row(4, Map.of("name", "Zo\uFFFD")), "name", 100);
        assertThat(violations.all()).extracting(Violation::code).containsExactly("unprintable", "unprintable");
    }

    @Test
    void reads_twenty_thousand_rows_in_less_than_five_seconds() {
        var file = people(20_000);
        var begin = System.nanoTime();

        assertThat(Spreadsheet.read(file, COLUMNS).rows()).hasSize(20_000);

        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(5));
    }

    private static byte[] people(int number) {
        return bytes(IntStream.range(0, number)
                .mapToObj("Person %1$d;person-%1$d@example.org"::formatted)
                .collect(Collectors.joining("\n", "nom;e-mail\n", "\n")));
    }

    private static byte[] bytes(String text) {
        var isBinary = text.startsWith("PK");
        return text.getBytes(isBinary ? ISO_8859_1 : UTF_8);
    }
}
