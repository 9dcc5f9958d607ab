package fr.spro.registration.spreadsheet;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Numbers are read as the program shows them.
class CellFormatTests {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
        00000                          | 1000      | 01000
        00000                          | 97400     | 97400
        [$-40C]00000                   | 1000      | 01000
        00000;-00000                   | 1000      | 01000
        00000_-                        | 1000      | 01000
        000                            | 7         | 007
        0#" "##" "##" "##" "##         | 240414243 | 02 40 41 42 43
        0#\\ ##\\ ##\\ ##\\ ##         | 240414243 | 02 40 41 42 43
        "F-"00000                      | 1000      | F-01000
        "F-"000                        | 44000     | F-44000
        00000                          | 1000.5    | 1000.5
        00000                          | -1000     | -1000
        General                        | 44000     | 44000
        @                              | 7         | 7
        #,##0                          | 1000      | 1000
        0.00                           | 12.50     | 12.5
        0%                             | 1         | 1
        dd/mm/yyyy                     | 46345     | 2026-11-19
        [$-40C]d mmmm yyyy;@           | 46345     | 2026-11-19
        dd/mm/yyyy hh:mm               | 46345.395833333336 | 2026-11-19T09:30
        "le "0                         | 3         | le 3
        """)
    void shows_numbers_as_the_program_does(String format, BigDecimal number, String shown) {
        assertThat(CellFormat.of(format).show(number, false)).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource({"44883, true, 2026-11-19", "0, true, 1904-01-01", "1, false, 1900-01-01", "61, false, 1900-03-01"})
    void counts_days_from_1904_where_the_workbook_says_so(BigDecimal number, boolean has1904Dates, String date) {
        assertThat(CellFormat.of("dd/mm/yyyy").show(number, has1904Dates)).isEqualTo(date);
    }

    @ParameterizedTest
    @CsvSource({"9999999, 9999999", "-1, -1", "1E+4000, 1E+4000"})
    void a_date_beyond_the_calendar_is_a_plain_number(BigDecimal number, String shown) {
        assertThat(CellFormat.of("dd/mm/yyyy").show(number, false)).isEqualTo(shown);
    }
}
