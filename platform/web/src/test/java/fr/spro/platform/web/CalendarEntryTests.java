package fr.spro.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CalendarEntryTests {

    private static final Instant START = Instant.parse("2027-11-19T08:30:00Z");

    @Test
    void the_method_of_the_media_type_is_the_method_of_the_file() {
        for (var file : List.of(
                entry("Day").confirmed("text"),
                entry("Day").tentative("text"),
                entry("Day").cancelled())) {
            assertThat(file.mediaType()).isEqualTo("text/calendar; charset=utf-8; method=" + file.method());
            assertThat(text(file)).contains("METHOD:%s\r\n".formatted(file.method()));
        }
        assertThat(text(entry("Day").confirmed("text"))).contains("STATUS:CONFIRMED");
        assertThat(text(entry("Day").tentative("text"))).contains("STATUS:TENTATIVE");
        assertThat(text(entry("Day").cancelled())).contains("STATUS:CANCELLED", "METHOD:CANCEL");
    }

    @ParameterizedTest
    @ValueSource(strings = {"é", "€", "e\u0301", "👩‍💻", "a b; c, d\\e\n", "x"})
    void lines_have_at_most_75_bytes_and_no_letter_is_cut(String letter) {
        var title = letter.repeat(300);

        var file = text(entry(title).confirmed(title));

        assertThat(violations(file, UnaryOperator.identity())).isEmpty();
        assertThat(file).doesNotContain("\r\n \u0301");
        var escaped = title.replace("\\", "\\\\")
                .replace(";", "\\;")
                .replace(",", "\\,")
                .replace("\n", "\\n");
        assertThat(file.replace("\r\n ", "")).contains("SUMMARY:" + escaped, "DESCRIPTION:" + escaped);
    }

    @Test
    void the_check_finds_lines_that_are_not_folded_or_folded_by_characters() {
        assertThat(violations("SUMMARY:" + "é".repeat(200), UnaryOperator.identity()))
                .isNotEmpty();
        assertThat(violations("SUMMARY:" + "é".repeat(200), text -> text.replaceAll(".{73}", "$0\r\n ")))
                .isNotEmpty();
    }

    private static List<String> violations(String file, UnaryOperator<String> folding) {
        return Arrays.stream(folding.apply(file).split("\r\n"))
                .filter(line -> line.getBytes(StandardCharsets.UTF_8).length > 75)
                .toList();
    }

    private static CalendarEntry entry(String title) {
        return new CalendarEntry(
                "r-1@example.org", 3, START, START, START.plusSeconds(3600), title, "Nantes", "a@b.org");
    }

    private static String text(CalendarFile file) {
        return new String(file.content(), StandardCharsets.UTF_8);
    }
}
