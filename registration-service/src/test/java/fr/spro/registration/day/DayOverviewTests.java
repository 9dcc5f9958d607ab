package fr.spro.registration.day;

import static org.assertj.core.api.Assertions.assertThat;

import fr.spro.registration.Examples;
import fr.spro.registration.InMemoryService;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The list of days: what is to come first, what is over folded.
class DayOverviewTests extends InMemoryService {

    private final Instant now = clock.instant();

    @Test
    void the_next_day_comes_first_and_the_latest_past_one_leads_the_others() {
        published("far", now.plus(Duration.ofDays(60)));
        published("next", now.plus(Duration.ofDays(6)));
        completed("older", now.minus(Duration.ofDays(400)));
        completed("recent", now.minus(Duration.ofDays(30)));

        var overview = overview("");

        assertThat(overview.ahead()).extracting(day -> day.id().value()).containsExactly("next", "far");
        assertThat(overview.over()).extracting(day -> day.id().value()).containsExactly("recent", "older");
    }

    @Test
    void a_past_day_that_nobody_has_completed_is_still_to_do() {
        published("forgotten", now.minus(Duration.ofDays(3)));

        assertThat(overview("").ahead()).hasSize(1);
        assertThat(overview("").state(overview("").ahead().getFirst())).isEqualTo("over");
    }

    @Test
    void a_draft_of_the_past_and_a_cancelled_day_are_over() {
        drafted("old-draft", now.minus(Duration.ofDays(30)));
        published("cancelled", now.plus(Duration.ofDays(30)));
        moveDay.handle(new DayId("cancelled"), Step.CANCEL, "camille");

        assertThat(overview("").ahead()).isEmpty();
        assertThat(overview("").over()).hasSize(2);
    }

    @Test
    void every_word_of_a_search_is_in_title_or_place_without_accents() {
        published("d-1", now.plus(Duration.ofDays(6)));

        assertThat(overview("journee ANGERS").ahead()).hasSize(1);
        assertThat(overview("journee Nantes").isEmpty()).isTrue();
    }

    private DayOverview overview(String text) {
        return DayOverview.of(days.findAllLatestFirst(), text, now);
    }

    private void completed(String id, Instant end) {
        published(id, end);
        moveDay.handle(new DayId(id), Step.HOLD, "camille");
    }

    private void published(String id, Instant end) {
        drafted(id, end);
        moveDay.handle(new DayId(id), Step.PUBLISH, "camille");
    }

    private void drafted(String id, Instant end) {
        draftDay.handle(
                RegionalDay.draft(new DayId(id), id, Examples.detailsUntil(end), List.of(), List.of()), "camille");
    }
}
