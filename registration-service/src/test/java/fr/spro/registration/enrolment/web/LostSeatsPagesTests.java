package fr.spro.registration.enrolment.web;

import static fr.spro.registration.Examples.AFTERNOON;
import static fr.spro.registration.Examples.MORNING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import fr.spro.registration.Examples;
import fr.spro.registration.PageTest;
import fr.spro.registration.PageText;
import fr.spro.registration.day.DayEdit;
import fr.spro.registration.day.EditDay;
import fr.spro.registration.enrolment.Participant;
import fr.spro.registration.enrolment.RegistrationId;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// A seat that was lost because there are fewer stands on the own page until the person has seen it there.
class LostSeatsPagesTests extends PageTest {

    private static final String CHANGED = "La journée a changé";
    private static final String LOST = "la liste d’attente pour : Atelier w-1";
    private static final Pattern VERSION = Pattern.compile("name=\"version\" value=\"([^\"]+)\"");

    @Test
    void who_loses_a_seat_reads_that_before_and_after_the_mail_until_it_is_seen() {
        publish(10, 2);
        var zoe = confirmed("Zoé", MORNING);
        var ada = confirmed("Ada", MORNING);

        morningSeats(1);

        assertThat(page(ada)).as("before the mail").contains(CHANGED, "a dû être réduit", LOST);
        reconcile();
        assertThat(page(ada)).as("after the mail").contains(CHANGED, "a dû être réduit", LOST);
        assertThat(page(zoe)).doesNotContain(CHANGED);
        reconcile();
        see(ada);
        assertThat(page(ada)).doesNotContain(CHANGED, LOST);
        reconcile();
        assertThat(page(ada)).doesNotContain(CHANGED, LOST);
    }

    @Test
    void who_has_seen_it_before_the_mail_does_not_read_of_it_again_after_it() {
        publish(10, 2);
        confirmed("Zoé", MORNING);
        var ada = confirmed("Ada", MORNING);
        morningSeats(1);
        see(ada);
        assertThat(page(ada)).doesNotContain(LOST);

        reconcile();

        assertThat(page(ada)).doesNotContain(CHANGED, LOST);
    }

    @Test
    void a_seat_that_is_there_again_is_not_lost_and_is_said_again_if_it_is_lost_again() {
        publish(10, 2);
        confirmed("Zoé", MORNING);
        var ada = confirmed("Ada", MORNING);
        morningSeats(1);
        reconcile();
        see(ada);

        morningSeats(2);
        reconcile();
        assertThat(page(ada)).doesNotContain(LOST);
        morningSeats(1);
        reconcile();
        assertThat(page(ada)).as("it was only offered").doesNotContain(LOST);
        morningSeats(2);
        reconcile();
        answerOffer.accept(ada, MORNING, Participant.ACTOR);
        morningSeats(1);
        reconcile();
        assertThat(page(ada)).contains(LOST);
    }

    @Test
    void a_lost_workshop_that_was_given_up_and_chosen_again_is_not_said_to_be_lost() {
        publish(10, 2);
        confirmed("Zoé", MORNING);
        var ada = confirmed("Ada", MORNING);
        morningSeats(1);
        reconcile();

        changeRegistration.handle(choosing(ada, Examples.wishes(AFTERNOON), "participant"));
        reconcile();
        assertThat(page(ada)).doesNotContain(LOST);
        changeRegistration.handle(choosing(ada, Examples.wishes(AFTERNOON, MORNING), "participant"));
        reconcile();

        assertThat(page(ada)).doesNotContain(LOST);
    }

    @Test
    void a_later_loss_is_said_also_if_an_earlier_change_is_seen_at_that_moment() {
        publish(10, 2);
        confirmed("Zoé", MORNING);
        var ada = confirmed("Ada", MORNING);
        editDay.handle(new EditDay.Command(
                day, "camille", new DayEdit.PutSession(Examples.workshop(MORNING, 1, "Salle Maine", 2))));
        var shown = version(page(ada));
        editDay.handle(new EditDay.Command(
                day, "camille", new DayEdit.PutSession(Examples.workshop(MORNING, 1, "Salle Maine", 1))));

        see(ada, shown);

        assertThat(page(ada)).contains("Salle Maine", LOST);
    }

    @Test
    void who_loses_the_place_at_the_day_reads_that_until_it_is_seen() {
        publish(2, 5);
        confirmed("Zoé");
        var ada = confirmed("Ada");
        edit(Examples.details(1));
        reconcile();

        assertThat(page(ada)).contains(CHANGED, "Le nombre de places de la journée a dû être réduit");
        see(ada);
        assertThat(page(ada)).doesNotContain(CHANGED);
    }

    private void see(RegistrationId id) {
        see(id, version(page(id)));
    }

    private void see(RegistrationId id, String version) {
        assertThat(mvc.post().uri(ownPage(id) + "/vu").param("version", version).with(csrf()))
                .hasRedirectedUrl(ownPage(id));
    }

    private static String version(String page) {
        var found = VERSION.matcher(page);
        assertThat(found.find()).isTrue();
        return found.group(1);
    }

    private String page(RegistrationId id) {
        return PageText.of(mvc.get().uri(ownPage(id)).exchange());
    }
}
