package fr.spro.registration.enrolment;

import static fr.spro.registration.Examples.MORNING;
import static fr.spro.registration.Examples.participant;
import static fr.spro.registration.Examples.wishes;
import static org.assertj.core.api.Assertions.assertThat;

import fr.spro.platform.testing.Infrastructure;
import fr.spro.registration.InMemoryService;
import fr.spro.registration.day.DayEdit;
import fr.spro.registration.day.EditDay;
import fr.spro.registration.day.ExampleQuestions;
import fr.spro.registration.day.Question;
import fr.spro.registration.day.Questions;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/// Answers to the questions of a day.
class AnswersTests extends InMemoryService {

    @Test
    void a_person_registered_by_staff_answers_questions_later() {
        publish(10, 5);
        ask(ExampleQuestions.MEAL);
        var id = accepted(registerParticipant.handle(new RegisterParticipant.Command(
                new RegistrationId(Infrastructure.fresh("r")), day, participant("Ada"), wishes(MORNING), true)));

        assertThat(change(id, wishes(), "camille")).isInstanceOf(ChangeRegistration.Outcome.Changed.class);
        assertThat(change(id, wishes(), Participant.ACTOR)).isInstanceOf(ChangeRegistration.Outcome.Invalid.class);
    }

    private void ask(Question... questions) {
        editDay(_ -> new Questions(List.of(questions), List.of()));
    }

    private EditDay.Outcome editDay(UnaryOperator<Questions> change) {
        var now = find();
        return editDay.handle(
                new EditDay.Command(day, "camille", DayEdit.Rewrite.as(now.with(change.apply(now.questions())))));
    }

    private ChangeRegistration.Outcome change(RegistrationId id, Wishes wishes, String by) {
        return changeRegistration.handle(choosing(id, wishes, by));
    }
}
