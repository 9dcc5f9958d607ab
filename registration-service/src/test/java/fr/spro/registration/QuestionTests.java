package fr.spro.registration;

import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.unset;
import static fr.spro.platform.web.SignedIn.program;
import static fr.spro.platform.web.SignedIn.staff;
import static fr.spro.registration.Examples.MORNING;
import static fr.spro.registration.Examples.participant;
import static fr.spro.registration.Examples.wishes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import fr.spro.contracts.DayEvent;
import fr.spro.contracts.Topic;
import fr.spro.platform.messaging.Facts;
import fr.spro.platform.testing.Infrastructure;
import fr.spro.platform.violation.Violation;
import fr.spro.registration.day.Answer;
import fr.spro.registration.day.DayAction;
import fr.spro.registration.day.DayId;
import fr.spro.registration.day.DraftDay;
import fr.spro.registration.day.DuplicateDay;
import fr.spro.registration.day.EditDay;
import fr.spro.registration.day.Option;
import fr.spro.registration.day.Question;
import fr.spro.registration.day.Question.Kind;
import fr.spro.registration.day.QuestionId;
import fr.spro.registration.day.Questions;
import fr.spro.registration.day.Wording;
import fr.spro.registration.enrolment.ChangeRegistration;
import fr.spro.registration.enrolment.Participant;
import fr.spro.registration.enrolment.RegisterParticipant;
import fr.spro.registration.enrolment.Registration;
import fr.spro.registration.enrolment.RegistrationId;
import fr.spro.registration.enrolment.Wishes;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester.MockMvcRequestBuilder;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/// A day's own questions, from the organiser who asks to the participant who answers.
class QuestionTests extends RunningService {

    private static final Question MEAL = new Question(
            new QuestionId("q-meal"),
            Kind.MEAL,
            new Wording("Que mangez-vous ?", "What do you eat?"),
            null,
            List.of(),
            true,
            new Wording("Pour commander les repas.", null),
            30);
    private static final Question TRAIN = new Question(
            new QuestionId("q-train"),
            Kind.CHOICE,
            Wording.french("Comment venez-vous ?"),
            Wording.french("Une navette part de la gare."),
            List.of(
                    new Option("train", new Wording("En train", "By train")),
                    new Option("car", Wording.french("En voiture"))),
            false,
            Wording.french("Pour prévoir la navette."),
            7);
    private static final Question HOPES = new Question(
            new QuestionId("q-hopes"),
            Kind.TEXT,
            Wording.french("Qu’attendez-vous de la journée ?"),
            null,
            List.of(),
            false,
            Wording.french("Pour préparer la table ronde."),
            0);

    @Test
    void the_organiser_writes_orders_and_removes_questions_and_the_history_says_so() {
        draft();
        assertThat(staffPage("/questions")).bodyText().contains("ne pose aucune question");
        assertThat(staffPage("/questions/nouvelle"))
                .bodyText()
                .contains("Option 3", "Conservation, en jours")
                .doesNotContain("Option 4");

        assertThat(typed(staffPost("/questions/nouvelle"), "CHOICE", "Comment venez-vous ?")
                        .param("options[0].french", "En train")
                        .param("options[0].english", "By train")
                        .param("options[1].french", " ")
                        .param("options[2].french", "En voiture"))
                .hasRedirectedUrl(days("/questions?fait=QUESTION_ADDED"));
        assertThat(typed(staffPost("/questions/nouvelle"), "MEAL", "Que mangez-vous ?")
                        .param("required", "true"))
                .hasStatus3xxRedirection();
        var choice = asked().asked().getFirst();
        assertThat(choice.options())
                .extracting(option -> option.label().in(Locale.ENGLISH))
                .containsExactly("By train", "En voiture");

        var meal = asked().asked().getLast();
        assertThat(staffPost("/questions/%s/monter".formatted(meal.id().value())))
                .hasRedirectedUrl(days("/questions?fait=QUESTION_MOVED"));
        assertThat(asked().asked()).containsExactly(meal, choice);
        var edit = "/questions/" + choice.id().value();
        assertThat(staffPage(edit)).bodyText().contains("value=\"En train\"", "value=\"By train\"");
        assertThat(typed(staffPost(edit), "CHOICE", "Votre trajet ?")
                        .param("options[0].id", choice.options().getLast().id())
                        .param("options[0].french", "En auto")
                        .param("options[1].id", "o-invented")
                        .param("options[1].french", "À vélo"))
                .hasStatus3xxRedirection();
        var changed = asked().find(choice.id()).orElseThrow();
        assertThat(changed.options().getFirst().id())
                .as("an option written differently stays the same")
                .isEqualTo(choice.options().getLast().id());
        assertThat(changed.options().getLast().id()).isNotEqualTo("o-invented");

        assertThat(staffPage(edit + "/suppression")).bodyText().contains("ne sera plus posée");
        assertThat(staffPost(edit + "/suppression")).hasRedirectedUrl(days("/questions?fait=QUESTION_REMOVED"));
        assertThat(asked()).isEqualTo(new Questions(List.of(meal), List.of(choice.id())));
        assertThat(staffPage(edit)).hasStatus(404);
        assertThat(staffPage("/historique"))
                .bodyText()
                .contains(
                        "a ajouté une question", "a modifié une question", "a changé l’ordre", "a retiré une question");
    }

