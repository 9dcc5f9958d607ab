package fr.spro.registration.day.web;

import static fr.spro.platform.web.SignedIn.staff;
import static fr.spro.registration.Examples.MORNING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import fr.spro.registration.Examples;
import fr.spro.registration.PageTest;
import fr.spro.registration.day.DayEdit;
import fr.spro.registration.day.EditDay;
import fr.spro.registration.day.SessionId;
import fr.spro.registration.day.Step;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/// The removal of a session can be taken back on the page that says that it was removed.
class RemovedSessionPagesTests extends PageTest {

    private static final String PAGE = "/coordination/journees/d-1";
    private static final String RESTORE = "/sequences/w-1/remise";

    private static final Duration SETTLE = Duration.ofMinutes(1);

    RemovedSessionPagesTests() {
        super(SETTLE);
    }

    @Test
    void one_press_puts_the_session_back_as_it_was() {
        publish(10, 5);
        var before = find().sessions();
        assertThat(get("/sequences/w-1/suppression")).bodyText().contains("vous pourrez la remettre");
        remove();

        assertThat(get("?done=edit"))
                .bodyText()
                .contains("Atelier w-1\u00a0» est retirée du programme", "action=\"" + PAGE + RESTORE);
        assertThat(post(RESTORE)).hasRedirectedUrl(PAGE + "?done=restored");

        assertThat(find().sessions()).isEqualTo(before);
        assertThat(get("?done=restored"))
                .bodyText()
                .contains("de nouveau au programme")
                .doesNotContain(RESTORE);
        assertThat(post(RESTORE)).as("pressed twice").hasRedirectedUrl(PAGE + "?done=restored");
        assertThat(get("/historique")).bodyText().contains("a remis une séquence");
    }

    @Test
    void after_the_minute_it_says_that_it_is_too_late() {
        publish(10, 5);
        remove();
        moveTo(clock.instant().plus(SETTLE));

        assertThat(get("")).bodyText().doesNotContain(RESTORE);
        assertThat(post(RESTORE)).hasRedirectedUrl(PAGE + "?refused=late");
        assertThat(get("?refused=late")).bodyText().contains("Trop tard pour remettre cette séquence");
    }

    @Test
    void a_session_whose_room_is_taken_by_then_does_not_come_back() {
        publish(10, 5);
        remove();
        edit(new DayEdit.PutSession(Examples.workshop(new SessionId("w-9"), 1, "Salle Erdre", 5)));

        assertThat(post(RESTORE)).hasRedirectedUrl(PAGE + "?refused=programme");
        assertThat(get("?refused=programme")).bodyText().contains("sa salle est prise");
        assertThat(find().session(MORNING)).isEmpty();
    }

    @Test
    void nobody_but_organisers_of_a_day_that_can_change_reads_of_it() {
        publish(10, 5);
        remove();

        assertThat(mvc.get().uri(PAGE).with(staff("coordinator"))).bodyText().doesNotContain(RESTORE);
        moveDay.handle(day, Step.CANCEL, "camille");
        moveDay.handle(day, Step.ARCHIVE, "camille");
        assertThat(get("")).bodyText().doesNotContain(RESTORE);
    }

    private void remove() {
        edit(new DayEdit.RemoveSession(MORNING));
    }

    private void edit(DayEdit edit) {
        editDay.handle(new EditDay.Command(day, "camille", edit));
    }

    private MvcTestResult get(String path) {
        return mvc.get().uri(PAGE + path).with(staff("organiser")).exchange();
    }

    private MvcTestResult post(String path) {
        return mvc.post().uri(PAGE + path).with(csrf()).with(staff("organiser")).exchange();
    }
}
