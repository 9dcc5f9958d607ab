package fr.spro.registration.day;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class ShiftTests {

    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    private static final Instant WINTER = Instant.parse("2027-11-19T08:30:00Z");

    @Test
    void keeps_the_local_time_when_daylight_saving_time_begins_in_between() {
        var shift = Shift.toDate(PARIS, WINTER, LocalDate.of(2028, 6, 20));

        assertThat(shift.apply(WINTER)).isEqualTo("2028-06-20T07:30:00Z");
        assertThat(shift.apply(WINTER.plusSeconds(3600))).isEqualTo("2028-06-20T08:30:00Z");
    }

    @Test
    void separates_the_change_of_date_from_the_change_of_hour() {
        var shift = Shift.between(PARIS, WINTER, Instant.parse("2027-11-20T09:00:00Z"));

        assertThat(shift.by()).isEqualTo(Duration.ofHours(24).plusMinutes(30));
        assertThat(shift.datesOnly(WINTER).by()).isEqualTo(Duration.ofDays(1));
        assertThat(Shift.between(PARIS, WINTER, WINTER).isNone()).isTrue();
    }
}
