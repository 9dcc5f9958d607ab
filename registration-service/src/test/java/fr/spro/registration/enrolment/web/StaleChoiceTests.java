package fr.spro.registration.enrolment.web;

import static fr.spro.platform.web.SignedIn.staff;
import static fr.spro.registration.Examples.AFTERNOON;
import static fr.spro.registration.Examples.MORNING;
import static fr.spro.registration.Examples.SAME_TIME;
import static fr.spro.registration.day.ExampleQuestions.MEAL;
import static fr.spro.registration.day.ExampleQuestions.TRAIN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import fr.spro.contracts.DayEvent.SessionKind;
import fr.spro.registration.Examples;
import fr.spro.registration.PageTest;
import fr.spro.registration.day.Answer;
import fr.spro.registration.day.DayEdit;
import fr.spro.registration.day.EditDay;
import fr.spro.registration.day.Session;
import fr.spro.registration.day.SessionId;
import fr.spro.registration.enrolment.Participant;
import fr.spro.registration.enrolment.RegistrationId;
import fr.spro.registration.enrolment.Wishes;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.assertj.MockMvcTester.MockMvcRequestBuilder;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/// Forms of choices that were opened before somebody or something else has changed the choices or the seats.
class StaleChoiceTests extends PageTest {

    private static final Pattern VERSION = Pattern.compile("name=\"version\" value=\"([^\"]+)\"");

    @Test
    void what_one_leaves_as_it_was_shown_does_not_overwrite_what_others_have_changed() {
        publish(10, 5);
        var id = confirmed("Ada", MORNING);
        var opened = shown(id);
        changeRegistration.handle(choosing(id, wishes(id, "Un fauteuil", MORNING, AFTERNOON), "camille"));

        assertThat(own(id, opened, "", "w-2", "none")).hasStatus3xxRedirection();

        assertThat(store.get(id).wishes()).isEqualTo(wishes(id, "Un fauteuil", SAME_TIME, AFTERNOON));
    }

    @Test
    void the_same_change_in_a_second_tab_is_no_conflict() {
        publish(10, 5);
        var id = confirmed("Ada", MORNING);
        var opened = shown(id);

        for (int tab = 0; tab < 2; tab++)
            assertThat(own(id, opened, "", "w-2", "none")).hasStatus3xxRedirection();

        assertThat(store.get(id).wishes().workshops()).containsExactly(SAME_TIME);
    }

    @Test
    void a_forged_form_stores_no_workshops_that_are_none() {
        publish(10, 5);
        var id = confirmed("Ada", MORNING);
        var forged = IntStream.range(0, 20_000).mapToObj("x-%05d"::formatted).collect(Collectors.joining(","));

        assertThat(own(id, shown(id) + " slot-9=" + forged, "", "w-2", "none")).hasStatus3xxRedirection();

        assertThat(store.get(id).wishes().workshops()).containsExactly(SAME_TIME);
        assertThat(store.get(id).considered()).containsExactlyInAnyOrder(MORNING, SAME_TIME, AFTERNOON);
    }

    @Test
    void an_offer_that_came_meanwhile_is_shown_before_another_workshop_replaces_it() throws Exception {
        publish(10, 1);
        var first = confirmed("Ada", MORNING);
        var id = confirmed("Bea", MORNING);
        var opened = shown(id);
        cancelRegistration.handle(first, Participant.ACTOR);
        reconcile();

        var shownAgain = own(id, opened, "", "w-2", "none");
        assertThat(shownAgain)
                .hasStatus(409)
                .bodyText()
                .containsSubsequence(
                        "Cela a changé entre-temps",
                        "Enregistré maintenant\u00a0: Atelier w-1",
                        "Place à accepter",
                        "Votre saisie\u00a0: Atelier w-2",
                        "value=\"w-2\" checked");
        assertThat(store.get(id).wishes().workshops()).containsExactly(MORNING);
        assertThat(own(id, version(shownAgain), "", "w-2", "none")).hasStatus3xxRedirection();
        assertThat(store.get(id).wishes().workshops()).containsExactly(SAME_TIME);
    }

    @Test
    void a_form_that_shows_a_seat_which_lapsed_meanwhile_does_not_ask_for_it_again() {
        publish(10, 1);
        var first = confirmed("Ada", MORNING);
        var id = confirmed("Bea", MORNING);
        cancelRegistration.handle(first, Participant.ACTOR);
        reconcile();
        var opened = shown(id);
        moveTo(clock.instant().plus(Duration.ofDays(5)));
        reconcile();
        assertThat(store.get(id).wishes().workshops()).as("lapsed").isEmpty();

        assertThat(own(id, opened, "Un fauteuil", "w-1", "none")).hasStatus3xxRedirection();
        assertThat(store.get(id).wishes()).isEqualTo(wishes(id, "Un fauteuil"));
        assertThat(own(id, opened, "Un fauteuil", "w-2", "none")).hasStatus(409);
        assertThat(store.get(id).wishes().workshops()).isEmpty();
    }

