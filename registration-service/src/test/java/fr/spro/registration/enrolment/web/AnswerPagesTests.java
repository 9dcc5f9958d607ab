package fr.spro.registration.enrolment.web;

import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.unset;
import static fr.spro.platform.web.SignedIn.staff;
import static fr.spro.registration.Examples.MORNING;
import static fr.spro.registration.Examples.participant;
import static fr.spro.registration.Examples.wishes;
import static fr.spro.registration.day.ExampleQuestions.HOPES;
import static fr.spro.registration.day.ExampleQuestions.MEAL;
import static fr.spro.registration.day.ExampleQuestions.TRAIN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import fr.spro.platform.testing.Infrastructure;
import fr.spro.registration.FilledForm;
import fr.spro.registration.PageTest;
import fr.spro.registration.day.Answer;
import fr.spro.registration.day.DayEdit;
import fr.spro.registration.day.EditDay;
import fr.spro.registration.day.Question;
import fr.spro.registration.day.Questions;
import fr.spro.registration.enrolment.Participant;
import fr.spro.registration.enrolment.RegisterParticipant;
import fr.spro.registration.enrolment.Registration;
import fr.spro.registration.enrolment.RegistrationId;
import fr.spro.registration.enrolment.Wishes;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.assertj.MockMvcTester.MockMvcRequestBuilder;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/// From the questions on the form to the answers that the staff counts.
class AnswerPagesTests extends PageTest {

    @Test
    void the_form_shows_purpose_and_retention_of_questions_and_stores_answers() {
        publish(10, 5);
        ask(MEAL, TRAIN, HOPES);

        assertThat(mvc.get().uri(form()))
                .bodyText()
                .contains("Que mangez-vous ?", "Pour commander les repas.", "30 jours après la journée", "Sans gluten")
                .contains("name=\"answers[q-train].options\"", "Pas de réponse", "Une navette part de la gare.")
                .contains("supprimée à la fin de la journée")
                .doesNotContain("Ce que nous devons préparer", "??");
        assertThat(mvc.get().uri(form()).param("lang", "en").header("Accept-Language", "en"))
                .bodyText()
                .contains("What do you eat?", "By train", "Gluten-free", "En voiture");

        assertThat(mvc.post().uri(form()).with(csrf()))
                .as("all is said at once")
                .hasStatus(422)
                .bodyText()
                .contains("Indiquez le nom de famille.", "Répondez à «\u00a0Que mangez-vous ?\u00a0»");
        assertThat(sent(Map.of("answers[q-train].options", "plane", "answers[q-hopes].words", "x".repeat(1001))))
                .hasStatus(422)
                .bodyText()
                .contains(
                        "Répondez à «\u00a0Que mangez-vous ?\u00a0»",
                        "href=\"#answers[q-meal]\"",
                        "id=\"answers[q-meal]-error\"")
                .contains("Choisissez une des options de «\u00a0Comment venez-vous ?\u00a0»")
                .contains(
                        "Raccourcissez à 1\u00a0000 caractères la réponse à «\u00a0Qu’attendez-vous de la journée"
                                + " ?\u00a0»",
                        "x".repeat(1001));
        assertThat(sent(Map.of(
                        "answers[q-meal].options",
                        "vegan",
                        "answers[q-meal].words",
                        "<b>Allergie</b>",
                        "answers[q-train].options",
                        "",
                        "answers[q-gone].words",
                        "A question removed in between")))
                .hasStatus3xxRedirection();

        assertThat(registered().wishes().answers())
                .containsOnly(Map.entry("q-meal", new Answer(List.of("vegan"), "<b>Allergie</b>")));
    }

    @Test
    void a_participant_changes_exports_and_erases_answers() {
        publish(10, 5);
        ask(MEAL, TRAIN);
        var id = answering(Map.of("q-meal", new Answer(List.of("vegan"), "<b>Allergie</b>")));
        var own = ownPage(id);

        assertThat(mvc.get().uri(own + "/choix"))
                .bodyText()
                .contains("value=\"vegan\" checked", "&lt;b&gt;Allergie&lt;/b&gt;");
        assertThat(mvc.post()
                        .uri(own + "/choix")
                        .with(csrf())
                        .param("version", shown(id))
                        .param("structure", "other")
                        .param("otherStructure", "Une association"))
                .hasStatus(422)
                .bodyText()
                .contains("Répondez à «\u00a0Que mangez-vous ?\u00a0»");
        assertThat(mvc.post()
                        .uri(own + "/choix")
                        .with(csrf())
                        .param("version", shown(id))
                        .param("structure", "other")
                        .param("otherStructure", "Une association")
                        .param("answers[q-meal].options", "vegetarian", "without-nuts")
                        .param("answers[q-train].options", "train")
                        .param("accord", "w-1/"))
                .hasRedirectedUrl(own + "?fait=choix");

        assertThat(mvc.get().uri(own + "/donnees"))
                .bodyText()
                .contains(
                        "Végétarien, Sans fruits à coque",
                        "En train",
                        "Réponse conservée jusqu’au dimanche 19 décembre 2027");
        assertThat(mvc.get().uri(own + "/donnees.json"))
                .bodyJson()
                .hasPathSatisfying(
                        "$.answers[0].answer",
                        answer -> answer.assertThat().isEqualTo("Végétarien, Sans fruits à coque"));

        eraseParticipant.handle(id, Participant.ACTOR);
        assertThat(registrations.findById(id).orElseThrow().wishes().answers()).isEmpty();
    }

