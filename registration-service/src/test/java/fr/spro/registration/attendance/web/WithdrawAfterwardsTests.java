package fr.spro.registration.attendance.web;

import static fr.spro.platform.web.SignedIn.staff;
import static fr.spro.registration.Examples.MORNING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import fr.spro.registration.PageTest;
import fr.spro.registration.day.Step;
import fr.spro.registration.directory.Scope;
import fr.spro.registration.enrolment.RegistrationId;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/// Attendance that is withdrawn once the day is completed, when mails have said that it counts.
class WithdrawAfterwardsTests extends PageTest {

    private static final String LIST = "/coordination/journees/d-1/inscriptions";

    @Test
    void the_first_press_says_what_was_sent_and_changes_nothing() {
        var ada = presentAtACompletedDay();
        enrolment.sendFollowUps.handle(day, clock.instant());

        var asked = withdraw(ada, "");

        assertThat(asked)
                .hasStatusOk()
                .bodyText()
                .contains(
                        "Le message qui annonce l’attestation à cette personne est parti",
                        "L’invitation à l’enquête est retirée")
                .contains("La présence à 1 séquence est retirée aussi")
                .doesNotContain("??");
        assertThat(store.get(ada).attendance().isCheckedIn()).isTrue();
    }

    @Test
    void nothing_is_said_to_be_sent_that_was_not() {
        assertThat(withdraw(presentAtACompletedDay(), ""))
                .bodyText()
                .contains("Aucun message sur l’attestation n’est encore parti")
                .doesNotContain("ne se reprend");
    }

    @Test
    void afterwards_all_pages_say_that_the_person_was_not_marked_as_present() {
        var ada = presentAtACompletedDay();
        enrolment.sendFollowUps.handle(day, clock.instant());

        assertThat(withdraw(ada, "oui"))
                .hasRedirectedUrl(LIST + "?fait=presence-retiree-apres&personne=" + ada.value());

        assertThat(store.get(ada).attendance().isCheckedIn()).isFalse();
        var own = ownPage(ada);
        assertThat(page(own)).as("while the day runs").contains("l’attestation annoncée n’est plus valable");
        end();
        assertThat(page(own))
                .contains("l’attestation annoncée n’est plus valable")
                .contains("Nous n’avons pas noté votre venue")
                .doesNotContain("Vous avez une place", "Votre inscription est confirmée");
        assertThat(page(LIST + "?fait=presence-retiree-apres")).contains("compte comme absente");
    }

    @Test
    void before_completion_one_press_is_enough() {
        publish(10, 5);
        var ada = confirmed("Ada");
        begin();
        checkIn.handle(day, ada, null, Scope.WHOLE, "camille");

        assertThat(withdraw(ada, "")).hasRedirectedUrl(LIST + "?fait=presence-retiree&personne=" + ada.value());
    }

    @Test
    void the_attendance_at_a_session_is_withdrawn_without_that_at_the_day() {
        var ada = presentAtACompletedDay();

        assertThat(withdraw(ada, MORNING.value(), ""))
                .hasRedirectedUrl(LIST + "?fait=presence-retiree-sequence&personne=" + ada.value() + "&atelier="
                        + MORNING.value());

        assertThat(store.get(ada).wasPresent()).isTrue();
        assertThat(page(LIST + "?fait=presence-retiree-sequence"))
                .contains("Celle à la journée reste notée")
                .doesNotContain("compte comme absente", "de nouveau sur la liste d’attente");
    }

    /// The day is completed before its end.
    private RegistrationId presentAtACompletedDay() {
        publish(10, 5);
        var ada = confirmed("Ada", MORNING);
        begin();
        checkIn.handle(day, ada, MORNING, Scope.WHOLE, "camille");
        moveTo(clock.instant().plusSeconds(5 * 3600));
        moveDay.handle(day, Step.HOLD, "camille");
        return ada;
    }

    private MvcTestResult withdraw(RegistrationId id, String sure) {
        return withdraw(id, "", sure);
    }

    private MvcTestResult withdraw(RegistrationId id, String session, String sure) {
        return mvc.post()
                .uri(LIST + "/" + id.value() + "/presence/retrait")
                .param("sequence", session)
                .param("sur", sure)
                .with(csrf())
                .with(staff("organiser"))
                .exchange();
    }

    private String page(String address) {
        var result = mvc.get().uri(address).with(staff("organiser")).exchange();
        assertThat(result).hasStatusOk().bodyText().doesNotContain("??");
        return new String(result.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
    }
}
