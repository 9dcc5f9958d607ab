package fr.spro.registration.spreadsheet;

import static fr.spro.registration.spreadsheet.Workbooks.row;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Files of any spreadsheet program are read; what is doubtful is remarked upon.
class DialectTests {

    private static final List<Column> COLUMNS = List.of(
            Column.optional("name", "nom"), Column.required("email", "e-mail"), Column.optional("city", "ville"));

    private static final String LIST =
            "Nom;E-mail;Ville\nZoé Ça;zoe@example.org;Évry\nÈve;eve@example.org;Sète à l’été\n";

    @ParameterizedTest
    @ValueSource(strings = {"sep=;\n", "SEP=;\r\n", "\"sep=;\"\n", "sep=;;;\n", "\uFEFFsep=;\n", "\uFEFF\uFEFF"})
    void reads_files_that_begin_with_their_separator_or_with_two_byte_order_marks(String begin) {
        var table = read(begin + LIST);

        assertThat(table.violations()).isEmpty();
        assertThat(table.remarks()).isEmpty();
        assertThat(table.rows()).first().isEqualTo(new Row(begin.contains("=") ? 3 : 2, zoe()));
    }

    @Test
    void the_named_separator_is_used_even_if_another_one_looks_likely() {
        var table = read("sep=|\nnom|e-mail\nAda;Bea,Cleo|a@b.fr\n");

        assertThat(table.rows()).containsExactly(new Row(3, Map.of("name", "Ada;Bea,Cleo", "email", "a@b.fr")));
    }

    @ParameterizedTest
    @CsvSource({"windows-1252, WINDOWS_1252", "x-MacRoman, MAC_ROMAN", "IBM850, DOS", "IBM437, DOS"})
    void old_encodings_are_recognised_and_the_preview_shows_an_example(String charset, Encoding expected) {
        var text = charset.equals("IBM437") ? LIST.replace("È", "É").replace('’', '\'') : LIST;
        var file = (charset.equals("IBM850") ? text.replace('’', '\'') : text).getBytes(Charset.forName(charset));

        var table = Spreadsheet.read(file, COLUMNS);

        assertThat(table.encoding()).isEqualTo(expected);
        assertThat(table.rows().getFirst().cells()).isEqualTo(zoe());
        assertThat(table.remarks()).containsExactly(Remark.of("guessed." + expected, "Zoé Ça"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"windows-1252", "x-MacRoman", "IBM850"})
    void text_that_was_encoded_twice_is_kept_and_remarked_upon(String readAs) {
        var damaged = new String("Zoé".getBytes(UTF_8), Charset.forName(readAs));

        var table = read("nom;e-mail\n%s;zoe@example.org\n".formatted(damaged));

        assertThat(table.rows().getFirst().get("name")).isEqualTo(damaged);
        assertThat(table.remarks()).containsExactly(Remark.of("encoded-twice", damaged, "Zoé"));
    }

    @Test
    void text_encoded_twice_is_found_in_a_workbook_too() {
        var table = Spreadsheet.read(
                Workbooks.of(List.of("nom", "e-mail"), List.of("VoilÃ\u00A0", "v@example.org")), COLUMNS);

        assertThat(table.remarks()).containsExactly(Remark.of("encoded-twice", "VoilÃ", "Voilà"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"São João", "IRMÃ", "Señor Ærø", "Łukasz Żółć", "Ngọc Ánh", "Ελένη", "Â", "Zoé √ ©"})
    void names_of_other_languages_are_not_taken_for_damaged(String name) {
        assertThat(read("nom;e-mail\n%s;z@example.org\n".formatted(name)).remarks())
                .isEmpty();
    }

    @Test
    void passes_over_titles_above_the_header_and_says_so() {
        var table = read("Journée du 19 novembre;;\n\nListe des inscrits;;\n" + LIST);

        assertThat(table.violations()).isEmpty();
        assertThat(table.rows()).first().isEqualTo(new Row(5, zoe()));
        assertThat(table.remarks()).containsExactly(Remark.of("titles", "4"));
    }

    @Test
    void reads_the_sheet_with_the_list_behind_a_cover_and_names_the_others() {
        var sheets = new LinkedHashMap<String, String>();
        sheets.put(".old", row(1, "nom", "e-mail") + row(2, "Old", "old@b.fr"));
        sheets.put("cover", row(1, "Nom") + row(2, "Journée"));
        sheets.put("people", row(1, "Titre") + row(3, "nom", "e-mail") + row(4, "Ada", "a@b.fr"));

        var table = Spreadsheet.read(Workbooks.sheets(sheets), COLUMNS);

        assertThat(table.rows()).containsExactly(new Row(4, Map.of("name", "Ada", "email", "a@b.fr")));
        assertThat(table.remarks())
                .containsExactly(Remark.of("other-sheets", "people", "cover"), Remark.of("titles", "3"));
    }

    @Test
    void rows_hidden_by_a_filter_are_read_and_counted() {
        var hidden = row(3, "Bea", "b@b.fr").replace("<row", "<row hidden=\"1\"");

        var table =
                Spreadsheet.read(Workbooks.sheet(row(1, "nom", "e-mail") + row(2, "Ada", "a@b.fr") + hidden), COLUMNS);

        assertThat(table.rows()).hasSize(2);
        assertThat(table.remarks()).containsExactly(Remark.of("hidden-rows", "1"));
    }

    private static Map<String, String> zoe() {
        return Map.of("name", "Zoé Ça", "email", "zoe@example.org", "city", "Évry");
    }

    private static Spreadsheet read(String text) {
        return Spreadsheet.read(text.getBytes(UTF_8), COLUMNS);
    }
}
