package fr.spro.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.i18n.LocaleContextHolder;

/// Dates as people write them.
class DatesTests {

    private final Dates dates = new Dates();

    @AfterEach
    void reset() {
        LocaleContextHolder.resetLocaleContext();
    }

    @ParameterizedTest
    @CsvSource({
        "2027-11-19, vendredi 19 novembre 2027",
        "2027-12-01, mercredi 1er décembre 2027",
        "09:30, 9 h 30",
        "2027-10-01T09:00, vendredi 1er octobre 2027 à 9 h 00",
        "'', ''",
        "demain, demain",
        "12:00 ou 13:00, 12:00 ou 13:00"
    })
    void says_what_a_form_sends_in_words(String typed, String words) {
        LocaleContextHolder.setLocale(Locale.FRENCH);

        assertThat(dates.typed(typed).replace('\u00a0', ' ')).isEqualTo(words);
    }

    @Test
    void what_a_form_sends_is_in_the_time_zone_of_its_page() {
        LocaleContextHolder.setLocale(Locale.ENGLISH);
        Dates.useZone(ZoneId.of("Indian/Reunion"));

        assertThat(dates.typed("09:30")).isEqualTo("9:30");
        assertThat(dates.typed("2027-11-19T09:30")).startsWith("Friday 19 November 2027 at 9:30 (");
    }
}
