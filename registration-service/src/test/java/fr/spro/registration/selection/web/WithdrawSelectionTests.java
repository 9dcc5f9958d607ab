package fr.spro.registration.selection.web;

import static fr.spro.platform.web.SignedIn.staff;
import static fr.spro.registration.Examples.MORNING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import fr.spro.registration.PageTest;
import fr.spro.registration.attendance.WithdrawCheckIn;
import fr.spro.registration.day.Step;
import fr.spro.registration.directory.Scope;
import fr.spro.registration.enrolment.RegistrationId;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.assertj.MockMvcTester.MockMvcRequestBuilder;

/// Attendance of several people that is withdrawn once the day is completed, when certificates depend
/// on it.
class WithdrawSelectionTests extends PageTest {

    private RegistrationId ada;
    private RegistrationId bea;

    @BeforeEach
    void present() {
        publish(10, 5);
        ada = confirmed("Ada", MORNING);
        bea = confirmed("Bea");
        begin();
        checkIn.handle(day, ada, MORNING, Scope.WHOLE, "camille");
        checkIn.handle(day, bea, null, Scope.WHOLE, "camille");
        moveTo(clock.instant().plusSeconds(5 * 3600));
        moveDay.handle(day, Step.HOLD, "camille");
    }

    @Test
    void the_first_press_says_what_was_sent_and_changes_nothing() {
        enrolment.sendFollowUps.handle(day, clock.instant());

        assertThat(withdraw())
                .hasStatusOk()
                .bodyText()
                .contains("2 présences seront retirées", "ces personnes compteront comme absentes")
                .contains(
                        "Les messages qui annoncent l’attestation à 2 personnes sont partis",
                        "présences d’une personne à des séquences")
                .contains("/selection/retrait/fait\"", "name=\"nombre\" value=\"2\"")
                .doesNotContain("a changé", "encore parti", "??");
        assertThat(present(ada) && present(bea)).isTrue();
    }

    @Test
    void nothing_is_said_to_be_sent_that_was_not() {
        assertThat(withdraw())
                .bodyText()
                .contains("Pour 2 personnes, aucun message sur l’attestation n’est encore parti")
                .doesNotContain("ne se reprennent");
    }

    @Test
    void the_second_press_withdraws_and_offers_the_way_back() {
        assertThat(withdraw().param("nombre", "2"))
                .bodyText()
                .contains("2 présences sont retirées", "Noter de nouveau ces 2 présences", "/selection/presence\"")
                .doesNotContain("??");
        assertThat(present(ada) || present(bea)).isFalse();

        assertThat(withdraw().param("nombre", "2"))
                .as("pressed twice")
                .bodyText()
                .contains("Aucune présence n’a été retirée", "2 sans présence notée")
                .doesNotContain("rien n’a été fait");
    }

    @Test
    void a_page_that_spoke_of_more_people_asks_again() {
        attendance.withdrawCheckIn.handle(new WithdrawCheckIn.Command(day, ada, null, "camille"), Scope.WHOLE);

        assertThat(withdraw().param("nombre", "2"))
                .bodyText()
                .contains("a changé", "Une présence sera retirée", "Une inscription est laissée de côté");
        assertThat(present(bea)).isTrue();
    }

    @Test
    void an_archived_day_has_no_attendance_to_withdraw() {
        end();
        moveDay.handle(day, Step.ARCHIVE, "camille");

        assertThat(withdraw())
                .bodyText()
                .contains("Aucune présence n’a été retirée", "2, car la journée est archivée")
                .doesNotContain("compteront");
        assertThat(present(ada)).isTrue();
    }

    private boolean present(RegistrationId id) {
        return store.get(id).attendance().isCheckedIn();
    }

    private MockMvcRequestBuilder withdraw() {
        var request = mvc.post()
                .uri("/coordination/journees/%s/selection/retrait/fait".formatted(day.value()))
                .with(csrf())
                .with(staff("organiser"));
        for (var id : List.of(ada, bea)) request.param("id", id.value());
        return request;
    }
}