    @Test
    void only_organisers_read_change_export_and_count_answers() {
        publish(10, 5);
        register("Bea");
        ask(MEAL, HOPES);
        var id = answering(Map.of(
                "q-meal", new Answer(List.of("vegan"), "Sans =ail"), "q-hopes", new Answer(List.of(), "Des idées")));

        assertThat(staffPage("/inscriptions/" + id.value()))
                .bodyText()
                .contains("Que mangez-vous ?", "Végane, Sans =ail");
        assertThat(staffPost("/inscriptions/%s/choix".formatted(id.value()))
                        .param("version", shown(id))
                        .param("structure", "other")
                        .param("otherStructure", "Une association")
                        .param("answers[q-hopes].words", "=1+1")
                        .param("accord", "w-1/"))
                .as("the staff need not know every answer")
                .hasStatus3xxRedirection();
        assertThat(staffPost("/inscriptions/export.csv"))
                .bodyText()
                .contains("Que mangez-vous ?;Qu’attendez-vous de la journée ?", "'=1+1");
        assertThat(staffPage("/reponses"))
                .bodyText()
                .contains("Aucune réponse pour 2 personnes inscrites", "Une réponse pour 2 personnes", "=1+1")
                .doesNotContain("Ada");
        for (var page : List.of("/reponses", "/questions", "/questions/nouvelle", "/questions/q-meal")) {
            for (var role : List.of("coordinator", "operator")) {
                assertThat(mvc.get().uri(days(page)).with(staff(role)))
                        .as("%s opens %s", role, page)
                        .hasStatus(403);
            }
        }
        for (var page : List.of("/nouvelle", "/q-meal", "/q-meal/monter", "/q-meal/suppression")) {
            assertThat(mvc.post().uri(days("/questions" + page)).with(csrf()).with(staff("coordinator")))
                    .as(page)
                    .hasStatus(403);
        }
    }

    @Test
    void reads_documents_stored_before_questions_existed() {
        publish(10, 5);
        var id = register("Ada");
        mongo.mongo().getCollection("regionalDay").updateOne(new Document("_id", day.value()), unset("questions"));
        mongo.mongo()
                .getCollection("registration")
                .updateOne(new Document("_id", id.value()), combine(unset("wishes.answers"), unset("erasures")));

        assertThat(find().questions()).isEqualTo(Questions.NONE);
        assertThat(registrations.findById(id).orElseThrow().wishes().answers()).isEmpty();
        assertThat(mvc.get().uri(form())).bodyText().contains("Ce que nous devons préparer");
    }

    private void ask(Question... questions) {
        editDay(_ -> new Questions(List.of(questions), List.of()));
    }

    private EditDay.Outcome editDay(UnaryOperator<Questions> change) {
        var now = find();
        return editDay.handle(
                new EditDay.Command(day, "camille", DayEdit.Rewrite.as(now.with(change.apply(now.questions())))));
    }

    private RegistrationId answering(Map<String, Answer> answers) {
        var wishes = new Wishes(null, "Une association", List.of(MORNING), null, answers);
        return accepted(registerParticipant.handle(new RegisterParticipant.Command(
                new RegistrationId(Infrastructure.fresh("r")), day, participant("Ada"), wishes, false)));
    }

    private Registration registered() {
        return registrations
                .findByActiveAddress(day.value() + " ada@example.org")
                .orElseThrow();
    }

    private String form() {
        return "/journees/%s/inscription".formatted(day.value());
    }

    private MvcTestResult sent(Map<String, String> answers) {
        var request = FilledForm.sent(mvc, day.value(), "Ada", "ada@example.org");
        answers.forEach(request::param);
        return request.exchange();
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
