package fr.spro.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongUnaryOperator;
import org.junit.jupiter.api.Test;

class CalendarSequenceTests {

    private static final long EPOCH = 100_000_000;
    private static final long FIRST_RESTORE = 479_000 * EPOCH;
    private static final long SECOND_RESTORE = 479_060 * EPOCH;
    private static final long IN_2145 = 62_000_000 * EPOCH;

    @Test
    void grows_with_the_numbers_of_all_epochs_within_31_bits() {
        assertThat(violations(CalendarSequence::of)).isEmpty();
    }

    @Test
    void the_check_finds_numbers_that_are_too_long_or_decrease() {
        assertThat(violations(number -> number)).isNotEmpty();
        assertThat(violations(number -> number % EPOCH)).isNotEmpty();
    }

    @Test
    void never_decreases_after_many_changes() {
        assertThat(CalendarSequence.of(5_000)).isEqualTo(CalendarSequence.of(6_000));
        assertThat(CalendarSequence.of(6_000)).isLessThan(CalendarSequence.of(FIRST_RESTORE));
    }

    @Test
    void is_written_into_the_entry() {
        var now = Instant.parse("2026-11-29T12:00:00Z");
        var entry = new CalendarEntry("r-1@example.org", FIRST_RESTORE + 3, now, now, now, "Day", "Nantes", "a@b.org");

        assertThat(new String(entry.confirmed("text").content()))
                .contains("SEQUENCE:%d\r\n".formatted(CalendarSequence.of(FIRST_RESTORE + 3)));
    }

    @Test
    void of_a_registration_it_grows_with_each_event_and_with_each_change_of_the_day_also_after_a_restore() {
        var numbers = List.of(3L, 4L, 47L, FIRST_RESTORE + 1, FIRST_RESTORE + 2, SECOND_RESTORE + 1);
        for (var other : numbers) {
            assertThat(numbers.stream().map(event -> CalendarSequence.ofRegistration(event, other)))
                    .satisfies(CalendarSequenceTests::grows);
            assertThat(numbers.stream().map(day -> CalendarSequence.ofRegistration(other, day)))
                    .satisfies(CalendarSequenceTests::grows);
        }
        assertThat(CalendarSequence.ofRegistration(6, 5)).isGreaterThan(CalendarSequence.ofRegistration(6, 4));
    }

    /// Numbers of an earlier epoch than the other one count for nothing.
    private static void grows(List<? extends Long> sequences) {
        assertThat(sequences).isSorted();
        assertThat(sequences.getLast()).isGreaterThan(sequences.getFirst());
    }

    private static List<String> violations(LongUnaryOperator sequence) {
        var violations = new ArrayList<String>();
        var before = -1L;
        for (var floor : List.of(0L, FIRST_RESTORE, SECOND_RESTORE, IN_2145)) {
            for (var counter : List.of(0, 1, 2, 47, 2_047)) {
                var now = sequence.applyAsLong(floor + counter);
                if (now <= before || now > Integer.MAX_VALUE) violations.add("%d after %d".formatted(now, before));
                before = now;
            }
        }
        return violations;
    }
}
