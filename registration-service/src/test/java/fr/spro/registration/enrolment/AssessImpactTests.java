package fr.spro.registration.enrolment;

import static fr.spro.registration.Examples.AFTERNOON;
import static fr.spro.registration.Examples.MORNING;
import static fr.spro.registration.Examples.START;
import static org.assertj.core.api.Assertions.assertThat;

import fr.spro.platform.testing.Infrastructure;
import fr.spro.registration.Examples;
import fr.spro.registration.InMemoryService;
import fr.spro.registration.day.Answer;
import fr.spro.registration.day.DayEdit;
import fr.spro.registration.day.EditDay;
import fr.spro.registration.day.ExampleQuestions;
import fr.spro.registration.day.Impact;
import fr.spro.registration.day.Impact.Gain;
import fr.spro.registration.day.Impact.Jump;
import fr.spro.registration.day.Impact.Loss;
import fr.spro.registration.day.Impact.LostAnswers;
import fr.spro.registration.day.Impact.Standing;
import fr.spro.registration.day.Step;
import fr.spro.registration.enrolment.ParticipantState.Code;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What the organiser sees before a change is made is what participants are notified of afterwards.
class AssessImpactTests extends InMemoryService {

    @Test
    void counts_who_loses_a_seat_in_a_smaller_workshop() {
        publish(10, 5);
        for (var name : List.of("Ada", "Bea", "Cleo", "Dora")) confirmed(name, MORNING);
        confirmed("Emma", AFTERNOON);
        var smaller = Examples.workshop(MORNING, 1, "Salle Erdre", 1);

        var impact = impact(new DayEdit.PutSession(smaller));

        assertThat(impact.notified()).isEqualTo(3);
        assertThat(impact.losses()).extracting(Loss::people).containsExactly(3);
        assertThat(impact.needsConsent()).isTrue();
    }

    @Test
    void counts_who_loses_the_place_at_the_day_and_who_only_waited_there() {
        publish(3, 5);
        for (var name : List.of("Ada", "Bea", "Cleo", "Dora")) confirmed(name);

        var impact = impact(places(1));

        assertThat(impact.losses()).singleElement().satisfies(loss -> {
            assertThat(loss.workshop()).isNull();
            assertThat(loss.people()).isEqualTo(2);
            assertThat(loss.isRemoved()).isFalse();
        });
        assertThat(impact.notified()).isEqualTo(2);
    }

    @Test
    void tells_apart_who_had_the_place_who_was_offered_it_and_who_must_confirm() {
        publish(3, 5);
        var leaves = confirmed("Ada");
        confirmed("Bea");
        register("Cleo");
        confirmed("Dora");
        cancelRegistration.handle(leaves, "participant");
        reconcile();

        var loss = impact(places(0)).losses().getFirst();

        assertThat(loss.standings())
                .isEqualTo(Map.of(Standing.REGISTERED, 1, Standing.OFFERED, 1, Standing.TO_CONFIRM, 1));
        assertThat(loss.who())
                .filteredOn(person -> person.standing() == Standing.OFFERED)
                .singleElement()
                .satisfies(person -> assertThat(person.name().toString()).contains("Dora"));
    }

    @Test
    void those_who_wait_are_asked_to_accept_new_places_only_while_there_is_time() {
        publish(1, 5);
        confirmed("Ada");
        confirmed("Bea");

        assertThat(impact(places(3)).jumps()).extracting(Jump::gains).containsExactly(Map.of(Gain.OFFERED, 1));
        moveTo(Examples.START.minusSeconds(600));
        assertThat(impact(places(3)).jumps()).extracting(Jump::gains).containsExactly(Map.of(Gain.GIVEN, 1));
    }

    @Test
    void counts_who_chose_a_workshop_that_is_removed() {
        publish(10, 1);
        confirmed("Ada", MORNING);
        confirmed("Bea", MORNING);

        var impact = impact(new DayEdit.RemoveSession(MORNING));

        assertThat(impact.losses()).singleElement().satisfies(loss -> {
            assertThat(loss.people()).isEqualTo(2);
            assertThat(loss.isRemoved()).isTrue();
        });
    }

    @Test
    void remarks_on_more_new_places_than_people_wait() {
        publish(1, 5);
        var ada = confirmed("Ada");
        confirmed("Bea");

        assertThat(impact(places(2)).jumps()).extracting(Jump::hasRest).containsExactly(false);
        assertThat(impact(places(400)).jumps())
                .containsExactly(new Jump(null, 1, 400, 1, Map.of(Gain.OFFERED, 1)))
                .allMatch(Jump::hasRest);
        cancelRegistration.handle(ada, "participant");
        reconcile();
        assertThat(impact(places(400)).jumps()).as("nobody waits").isEmpty();
    }

    @Test
    void tells_apart_what_more_places_mean_to_each_who_waits_and_the_save_does_just_that() {
        publish(2, 5);
        var ada = confirmed("Ada");
        var bea = confirmed("Bea");
        var cleo = confirmed("Cleo");
        register("Dora");
        var emma = confirmed("Emma");
        settled(places(1));

        var impact = impact(places(4));

        assertThat(impact.jumps())
                .containsExactly(new Jump(null, 1, 4, 4, Map.of(Gain.KEPT, 1, Gain.OFFERED, 1, Gain.RESERVED, 1)))
                .extracting(Jump::left)
                .containsExactly(1);
        assertThat(impact.notified()).isEqualTo(1);
        settled(places(4));
        reconcile();
        assertThat(List.of(ada, bea, cleo, emma))
                .extracting(this::state)
                .containsExactly(Code.REGISTERED, Code.REGISTERED, Code.OFFERED, Code.WAITING);
    }

