package fr.spro.registration.day.web;

import static fr.spro.platform.web.SignedIn.staff;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import fr.spro.platform.testing.Infrastructure;
import fr.spro.registration.Examples;
import fr.spro.registration.PageTest;
import fr.spro.registration.day.Answer;
import fr.spro.registration.day.DayEdit;
import fr.spro.registration.day.EditDay;
import fr.spro.registration.day.ExampleQuestions;
import fr.spro.registration.day.Question;
import fr.spro.registration.day.Questions;
import fr.spro.registration.enrolment.RegisterParticipant;
import fr.spro.registration.enrolment.RegistrationId;
import fr.spro.registration.enrolment.Wishes;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.assertj.MockMvcTester.MockMvcRequestBuilder;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/// The organiser's forms of the questions of a day.
class QuestionPagesTests extends PageTest {

    @Test
    void an_organiser_adds_reorders_and_removes_questions_with_history() {
        draft();
        assertThat(staffPage("/questions")).bodyText().contains("Aucune question n’est encore posée");
        assertThat(staffPage("/questions/nouvelle"))
                .bodyText()
                .contains("Option 3", "Conservation, en jours")
                .doesNotContain("Option 4");

        assertThat(fillIn(staffPost("/questions/nouvelle"), "CHOICE", "Comment venez-vous ?")
                        .param("options[0].french", "En train")
                        .param("options[0].english", "By train")
                        .param("options[1].french", " ")
                        .param("options[2].french", "En voiture"))
                .hasRedirectedUrl(days("/questions?fait=QUESTION_ADDED"));
        assertThat(fillIn(staffPost("/questions/nouvelle"), "MEAL", "Que mangez-vous ?")
                        .param("required", "true"))
                .hasStatus3xxRedirection();
        var choice = storedQuestions().asked().getFirst();
        assertThat(choice.options())
                .extracting(option -> option.label().in(Locale.ENGLISH))
                .containsExactly("By train", "En voiture");

        var meal = storedQuestions().asked().getLast();
        assertThat(staffPost("/questions/%s/monter".formatted(meal.id().value())))
                .hasRedirectedUrl(days("/questions?fait=QUESTION_MOVED"));
        assertThat(storedQuestions().asked()).containsExactly(meal, choice);
        var edit = "/questions/" + choice.id().value();
        assertThat(staffPage(edit)).bodyText().contains("value=\"En train\"", "value=\"By train\"");
        assertThat(fillIn(staffPost(edit).param("version", version()), "CHOICE", "Votre trajet ?")
                        .param("options[0].id", choice.options().getLast().id())
                        .param("options[0].french", "En auto")
                        .param("options[1].id", "o-invented")
                        .param("options[1].french", "À vélo"))
                .hasStatus3xxRedirection();
        var changed = storedQuestions().find(choice.id()).orElseThrow();
        assertThat(changed.options().getFirst().id())
                .as("an option written differently stays the same")
                .isEqualTo(choice.options().getLast().id());
        assertThat(changed.options().getLast().id()).isNotEqualTo("o-invented");

        assertThat(staffPage(edit + "/suppression")).bodyText().contains("ne sera plus posée");
        assertThat(staffPost(edit + "/suppression").param("version", "1"))
                .hasStatus(409)
                .bodyText()
                .contains("Rien n’a été retiré", "name=\"version\" value=\"%s\"".formatted(version()));
        assertThat(staffPost(edit + "/suppression").param("version", version()))
                .hasRedirectedUrl(days("/questions?fait=QUESTION_REMOVED"));
        assertThat(staffPost(edit + "/suppression").param("version", "1"))
                .as("pressed twice")
                .hasRedirectedUrl(days("/questions?fait=QUESTION_REMOVED"));
        assertThat(storedQuestions()).isEqualTo(new Questions(List.of(meal), List.of(choice.id())));
        assertThat(staffPage(edit)).hasStatus(404);
        assertThat(staffPage("/historique"))
                .bodyText()
                .contains(
                        "a ajouté une question", "a modifié une question", "a changé l’ordre", "a retiré une question");
    }

    @Test
    void the_type_of_a_question_of_a_published_day_is_said_and_not_offered_as_a_choice() {
        publish(10, 5);
        var question = ExampleQuestions.HOPES;
        editDay.handle(new EditDay.Command(day, "camille", new DayEdit.PutQuestion(question)));

        assertThat(staffPage("/questions/" + question.id().value()))
                .bodyText()
                .contains("name=\"kind\" value=\"TEXT\"", "Le type ne change plus")
                .doesNotContain("type=\"radio\"");
        assertThat(staffPage("/questions/nouvelle")).as("control").bodyText().contains("type=\"radio\"");
    }

