package fr.spro.registration.selection.web;

import static fr.spro.platform.web.SignedIn.staff;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import fr.spro.registration.PageTest;
import fr.spro.registration.directory.Scope;
import fr.spro.registration.enrolment.RegistrationId;
import fr.spro.registration.selection.BulkAction;
import fr.spro.registration.selection.LeftOut;
import fr.spro.registration.selection.Selection;
import fr.spro.registration.selection.SelectionUseCases;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.assertj.MockMvcTester.MockMvcRequestBuilder;

/// Staff cancel people who have not come, while the check-in desk records that one of them has: a page that did not
/// say so takes nobody's attendance away.
class PresentMeanwhileTests extends PageTest {

    private RegistrationId ada;

    @BeforeEach
    void register() {
        publish(10, 5);
        ada = confirmed("Ada");
    }

    @Test
    void a_registration_is_not_cancelled_by_a_page_from_before() {
        arrive();

        assertThat(post("/inscriptions/%s/annulation".formatted(ada.value())).param("motif", "Absente"))
                .hasStatusOk()
                .bodyText()
                .contains("a été notée présente", "Sa présence sera retirée", "Absente", "name=\"presence\"");
        assertThat(store.get(ada).wasPresent()).isTrue();

        assertThat(post("/inscriptions/%s/annulation".formatted(ada.value())).param("presence", "oui"))
                .hasStatus3xxRedirection();
        assertThat(store.get(ada).isActive()).isFalse();
    }

    @Test
    void a_selection_is_not_cancelled_if_the_page_said_that_fewer_are_present() {
        var form = post("/selection/annulation/faite").param("id", ada.value()).param("nombre", "1");
        arrive();

        assertThat(form.param("presentes", "0"))
                .hasStatusOk()
                .bodyText()
                .contains("rien n’a été fait", "name=\"presentes\" value=\"1\"");
        assertThat(store.get(ada).wasPresent()).isTrue();

        assertThat(post("/selection/annulation/faite")
                        .param("id", ada.value())
                        .param("nombre", "1")
                        .param("presentes", "1"))
                .bodyText()
                .contains("est annulée");
        assertThat(store.get(ada).isActive()).isFalse();
    }

    @Test
    void who_comes_between_the_count_and_the_write_is_left_out() {
        var bea = confirmed("Bea");
        var found = List.of(store.get(ada), store.get(bea));
        var selection = new Selection(
                find(), BulkAction.CANCEL, roster.roster.excerpt(find(), found).entries(), Set.of(), clock.instant());
        arrive();

        var result = new SelectionUseCases(enrolment, attendance)
                .actOnSelection.handle(selection, Scope.WHOLE, "camille", null);

        assertThat(result.leftOut()).containsExactly(new LeftOut.Count(LeftOut.PRESENT_SINCE, 1));
        assertThat(store.get(ada).wasPresent()).isTrue();
        assertThat(store.get(bea).isActive()).isFalse();
    }

    private void arrive() {
        store.change(ada, found -> found.checkIn(find(), null, null, clock.instant()));
    }

    private MockMvcRequestBuilder post(String path) {
        return mvc.post()
                .uri("/coordination/journees/" + day.value() + path)
                .with(csrf())
                .with(staff("camille", "organiser"));
    }
}
