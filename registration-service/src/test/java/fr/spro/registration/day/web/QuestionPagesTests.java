package fr.spro.registration.day.web;

import static fr.spro.platform.web.SignedIn.staff;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import fr.spro.registration.Examples;
import fr.spro.registration.PageTest;
import fr.spro.registration.day.Questions;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.assertj.MockMvcTester.MockMvcRequestBuilder;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/// The organiser's forms of the questions of a day.
class QuestionPagesTests extends PageTest {

    @Test
    void an_organiser_adds_reorders_and_removes_questions_with_history() {
        draft();
        assertThat(staffPage("/questions")).bodyText().contains("ne pose aucune question");
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
        assertThat(storedQuestions()).isEqualTo(new Questions(List.of(meal), List.of(choice.id())));
        assertThat(staffPage(edit)).hasStatus(404);
        assertThat(staffPage("/historique"))
                .bodyText()
                .contains(
                        "a ajouté une question", "a modifié une question", "a changé l’ordre", "a retiré une question");
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
                .contains("«\u00a0un\u00a0» est indiqué deux fois");
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
