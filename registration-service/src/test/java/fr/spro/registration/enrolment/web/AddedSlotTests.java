package fr.spro.registration.enrolment.web;

import static fr.spro.platform.web.SignedIn.staff;
import static fr.spro.registration.Examples.MORNING;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import fr.spro.contracts.DayEvent.SessionKind;
import fr.spro.registration.Examples;
import fr.spro.registration.PageTest;
import fr.spro.registration.day.DayEdit;
import fr.spro.registration.day.EditDay;
import fr.spro.registration.day.Session;
import fr.spro.registration.day.SessionId;
import fr.spro.registration.day.Step;
import fr.spro.registration.enrolment.RegistrationId;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/// Workshops at a time that was added after somebody has chosen.
class AddedSlotTests extends PageTest {

    private static final SessionId ADDED = new SessionId("w-9");
    private static final Pattern VERSION = Pattern.compile("name=\"version\" value=\"([^\"]+)\"");

    @Test
    void an_added_slot_is_not_chosen_yet_and_the_own_page_invites_to_choose() {
        publish(10, 5);
        var id = confirmed("Ada", MORNING);
        assertThat(own(id, "")).contains("Pas d’atelier à ce moment").doesNotContain("pas encore choisi");
        addSlot();

        assertThat(own(id, ""))
                .contains("Un créneau d’ateliers a été ajouté", "pas encore choisi", "Choisir mes ateliers");
        assertThat(checkedNone(own(id, "/choix")))
                .as("the slots that were answered")
                .isEqualTo(1);
        assertThat(checkedNone(staffs(id))).isEqualTo(1);

        assertThat(choose(id, "w-1", "none", "")).hasStatus3xxRedirection();
        assertThat(own(id, "")).as("still unanswered").contains("pas encore choisi");

        assertThat(choose(id, "w-1", "none", "none")).hasStatus3xxRedirection();
        assertThat(own(id, "")).doesNotContain("pas encore choisi", "a été ajouté");
        assertThat(checkedNone(own(id, "/choix"))).isEqualTo(2);
        assertThat(store.get(id).wishes().workshops()).containsExactly(MORNING);
    }

    @Test
    void who_chooses_in_the_added_slot_or_registers_after_it_has_answered() {
        publish(10, 5);
        var before = confirmed("Ada", MORNING);
        addSlot();
        var after = confirmed("Bea", MORNING);
        assertThat(own(after, "")).doesNotContain("pas encore choisi");

        assertThat(choose(before, "w-1", "none", ADDED.value())).hasStatus3xxRedirection();

        assertThat(store.get(before).wishes().workshops()).containsExactly(MORNING, ADDED);
        assertThat(own(before, "")).doesNotContain("pas encore choisi", "a été ajouté");
    }

    @Test
    void a_form_that_was_opened_before_the_slot_was_added_does_not_answer_it() {
        publish(10, 5);
        var id = confirmed("Ada", MORNING);
        var opened = version(own(id, "/choix"));
        addSlot();

        assertThat(send(id, opened, "w-2", "none")).hasStatus3xxRedirection();

        assertThat(own(id, "")).contains("pas encore choisi");
    }

    @Test
    void nobody_is_invited_once_workshops_cannot_be_chosen_any_more() {
        publish(10, 5);
        var id = confirmed("Ada", MORNING);
        addSlot();
        moveDay.handle(day, Step.CLOSE, "camille");

        assertThat(own(id, "")).contains("pas encore choisi").doesNotContain("Choisir mes ateliers");
    }

    private void addSlot() {
        var start = Examples.START.plusSeconds(6 * 3600);
        editDay.handle(new EditDay.Command(
                day,
                "camille",
                new DayEdit.PutSession(new Session(
                        ADDED,
                        SessionKind.WORKSHOP,
                        "Atelier w-9",
                        start,
                        start.plusSeconds(1800),
                        "Salle Sarthe",
                        5,
                        List.of()))));
        assertThat(find().slots()).hasSize(3);
    }

    private static long checkedNone(String page) {
        return Pattern.compile("value=\"none\"[^>]* checked")
                .matcher(page)
                .results()
                .count();
    }

    private MvcTestResult choose(RegistrationId id, String... picks) {
        return send(id, version(own(id, "/choix")), picks);
    }

    private MvcTestResult send(RegistrationId id, String opened, String... picks) {
        var form = mvc.post()
                .uri("/inscriptions/%s/choix".formatted(links.text(id.value(), 1)))
                .with(csrf())
                .param("version", opened)
                .param("structure", "other")
                .param("otherStructure", "Une association");
        for (int i = 0; i < picks.length; i++) {
            if (!picks[i].isEmpty()) form.param("workshops[%d]".formatted(i), picks[i]);
        }
        return form.exchange();
    }

    private String own(RegistrationId id, String page) {
        return body(mvc.get()
                .uri("/inscriptions/%s%s".formatted(links.text(id.value(), 1), page))
                .exchange());
    }

    private String staffs(RegistrationId id) {
        return body(mvc.get()
                .uri("/coordination/journees/%s/inscriptions/%s/choix".formatted(day.value(), id.value()))
                .with(staff("organiser"))
                .exchange());
    }

    private static String body(MvcTestResult answer) {
        assertThat(answer).hasStatusOk();
        return new String(answer.getResponse().getContentAsByteArray(), UTF_8);
    }

    private static String version(String page) {
        var found = VERSION.matcher(page);
        assertThat(found.find()).isTrue();
        return found.group(1);
    }
}
