package fr.spro.registration.kiosk;

import static org.assertj.core.api.Assertions.assertThat;

import fr.spro.registration.Examples;
import fr.spro.registration.day.CheckInPeriod;
import fr.spro.registration.day.RegionalDay;
import fr.spro.registration.day.RegionalDay.Status;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import org.junit.jupiter.api.Test;

class KioskPeriodTests {

    private final KioskPeriod period = new KioskPeriod(new CheckInPeriod(LocalTime.of(17, 0)));
    private final RegionalDay draft = Examples.day("d-1", 10, 5);

    @Test
    void opens_on_the_evening_before_in_local_time() {
        // Half past nine in Paris on 19 November.
        assertThat(period.opensAt(draft)).isEqualTo(Instant.parse("2027-11-18T16:00:00Z"));
    }

    @Test
    void stays_open_until_the_day_ends_even_if_already_marked_as_held() {
        for (var status : List.of(Status.PUBLISHED, Status.CLOSED, Status.HELD)) {
            var day = in(status);
            var opensAt = period.opensAt(day);

            assertThat(period.isTime(day, opensAt.minusMillis(1))).isFalse();
            assertThat(period.isTime(day, opensAt)).isTrue();
            assertThat(period.isTime(day, day.endsAt())).isTrue();
            assertThat(period.isTime(day, day.endsAt().plusMillis(1))).isFalse();
        }
    }

    @Test
    void stays_closed_for_an_unpublished_or_cancelled_day() {
        for (var status : List.of(Status.DRAFT, Status.CANCELLED, Status.ARCHIVED)) {
            var day = in(status);

            assertThat(period.isTime(day, day.startsAt())).isFalse();
            assertThat(period.isOver(day, day.startsAt())).isTrue();
        }
    }

    private RegionalDay in(Status status) {
        return new RegionalDay(
                draft.id(),
                draft.request(),
                draft.details(),
                draft.sessions(),
                draft.links(),
                draft.questions(),
                status,
                draft.heldAt(),
                draft.seed(),
                draft.publicity(),
                draft.fixedAddress(),
                draft.picture(),
                null,
                null,
                null,
                null,
                1);
    }
}
