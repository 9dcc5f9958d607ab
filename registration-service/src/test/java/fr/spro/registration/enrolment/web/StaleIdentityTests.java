package fr.spro.registration.enrolment.web;

import static fr.spro.platform.web.SignedIn.staff;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import fr.spro.registration.Examples;
import fr.spro.registration.PageTest;
import fr.spro.registration.directory.Scope;
import fr.spro.registration.enrolment.Participant;
import fr.spro.registration.enrolment.RegistrationId;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/// Forms of name and address that were opened before somebody has changed something.
class StaleIdentityTests extends PageTest {

    private static final String ADDRESS = "ada@example.org";

    @Test
    void a_check_in_and_other_choices_meanwhile_are_no_conflict() {
        publish(10, 5);
        var id = confirmed("Ada");
        var opened = opened(id);
        begin();
        checkIn.handle(day, id, null, Scope.WHOLE, "camille");
        changeRegistration.handle(choosing(id, Examples.wishes(Examples.MORNING), "camille"));

        assertThat(send(id, opened, "Ada", "Lovelace", ADDRESS)).hasStatus3xxRedirection();

        assertThat(store.get(id).participant().name()).hasToString("Ada Lovelace");
        assertThat(store.get(id).attendance().isCheckedIn()).isTrue();
    }

    @Test
    void another_address_meanwhile_is_kept_by_who_changes_the_name_only() {
        publish(10, 5);
        var id = confirmed("Ada");
        var opened = opened(id);
        correctParticipant.handle(Examples.correcting(store.get(id), "Ada", "new@example.org", Participant.ACTOR));

        assertThat(send(id, opened, "Ada", "Lovelace", ADDRESS)).hasStatus3xxRedirection();

        assertThat(store.get(id).participant().name()).hasToString("Ada Lovelace");
        assertThat(store.get(id).contact().enteredAddress().value())
                .as("still to be confirmed by its owner")
                .isEqualTo("new@example.org");
    }

    @Test
    void the_same_field_changed_by_two_is_shown_with_both_values() {
        publish(10, 5);
        var id = confirmed("Ada");
        var opened = opened(id);
        correctParticipant.handle(Examples.correcting(store.get(id), "Ada", "new@example.org", Participant.ACTOR));

        assertThat(send(id, opened, "", "Ada", "other@example.org"))
                .hasStatus(409)
                .bodyText()
                .contains("new@example.org", "value=\"other@example.org\"");
        assertThat(store.get(id).contact().enteredAddress().value()).isEqualTo("new@example.org");
        assertThat(send(id, opened(id), "", "Ada", "other@example.org")).hasStatus3xxRedirection();
        assertThat(store.get(id).contact().enteredAddress().value()).isEqualTo("other@example.org");
    }

    private String opened(RegistrationId id) {
        return store.get(id).contact().shown();
    }

    private MvcTestResult send(RegistrationId id, String opened, String first, String last, String email) {
        return mvc.post()
                .uri("/coordination/journees/%s/inscriptions/%s/identite".formatted(day.value(), id.value()))
                .param("version", opened)
                .param("firstName", first)
                .param("lastName", last)
                .param("email", email)
                .with(staff("organiser"))
                .with(csrf())
                .exchange();
    }
}