    @Test
    void what_was_typed_about_a_question_comes_back_with_a_message_at_each_field() {
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
        assertThat(typed(staffPost("/questions/nouvelle"), "CHOICES", "Quoi ?").param("options[0].french", "Un"))
                .hasStatus(422)
                .bodyText()
                .contains("Écrivez au moins deux options", "id=\"options-fault\"");
        assertThat(typed(staffPost("/questions/nouvelle"), "CHOICES", "Quoi ?")
                        .param("options[0].french", "Un")
                        .param("options[1].french", "un"))
                .hasStatus(422)
                .bodyText()
                .contains("«\u00a0un\u00a0» est indiqué deux fois");
    }

    @Test
    void what_people_were_told_about_a_published_question_is_kept() {
        publish(10, 5);
        ask(TRAIN);

        assertThat(asking(questions -> questions.with(with(TRAIN, Kind.CHOICES, TRAIN.options(), 7))))
                .containsExactly("question-kind-changed");
        assertThat(asking(questions -> questions.with(with(TRAIN, Kind.CHOICE, TRAIN.options(), 8))))
                .containsExactly("kept-longer");
        var others = List.of(TRAIN.options().getFirst(), new Option("bike", Wording.french("À vélo")));
        assertThat(asking(questions -> questions.with(with(TRAIN, Kind.CHOICE, others, 7))))
                .containsExactly("option-gone");
        assertThat(asking(questions -> questions.with(with(TRAIN, Kind.CHOICE, TRAIN.options(), 3))))
                .isEmpty();
        assertThat(asking(questions -> questions.without(TRAIN.id()))).isEmpty();
        assertThat(asking(questions -> questions.with(TRAIN)))
                .as("an id is never given again")
                .containsExactly("question-was-removed");
    }

    @Test
    void a_copy_of_a_day_asks_the_same() {
        publish(10, 5);
        ask(MEAL, TRAIN);
        editDay(questions -> questions.without(TRAIN.id()));

        var copy = new DayId(day.value() + "-2");
        assertThat(duplicateDay.handle(new DuplicateDay.Command(
                        day, copy, "copy", "Encore une journée", LocalDate.of(2029, 1, 8), "camille")))
                .isInstanceOf(DraftDay.Outcome.Drafted.class);

        assertThat(days.findById(copy).orElseThrow().questions()).isEqualTo(new Questions(List.of(MEAL), List.of()));
    }