    private void settled(DayEdit edit) {
        editDay.handle(new EditDay.Command(day, "camille", edit));
    }

    private Code state(RegistrationId id) {
        return ParticipantState.of(find(), store.get(id), seats).code();
    }

    @Test
    void everybody_is_notified_of_a_moved_day_and_nobody_loses_anything() {
        publish(1, 5);
        confirmed("Ada", MORNING);
        confirmed("Bea");

        var impact = impact(new DayEdit.Describe(Examples.detailsUntil(START.plusSeconds(100_000)), List.of()));

        assertThat(impact.notified()).isEqualTo(2);
        assertThat(impact.losses()).isEmpty();
        assertThat(enrolment.impact.audience(day)).isEqualTo(2);
    }

    @Test
    void counts_who_has_not_confirmed_among_those_notified_of_a_moved_day() {
        publish(10, 5);
        confirmed("Ada");
        register("Bea");

        var moved = impact(new DayEdit.Describe(Examples.detailsUntil(START.plusSeconds(100_000)), List.of()));

        assertThat(moved.notified()).isEqualTo(2);
        assertThat(moved.unconfirmed()).isZero();
        assertThat(impact(places(11))).as("it means nothing to them").isEqualTo(Impact.NONE);
    }

    @Test
    void counts_apart_who_gets_no_mail_before_the_confirmation() {
        publish(10, 5);
        confirmed("Ada");
        register("Bea");
        var asked = command("Cleo");
        accepted(registerParticipant.handle(new RegisterParticipant.Command(
                asked.id(), day, asked.participant(), asked.wishes(), false, false, null)));

        var moved = impact(new DayEdit.Describe(Examples.detailsUntil(START.plusSeconds(100_000)), List.of()));
        assertThat(moved.notified()).isEqualTo(2);
        assertThat(moved.unconfirmed()).as("never written to").isEqualTo(1);

        var smaller = impact(places(1));
        assertThat(smaller.notified()).isZero();
        assertThat(smaller.unconfirmed()).as("no place was promised to them").isEqualTo(2);
    }

    @Test
    void counts_the_answers_that_are_deleted_with_their_question_also_after_the_day() {
        publish(10, 5);
        var question = ExampleQuestions.HOPES;
        editDay.handle(new EditDay.Command(day, "camille", new DayEdit.PutQuestion(question)));
        for (var name : List.of("Ada", "Bea")) {
            var wishes = new Wishes(
                    null, "Ici", List.of(), null, Map.of(question.id().value(), new Answer(List.of(), "Oui")));
            accepted(registerParticipant.handle(new RegisterParticipant.Command(
                    new RegistrationId(Infrastructure.fresh("r")), day, Examples.participant(name), wishes, false)));
        }
        confirmed("Cleo");

        var removal = new DayEdit.RemoveQuestion(question.id());

        assertThat(impact(removal))
                .isEqualTo(new Impact(0, 0, List.of(), List.of(), List.of(new LostAnswers(question, 2))));
        end();
        moveDay.handle(day, Step.HOLD, "camille");
        assertThat(impact(removal).answers()).containsExactly(new LostAnswers(question, 2));
        assertThat(impact(new DayEdit.MoveQuestionUp(question.id()))).isEqualTo(Impact.NONE);
    }

    @Test
    void counts_nobody_again_who_is_about_to_be_notified_of_an_earlier_change_and_nobody_whom_it_takes_back() {
        publish(10, 5);
        for (var name : List.of("Ada", "Bea")) confirmed(name, MORNING);
        var before = find().getSession(MORNING);
        var smaller = Examples.workshop(MORNING, 1, "Salle Vilaine", 1);
        editDay.handle(new EditDay.Command(day, "camille", new DayEdit.PutSession(smaller)));

        assertThat(impact(new DayEdit.PutSession(Examples.workshop(AFTERNOON, 4, "Salle Loire", 60))))
                .isEqualTo(Impact.NONE);
        assertThat(impact(new DayEdit.PutSession(before)).notified()).isZero();
        assertThat(impact(new DayEdit.PutSession(Examples.workshop(MORNING, 1, "Salle Loire", 1)))
                        .notified())
                .isEqualTo(2);
    }

    @Test
    void a_later_change_loses_nobody_a_place_that_an_earlier_one_took() {
        publish(3, 2);
        for (var name : List.of("Ada", "Bea", "Cleo")) confirmed(name, MORNING);
        settled(places(2));
        settled(new DayEdit.PutSession(Examples.workshop(MORNING, 1, "Salle Erdre", 1)));

        var moved = new DayEdit.Describe(
                Examples.details(2).at(START.plusSeconds(60), START.plusSeconds(25_000), "Laval"), List.of());

        assertThat(impact(moved).losses()).isEmpty();
        assertThat(impact(moved).notified()).isEqualTo(3);
        assertThat(impact(places(1)).losses())
                .as("what it takes itself")
                .extracting(Loss::people)
                .containsExactly(1);
    }

    @Test
    void nobody_is_notified_of_a_change_of_a_day_that_was_held() {
        publish(10, 5);
        confirmed("Ada", MORNING);
        end();
        moveDay.handle(day, Step.HOLD, "camille");

        assertThat(impact(new DayEdit.RemoveSession(MORNING))).isEqualTo(Impact.NONE);
    }

    private static DayEdit places(int number) {
        return new DayEdit.Describe(Examples.details(number), List.of());
    }

    private Impact impact(DayEdit edit) {
        return enrolment.impact.of(edit.applyTo(find(), clock.instant()));
    }
}
