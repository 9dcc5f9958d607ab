package fr.spro.registration.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import fr.spro.registration.Examples;
import fr.spro.registration.InMemoryService;
import fr.spro.registration.day.RegionalDay;
import fr.spro.registration.day.Step;
import fr.spro.registration.seating.SelectionMode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// The next step of an organiser in each state of a day.
class NextStepTests extends InMemoryService {

    private static final Instant WEEKS_BEFORE = Examples.START.minus(Duration.ofDays(30));
    private static final Instant WEEK_BEFORE = Examples.START.minus(Duration.ofDays(7));
    private static final Instant EVENING_BEFORE = Examples.START.minus(Duration.ofHours(16));

    @Test
    void a_draft_needs_sessions_before_it_is_published() {
        var draft = Examples.day("d", 10, 5);

        assertThat(next(draft.with(List.of()), WEEKS_BEFORE)).isEqualTo(NextStep.ADD_SESSION);
        assertThat(next(draft, WEEKS_BEFORE)).isEqualTo(NextStep.PUBLISH);
    }

    @Test
    void a_published_day_is_closed_in_its_last_weeks_then_prepared() {
        publish(10, 5);
        assertThat(next(find(), WEEKS_BEFORE)).isNull();
        assertThat(next(find(), WEEK_BEFORE)).isEqualTo(NextStep.CLOSE);

        moveDay.handle(day, Step.CLOSE, "camille");

        assertThat(next(find(), WEEKS_BEFORE)).isEqualTo(NextStep.PREPARE);
    }

    @Test
    void waits_while_registration_opens_or_closes_by_itself() {
        publish(10, 5);
        var opens = WEEKS_BEFORE.plus(Duration.ofDays(1));
        var closes = opens.plus(Duration.ofDays(7));
        edit(Examples.detailsOpen(10, opens, closes));

        assertThat(next(find(), WEEKS_BEFORE)).isNull();
        assertThat(next(find(), opens)).isNull();
        assertThat(next(find(), closes)).isEqualTo(NextStep.PREPARE);
    }

    @Test
    void allocates_ranked_wishes_once_their_time_is_over() {
        publishRanked(20, 5);

        assertThat(NextStep.of(find(), SelectionMode.RANKED, EVENING_BEFORE, false, WEEK_BEFORE))
                .hasValue(NextStep.CLOSE);
        assertThat(NextStep.of(find(), SelectionMode.CLOSED, EVENING_BEFORE, false, WEEKS_BEFORE))
                .hasValue(NextStep.ALLOCATE);
    }

    @Test
    void checks_people_in_from_the_evening_before_and_completes_the_day_after_its_last_session() {
        publish(10, 5);
        var opened = find();

        assertThat(next(opened, EVENING_BEFORE.minusSeconds(1))).isEqualTo(NextStep.CLOSE);
        assertThat(next(opened, EVENING_BEFORE)).isEqualTo(NextStep.CHECK_IN);
        assertThat(next(opened, opened.lastSessionEndsAt())).isEqualTo(NextStep.CHECK_IN);
        assertThat(next(opened, opened.lastSessionEndsAt().plusSeconds(1))).isEqualTo(NextStep.HOLD);
    }

    @Test
    void a_cancelled_day_can_be_reinstated_until_its_end_then_is_archived_and_an_archived_one_duplicated() {
        publish(10, 5);
        moveDay.handle(day, Step.CANCEL, "camille");
        assertThat(next(find(), WEEKS_BEFORE)).isEqualTo(NextStep.REINSTATE);
        assertThat(next(find(), find().endsAt())).isEqualTo(NextStep.ARCHIVE);

        moveDay.handle(day, Step.ARCHIVE, "camille");

        assertThat(next(find(), WEEKS_BEFORE)).isEqualTo(NextStep.DUPLICATE);
    }

    @Test
    void a_held_day_without_workshops_is_archived_a_month_later_not_at_once() {
        draftDay.handle(Examples.day(day.value(), 10, 5).with(List.of()), "camille");
        moveDay.handle(day, Step.PUBLISH, "camille");
        end();
        moveDay.handle(day, Step.HOLD, "camille");

        assertThat(next(find(), clock.instant())).isNull();
        assertThat(next(find(), find().endsAt().plus(Duration.ofDays(31)))).isEqualTo(NextStep.ARCHIVE);
    }

    @Test
    void reports_are_next_while_one_is_missing_and_then_the_day_is_archived() {
        publish(10, 5);
        end();
        moveDay.handle(day, Step.HOLD, "camille");
        var later = find().endsAt().plus(Duration.ofDays(31));

        assertThat(NextStep.of(find(), SelectionMode.FIRST_COME, EVENING_BEFORE, true, later))
                .hasValue(NextStep.REPORTS);
        assertThat(next(find(), later)).isEqualTo(NextStep.ARCHIVE);
    }

    private static @Nullable NextStep next(RegionalDay day, Instant now) {
        return NextStep.of(day, SelectionMode.FIRST_COME, EVENING_BEFORE, false, now)
                .orElse(null);
    }
}