    @Test
    void a_participant_answers_on_the_form_and_reads_why_it_is_asked_and_for_how_long() {
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
                .contains("Indiquez votre prénom et votre nom.", "Répondez à «\u00a0Que mangez-vous ?\u00a0»");
        assertThat(sent(Map.of("answers[q-train].options", "plane", "answers[q-hopes].words", "x".repeat(1001))))
                .hasStatus(422)
                .bodyText()
                .contains(
                        "Répondez à «\u00a0Que mangez-vous ?\u00a0»",
                        "href=\"#answers[q-meal]\"",
                        "id=\"answers[q-meal]-fault\"")
                .contains("Choisissez une des options de «\u00a0Comment venez-vous ?\u00a0»")
                .contains("Raccourcissez à 1 000 caractères votre réponse", "x".repeat(1001));
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
    void answers_are_changed_alone_seen_among_the_own_data_and_erased_with_them() {
        publish(10, 5);
        ask(MEAL, TRAIN);
        var id = answering(Map.of("q-meal", new Answer(List.of("vegan"), "<b>Allergie</b>")));
        var own = "/inscriptions/" + links.text(id.value(), 1);

        assertThat(mvc.get().uri(own + "/choix"))
                .bodyText()
                .contains("value=\"vegan\" checked", "&lt;b&gt;Allergie&lt;/b&gt;");
        assertThat(mvc.post()
                        .uri(own + "/choix")
                        .with(csrf())
                        .param("structure", "other")
                        .param("otherStructure", "Une association"))
                .hasStatus(422)
                .bodyText()
                .contains("Répondez à «\u00a0Que mangez-vous ?\u00a0»");
        assertThat(mvc.post()
                        .uri(own + "/choix")
                        .with(csrf())
                        .param("structure", "other")
                        .param("otherStructure", "Une association")
                        .param("answers[q-meal].options", "vegetarian", "without-nuts")
                        .param("answers[q-train].options", "train"))
                .hasRedirectedUrl(own + "?fait=choix");

        assertThat(mvc.get().uri(own + "/donnees"))
                .bodyText()
                .contains("Végétarien, Sans fruits à coque", "En train", "Conservé jusqu’au dimanche 19 décembre 2027");
        assertThat(mvc.get().uri(own + "/donnees.json"))
                .bodyJson()
                .hasPathSatisfying(
                        "$.answers[0].answer",
                        answer -> answer.assertThat().isEqualTo("Végétarien, Sans fruits à coque"));

        eraseParticipant.handle(id, Participant.ACTOR);
        assertThat(registrations.findById(id).orElseThrow().wishes().answers()).isEmpty();
    }

    @Test
    void the_organiser_sees_changes_exports_and_counts_answers_and_a_coordinator_does_not() {
        publish(10, 5);
        register("Bea");
        ask(MEAL, HOPES);
        var id = answering(Map.of(
                "q-meal", new Answer(List.of("vegan"), "Sans =ail"), "q-hopes", new Answer(List.of(), "Des idées")));

        assertThat(staffPage("/inscriptions/" + id.value()))
                .bodyText()
                .contains("Que mangez-vous ?", "Végan, Sans =ail");
        assertThat(staffPost("/inscriptions/%s/choix".formatted(id.value()))
                        .param("structure", "other")
                        .param("otherStructure", "Une association")
                        .param("answers[q-hopes].words", "=1+1"))
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
    void who_is_registered_by_the_staff_answers_later() {
        publish(10, 5);
        ask(MEAL);
        var id = accepted(registerParticipant.handle(new RegisterParticipant.Command(
                new RegistrationId(Infrastructure.fresh("r")), day, participant("Ada"), wishes(MORNING), true)));

        assertThat(change(id, wishes(), "camille")).isInstanceOf(ChangeRegistration.Outcome.Changed.class);
        assertThat(change(id, wishes(), Participant.ACTOR)).isInstanceOf(ChangeRegistration.Outcome.Faulty.class);
    }

    @Test
    void every_version_of_a_published_day_is_published_so_that_no_message_waits_for_one_nobody_heard_of() {
        publish(10, 5);
        ask(HOPES);

        var version = find().version();
        await().untilAsserted(() -> assertThat(Facts.published(Topic.DAYS, day.value()))
                .last()
                .isInstanceOfSatisfying(
                        DayEvent.DayChanged.class,
                        fact -> assertThat(fact.day().version()).isEqualTo(version)));
    }

    @Test
    void programs_ask_and_answer_too() {
        var slug = day.value();
        var draft = """
            {"slug": "%s", "title": "Journée", "description": "Une journée", "place": "Angers",
             "startsAt": "2027-11-19T08:30:00Z", "endsAt": "2027-11-19T15:30:00Z", "places": 20, "sessions": [],
             "questions": [{"id": "q-meal", "kind": "MEAL", "wording": {"fr": "Que mangez-vous ?"}, "required": true,
               "purpose": {"fr": "Pour le traiteur.", "en": "For the caterer."}, "keptDays": 30%s}]}
            """;
        assertThat(api(
                        "POST",
                        "",
                        draft.formatted(slug, ", \"options\": [{\"id\": \"o\", \"label\": {\"fr\": \"O\"}}]")))
                .hasStatus(422)
                .bodyText()
                .contains("questions[0].options");
        assertThat(api("POST", "", draft.formatted(slug, "")))
                .hasStatus(201)
                .bodyText()
                .contains("\"kind\":\"MEAL\"", "For the caterer.");
        assertThat(api("POST", "/%s/publish".formatted(slug), "{}")).hasStatusOk();

        var person = """
            {"name": "Ada", "email": "ada@example.org", "language": "fr", "otherStructure": "Ailleurs",
             "workshops": []%s}
            """;
        var register = "/%s/registrations".formatted(slug);
        assertThat(api("POST", register, person.formatted("")))
                .hasStatus(422)
                .bodyText()
                .contains("answers[q-meal]", "answer-missing");
        assertThat(api("POST", register, person.formatted(", \"answers\": {\"q-meal\": {\"options\": [\"meat\"]}}")))
                .hasStatus(422)
                .bodyText()
                .contains("unknown-option");
        assertThat(api("POST", register, person.formatted(", \"answers\": {\"q-meal\": {\"options\": [\"vegan\"]}}")))
                .hasStatus(201);
        var id = registered().id().value();
        assertThat(api(
                        "PUT",
                        register + "/%s/choice".formatted(id),
                        "{\"otherStructure\": \"Ici\", \"workshops\": []}"))
                .hasStatusOk()
                .bodyText()
                .as("a client that does not know of answers leaves them")
                .contains("\"q-meal\":{\"options\":[\"vegan\"]");
        assertThat(api("GET", "/%s/answers".formatted(slug), ""))
                .hasStatusOk()
                .bodyText()
                .contains("\"vegan\":1");
    }

    @Test
    void a_day_and_a_registration_stored_before_there_were_questions_are_read_as_without() {
        publish(10, 5);
        var id = register("Ada");
        mongo.getCollection("regionalDay").updateOne(new Document("_id", day.value()), unset("questions"));
        mongo.getCollection("registration")
                .updateOne(new Document("_id", id.value()), combine(unset("wishes.answers"), unset("forgotten")));

        assertThat(find().questions()).isEqualTo(Questions.NONE);
        assertThat(registrations.findById(id).orElseThrow().wishes().answers()).isEmpty();
        assertThat(mvc.get().uri(form())).bodyText().contains("Ce que nous devons préparer");
    }

    private void draft() {
        draftDay.handle(Examples.day(day.value(), 10, 5), "camille");
    }

    private Questions asked() {
        return find().questions();
    }

    private void ask(Question... questions) {
        editDay(_ -> new Questions(List.of(questions), List.of()));
    }

    private EditDay.Outcome editDay(UnaryOperator<Questions> change) {
        return editDay.handle(new EditDay.Command(
                day,
                "camille",
                DayAction.QUESTION_CHANGED,
                null,
                found -> found.with(change.apply(found.questions()))));
    }

    private List<String> asking(UnaryOperator<Questions> change) {
        return editDay(change) instanceof EditDay.Outcome.Faulty(var violations)
                ? violations.stream().map(Violation::code).toList()
                : List.of();
    }

    private static Question with(Question question, Kind kind, List<Option> options, int keptDays) {
        return new Question(
                question.id(),
                kind,
                question.wording(),
                question.help(),
                options,
                question.required(),
                question.purpose(),
                keptDays);
    }

    private RegistrationId answering(Map<String, Answer> answers) {
        var wishes = new Wishes(null, "Une association", List.of(MORNING), null, answers);
        return accepted(registerParticipant.handle(new RegisterParticipant.Command(
                new RegistrationId(Infrastructure.fresh("r")), day, participant("Ada"), wishes, false)));
    }

    private ChangeRegistration.Outcome change(RegistrationId id, Wishes wishes, String by) {
        return changeRegistration.handle(new ChangeRegistration.Command(id, wishes, by));
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
        var request = mvc.post()
                .uri(form())
                .with(csrf())
                .param("name", "Ada")
                .param("email", "ada@example.org")
                .param("structure", "other")
                .param("otherStructure", "Une association")
                .param("consent", "true");
        answers.forEach(request::param);
        return request.exchange();
    }

    private static MockMvcRequestBuilder typed(MockMvcRequestBuilder post, String kind, String wording) {
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

    private MvcTestResult api(String method, String path, String body) {
        return mvc.method(HttpMethod.valueOf(method))
                .uri("/api/registration/v1/days" + path)
                .with(program())
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .exchange();
    }
}