    @Test
    void answers_are_compared_one_by_one() {
        publish(10, 5);
        var id = confirmed("Ada", MORNING);
        for (var question : List.of(MEAL, TRAIN))
            editDay.handle(new EditDay.Command(day, "camille", new DayEdit.PutQuestion(question)));
        changeRegistration.handle(choosing(id, answering(id, "vegan", "train"), "camille"));
        var opened = shown(id);
        changeRegistration.handle(choosing(id, answering(id, "vegetarian", "train"), "camille"));

        assertThat(answers(id, opened, "vegan", "car")).as("one each").hasStatus3xxRedirection();
        assertThat(store.get(id).wishes()).isEqualTo(answering(id, "vegetarian", "car"));
        assertThat(answers(id, opened, "without-nuts", "car"))
                .as("the same one")
                .hasStatus(409)
                .bodyText()
                .containsSubsequence(
                        "Que mangez-vous ?",
                        "Enregistré maintenant\u00a0: Végétarien",
                        "Votre saisie\u00a0: Sans fruits")
                .doesNotContain("Votre saisie\u00a0: En voiture");
        assertThat(store.get(id).wishes()).isEqualTo(answering(id, "vegetarian", "car"));
    }

    @Test
    void the_form_of_the_staff_asks_likewise() {
        publish(10, 5);
        var id = confirmed("Ada", MORNING);
        var opened = shown(id);
        changeRegistration.handle(choosing(id, wishes(id, "Un fauteuil", SAME_TIME), Participant.ACTOR));

        assertThat(staffs(id, opened, "", "none", "w-3")).as("left as shown").hasStatus(409);
        assertThat(staffs(id, opened, "", "w-1", "w-3")).hasStatus3xxRedirection();
        assertThat(store.get(id).wishes()).isEqualTo(wishes(id, "Un fauteuil", SAME_TIME, AFTERNOON));
        assertThat(staffs(id, opened, "Une boucle", "w-1", "w-3"))
                .hasStatus(409)
                .bodyText()
                .contains("Enregistré maintenant\u00a0: Un fauteuil", "Votre saisie\u00a0: Une boucle");
    }

    @Test
    void a_form_of_another_version_of_the_software_overwrites_nothing() {
        publish(10, 5);
        var id = confirmed("Ada", MORNING);

        assertThat(own(id, "0123456789abcdef", "", "w-1", "none")).hasStatus3xxRedirection();
        assertThat(own(id, "0123456789abcdef", "", "none", "none")).hasStatus(409);
        assertThat(store.get(id).wishes().workshops()).containsExactly(MORNING);
    }

    @Test
    void who_changes_nothing_of_the_workshops_may_keep_those_that_the_organiser_moved_into_one_another() {
        publish(10, 5);
        var id = confirmed("Ada", MORNING, SAME_TIME);
        var start = Examples.workshop(SAME_TIME, 1, "Salle Loire", 5).startsAt().plusSeconds(900);
        editDay.handle(new EditDay.Command(
                day,
                "camille",
                new DayEdit.PutSession(new Session(
                        SAME_TIME,
                        SessionKind.WORKSHOP,
                        "Atelier w-2",
                        start,
                        start.plusSeconds(3600),
                        "Salle Loire",
                        5,
                        List.of()))));

        assertThat(afterTheMove(id, "none")).hasStatus3xxRedirection();
        assertThat(store.get(id).wishes()).isEqualTo(wishes(id, "Un fauteuil", MORNING, SAME_TIME));
        assertThat(afterTheMove(id, "w-3")).hasStatus(422).bodyText().contains("pas lieu en même temps");
    }

    private MvcTestResult afterTheMove(RegistrationId id, String afternoon) {
        return post(ownPage(id), shown(id), "Un fauteuil", "w-1", "w-2")
                .param("workshops[2]", afternoon)
                .exchange();
    }

    private Wishes wishes(RegistrationId id, String needs, SessionId... workshops) {
        var now = store.get(id).wishes();
        return new Wishes(now.structure(), now.otherStructure(), List.of(workshops), needs, now.answers());
    }

    private Wishes answering(RegistrationId id, String meal, String train) {
        var now = store.get(id).wishes();
        var answers = Map.of("q-meal", new Answer(List.of(meal), null), "q-train", new Answer(List.of(train), null));
        return new Wishes(now.structure(), now.otherStructure(), now.workshops(), now.needs(), answers);
    }

    private MvcTestResult answers(RegistrationId id, String opened, String meal, String train) {
        return mvc.post()
                .uri("/inscriptions/%s/choix".formatted(links.text(id.value(), 1)))
                .with(csrf())
                .param("version", opened)
                .param("structure", "other")
                .param("otherStructure", "Une association")
                .param("workshops[0]", "w-1")
                .param("answers[q-meal].options", meal)
                .param("answers[q-train].options", train)
                .exchange();
    }

    private MvcTestResult own(RegistrationId id, String opened, String needs, String morning, String afternoon) {
        var page = ownPage(id);
        return post(page, opened, needs, morning, afternoon).exchange();
    }

    private MvcTestResult staffs(RegistrationId id, String opened, String needs, String morning, String afternoon) {
        var page = "/coordination/journees/%s/inscriptions/%s".formatted(day.value(), id.value());
        return post(page, opened, needs, morning, afternoon)
                .with(staff("organiser"))
                .exchange();
    }

    private MockMvcRequestBuilder post(String page, String opened, String needs, String morning, String afternoon) {
        return mvc.post()
                .uri(page + "/choix")
                .with(csrf())
                .param("version", opened)
                .param("structure", "other")
                .param("otherStructure", "Une association")
                .param("needs", needs)
                .param("workshops[0]", morning)
                .param("workshops[1]", afternoon);
    }

    private static String version(MvcTestResult page) throws Exception {
        var found = VERSION.matcher(page.getResponse().getContentAsString());
        assertThat(found.find()).isTrue();
        return found.group(1);
    }
}