    @Test
    void shows_how_many_answers_are_deleted_with_a_question_before_and_after() {
        publish(10, 5);
        var question = ExampleQuestions.HOPES;
        editDay.handle(new EditDay.Command(day, "camille", new DayEdit.PutQuestion(question)));
        var removal = "/questions/%s/suppression".formatted(question.id().value());
        assertThat(staffPage(removal)).bodyText().contains("Personne n’y a répondu.");
        answer("Ada", question);
        answer("Bea", question);

        var asked = staffPage(removal);

        assertThat(asked).bodyText().contains("2 personnes y ont répondu", "leurs réponses sont supprimées aussitôt");
        answer("Cleo", question);
        var remove = staffPost(removal).param("version", version());
        assertThat(remove.param("agreed", DayConsentPagesTests.token(asked)))
                .bodyText()
                .contains("Depuis votre accord", "3 personnes y ont répondu");
        assertThat(storedQuestions().asked()).contains(question);
        assertThat(staffPost(removal)
                        .param("version", version())
                        .param("agreed", DayConsentPagesTests.token(staffPage(removal))))
                .hasRedirectedUrl(days("/questions?reponses=3&fait=QUESTION_REMOVED"));
        assertThat(staffPage("/questions?reponses=3&fait=QUESTION_REMOVED"))
                .bodyText()
                .contains("La question est retirée.", "3 réponses sont supprimées.");
    }

    private void answer(String name, Question question) {
        var answers = Map.of(question.id().value(), new Answer(List.of(), "Des rencontres"));
        var wishes = new Wishes(null, "Ici", List.of(), null, answers);
        accepted(registerParticipant.handle(new RegisterParticipant.Command(
                new RegistrationId(Infrastructure.fresh("r")), day, Examples.participant(name), wishes, false)));
    }

    @Test
    void a_double_click_asks_a_question_once_and_another_one_is_asked_from_the_same_page() {
        draft();
        assertThat(staffPage("/questions/nouvelle"))
                .bodyText()
                .containsPattern("name=\"request\" value=\"[0-9a-f]{32}\"");

        for (var wording : List.of("Quoi ?", "Quoi ?", "Qui ?")) {
            assertThat(fillIn(staffPost("/questions/nouvelle"), "TEXT", wording).param("request", "one-page"))
                    .as(wording)
                    .hasRedirectedUrl(days("/questions?fait=QUESTION_ADDED"));
        }

        assertThat(storedQuestions().asked())
                .extracting(question -> question.wording().french())
                .containsExactly("Quoi ?", "Qui ?");
    }

    @Test
    void shows_an_invalid_question_again_with_a_message_at_each_field() {
        draft();
        assertThat(staffPost("/questions/nouvelle")
                        .param("kind", "CHOICES")
                        .param("wording", "")
                        .param("purpose", " ")
                        .param("keptDays", "400")
                        .param("options[0].english", "By train"))
                .hasStatus(422)
                .bodyText()
                .contains("Écrivez la question", "Dites pourquoi", "de jours de 0 à 365", "value=\"400\"")
                .contains("Écrivez aussi «\u00a0By train\u00a0» en français", "value=\"By train\"")
                .doesNotContain("??");
        assertThat(fillIn(staffPost("/questions/nouvelle"), "CHOICES", "Quoi ?").param("options[0].french", "Un"))
                .hasStatus(422)
                .bodyText()
                .contains("Écrivez au moins deux options", "id=\"options-error\"");
        assertThat(fillIn(staffPost("/questions/nouvelle"), "CHOICES", "Quoi ?")
                        .param("options[0].french", "Un")
                        .param("options[1].french", "un"))
                .hasStatus(422)
                .bodyText()
                .contains("«\u00a0un\u00a0» est indiquée deux fois");
    }

    private void draft() {
        draftDay.handle(Examples.day(day.value(), 10, 5), "camille");
    }

    private String version() {
        return String.valueOf(find().version());
    }

    private Questions storedQuestions() {
        return find().questions();
    }

    private static MockMvcRequestBuilder fillIn(MockMvcRequestBuilder post, String kind, String wording) {
        return post.param("kind", kind)
                .param("wording", wording)
                .param("purpose", "Pour préparer la journée.")
                .param("keptDays", "30");
    }

    private String days(String path) {
        return "/coordination/journees/%s%s".formatted(day.value(), path);
    }

    private MvcTestResult staffPage(String path) {
        return mvc.get().uri(days(path)).with(staff("organiser")).exchange();
    }

    private MockMvcRequestBuilder staffPost(String path) {
        return mvc.post().uri(days(path)).with(csrf()).with(staff("organiser"));
    }
}
