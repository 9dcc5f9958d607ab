package fr.spro.registration.day;

import static fr.spro.registration.Examples.START;
import static org.assertj.core.api.Assertions.assertThat;

import fr.spro.contracts.DayEvent;
import fr.spro.platform.violation.Violation;
import fr.spro.registration.Examples;
import fr.spro.registration.InMemoryService;
import fr.spro.suite.LocalizedText;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Until when participants may choose other workshops.
class ChoiceDeadlineTests extends InMemoryService {

    private static final Instant CLOSES = START.minus(Duration.ofDays(5));
    private static final Instant CHOICES = START.minus(Duration.ofDays(1));
    private static final Duration WEEK = Duration.ofDays(7);

    @Test
    void choices_close_with_registration_unless_the_organiser_opens_them() {
        publish(10, 5);
        edit(details(START, CLOSES, null, null));

        assertThat(find().takesChoices(CLOSES.minusMillis(1))).isTrue();
        assertThat(find().takesChoices(CLOSES)).isFalse();
        edit(details(START, CLOSES, null, CHOICES));
        assertThat(find().takesChoices(CLOSES)).isTrue();
        moveDay.handle(day, Step.CLOSE, "camille");
        assertThat(find().takesChoices(CHOICES.minusMillis(1)))
                .as("closed by hand")
                .isTrue();
        assertThat(find().takesChoices(CHOICES)).isFalse();
        moveDay.handle(day, Step.CANCEL, "camille");
        assertThat(find().takesChoices(CLOSES)).as("cancelled").isFalse();
    }

    /// Mails promise nothing after these times.
    @Test
    void the_events_of_the_day_tell_until_when_people_can_register_and_choose() {
        publish(10, 5);
        edit(details(START, CLOSES, null, CHOICES));
        assertThat(published().registrationUntil()).isEqualTo(CLOSES);
        assertThat(published().choicesUntil()).isEqualTo(CHOICES);

        moveDay.handle(day, Step.CLOSE, "camille");
        assertThat(published().registrationUntil()).as("closed by hand").isBeforeOrEqualTo(clock.instant());
        assertThat(published().choicesUntil()).isEqualTo(CHOICES);

        edit(details(START, CLOSES, null, null));
        assertThat(published().choicesUntil()).as("closed with registration").isBeforeOrEqualTo(clock.instant());
    }

    @Test
    void the_events_of_a_day_with_ranked_wishes_do_not_tell_until_when_workshops_can_be_chosen() {
        publishRanked(20, 5);

        assertThat(published().choicesUntil()).isNull();
        assertThat(published().registrationUntil()).isEqualTo(find().endsAt());
    }

    private DayEvent.Day published() {
        return ((DayEvent.DayState) events(day).getLast()).day();
    }

    @Test
    void ranked_wishes_are_taken_until_their_own_deadline() {
        publishRanked(20, 5);
        edit(details(START, CLOSES, CHOICES, null));

        moveDay.handle(day, Step.CLOSE, "camille");

        assertThat(find().takesChoices(CHOICES.minusMillis(1))).isTrue();
        assertThat(find().takesChoices(CHOICES)).isFalse();
    }

    @Test
    void rejects_a_deadline_after_the_start_of_the_day() {
        publish(10, 5);

        assertThat(edit(details(START, null, null, START.plusSeconds(1))))
                .isInstanceOfSatisfying(
                        EditDay.Outcome.Invalid.class,
                        invalid -> assertThat(invalid.violations())
                                .extracting(Violation::path)
                                .containsExactly("choicesUntil"));
        assertThat(edit(details(START, null, null, START))).isInstanceOf(EditDay.Outcome.Edited.class);
    }

    @Test
    void deadlines_move_with_the_day_at_the_same_hour_unless_they_are_changed() {
        publish(10, 5);
        edit(details(START, CLOSES, null, CHOICES));

        edit(details(START.plus(WEEK).plusSeconds(1800), CLOSES, null, CHOICES));
        assertThat(find().details().closesAt()).isEqualTo(CLOSES.plus(WEEK));
        assertThat(find().details().choicesUntil()).isEqualTo(CHOICES.plus(WEEK));

        var typed = CHOICES.plus(WEEK).plusSeconds(60);
        edit(details(START, CLOSES.plus(WEEK), null, typed.minus(WEEK)));
        assertThat(find().details().closesAt()).isEqualTo(CLOSES);
        assertThat(find().details().choicesUntil()).isEqualTo(typed.minus(WEEK));
    }

    @Test
    void a_day_moved_to_an_earlier_date_closes_nothing() {
        publish(10, 5);
        edit(details(START, CLOSES, null, CHOICES));
        var tomorrow = CLOSES.plusSeconds(3600);
        moveTo(CLOSES.minus(Duration.ofHours(20)));

        var outcome = edit(details(tomorrow, CLOSES, null, null));

        assertThat(outcome).isInstanceOf(EditDay.Outcome.Edited.class);
        assertThat(find().details().closesAt()).isEqualTo(CLOSES);
        assertThat(find().takesChoices(clock.instant())).isTrue();
        assertThat(find().takesRegistrations(clock.instant())).isTrue();
    }

    @Test
    void a_copy_has_the_deadline_as_long_before_its_start() {
        publish(10, 5);
        edit(details(START, null, null, CHOICES));

        duplicateDay.handle(new DuplicateDay.Command(
                day,
                new DayId("copy"),
                "request",
                LocalizedText.french("La suivante"),
                LocalDate.of(2027, 11, 26),
                "camille"));

        assertThat(days.get(new DayId("copy")).details().choicesUntil()).isEqualTo(CHOICES.plus(WEEK));
    }

    private static Details details(
            Instant start, @Nullable Instant closesAt, @Nullable Instant wishesUntil, @Nullable Instant choicesUntil) {
        var example = Examples.details(20);
        return new Details(
                example.title(),
                example.description(),
                example.place(),
                example.access(),
                start,
                start.plus(Duration.ofHours(7)),
                example.places(),
                example.rooms(),
                null,
                closesAt,
                null,
                wishesUntil,
                null,
                null,
                choicesUntil);
    }
}
