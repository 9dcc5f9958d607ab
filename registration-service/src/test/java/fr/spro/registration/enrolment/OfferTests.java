package fr.spro.registration.enrolment;

import static org.assertj.core.api.Assertions.assertThat;

import fr.spro.registration.Examples;
import fr.spro.registration.day.RegionalDay;
import fr.spro.suite.Dates;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The deadlines of offers. The day begins on Friday, 19 November 2027, at 9:30 in Paris.
class OfferTests {

    private final RegionalDay day = Examples.day("d", 10, 5);

    @ParameterizedTest(name = "{0} → {1}")
    @CsvSource({
        // two days, rounded up to a full hour
        "2027-11-09T10:20, 2027-11-11T11:00",
        // at night: in the morning
        "2027-11-09T23:20, 2027-11-12T08:00",
        "2027-11-09T04:00, 2027-11-11T08:00",
        // the last hour of the evening counts
        "2027-11-09T20:00, 2027-11-11T20:00",
        // not on a Sunday
        "2027-11-05T15:00, 2027-11-08T08:00",
        "2027-11-05T21:00, 2027-11-08T08:00",
        // half of the time that is left
        "2027-11-17T09:30, 2027-11-18T10:00",
        // the evening before, two hours are still awake
        "2027-11-18T18:00, 2027-11-19T08:00",
        // later in the evening there is no time to answer
        "2027-11-18T19:00,",
        "2027-11-18T23:50,",
        "2027-11-19T06:00,",
        "2027-11-19T12:00,",
    })
    void ends_at_an_hour_at_which_people_are_awake(LocalDateTime now, @Nullable LocalDateTime until) {
        assertThat(Offer.deadline(day, instant(now)))
                .isEqualTo(Optional.ofNullable(until).map(OfferTests::instant));
    }

    @Test
    void sundays_count_if_the_day_is_near() {
        var monday = LocalDateTime.parse("2027-11-22T09:30");
        var day = Examples.day("d", 10, 5).with(Examples.detailsUntil(instant(monday.plusHours(7))), List.of());

        assertThat(Offer.deadline(day, instant(LocalDateTime.parse("2027-11-20T19:00"))))
                .contains(instant(LocalDateTime.parse("2027-11-21T15:00")));
    }

    @ParameterizedTest(name = "{0} → {1}")
    @CsvSource({
        "2027-11-09T10:20, 2027-11-09T10:23",
        // also at night and on a Sunday: its mails go to one address, of people who rehearse now
        "2027-11-07T23:58, 2027-11-08T00:01",
        // the next person must have time to come
        "2027-11-19T08:27, 2027-11-19T08:30",
        "2027-11-19T08:28,",
        "2027-11-19T12:00,",
    })
    void ends_after_three_minutes_at_a_rehearsal(LocalDateTime now, @Nullable LocalDateTime until) {
        var rehearsal = day.with(Examples.rehearsal(day.details(), "repetition@example.org"), List.of());

        assertThat(Offer.deadline(rehearsal, instant(now)))
                .isEqualTo(Optional.ofNullable(until).map(OfferTests::instant));
    }

    @Test
    void never_ends_at_night_on_a_quiet_sunday_too_soon_or_after_the_start() {
        assertThat(violations(Offer::deadline)).isEmpty();
    }

    @Test
    void the_check_finds_a_deadline_that_only_counts_hours() {
        assertThat(violations((day, now) -> Optional.of(now.plus(Duration.ofHours(48)))))
                .contains("at night", "after the start", "on a quiet Sunday");
    }

    /// What is wrong with the deadlines of offers at each quarter of an hour in the two weeks before the day.
    private List<String> violations(BiFunction<RegionalDay, Instant, Optional<Instant>> deadline) {
        var violations = new ArrayList<String>();
        for (var now = day.startsAt().minus(Duration.ofDays(14));
                now.isBefore(day.endsAt());
                now = now.plus(Duration.ofMinutes(15))) {
            var made = now;
            deadline.apply(day, now).ifPresent(until -> violations.addAll(violations(made, until)));
        }
        return violations;
    }

    private List<String> violations(Instant now, Instant until) {
        var violations = new ArrayList<String>();
        var local = until.atZone(Dates.ZONE);
        var time = local.toLocalTime();
        if (time.isBefore(LocalTime.of(8, 0)) || time.isAfter(LocalTime.of(20, 0))) violations.add("at night");
        if (!until.isBefore(day.startsAt())) violations.add("after the start");
        if (until.isBefore(now.plus(Duration.ofHours(2)))) violations.add("too soon");
        var isNear = now.plus(Duration.ofHours(96)).isAfter(day.startsAt());
        if (!isNear && local.getDayOfWeek() == DayOfWeek.SUNDAY) violations.add("on a quiet Sunday");
        return violations;
    }

    private static Instant instant(LocalDateTime time) {
        return time.atZone(Dates.ZONE).toInstant();
    }
}
