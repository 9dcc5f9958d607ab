package fr.spro.registration.attendance.web;

import static fr.spro.platform.web.SignedIn.staff;
import static fr.spro.registration.Examples.AFTERNOON;
import static fr.spro.registration.Examples.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import fr.spro.contracts.RegistrationEvent.LinkRenewed;
import fr.spro.contracts.RegistrationEvent.ParticipantPromoted;
import fr.spro.contracts.RegistrationEvent.Place;
import fr.spro.contracts.RegistrationEvent.RegistrationConfirmed;
import fr.spro.registration.PageTest;
import fr.spro.registration.attendance.CheckIn;
import fr.spro.registration.attendance.WithdrawCheckIn;
import fr.spro.registration.directory.Scope;
import fr.spro.registration.enrolment.Participant;
import fr.spro.registration.enrolment.RegistrationId;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/// Whoever is present was let in, with or without a place: pages, numbers and mails say so.
class PresentWithoutPlaceTests extends PageTest {

    /// Attendance can be recorded, and places that become free are still offered.
    private static final Duration EVENING = Duration.ofHours(16);

    private static final String STAFF = "/coordination/journees/d-1";

    @Test
    void the_own_page_says_that_the_presence_is_noted_and_speaks_of_no_place_to_come() {
        var ada = waiting();

        checkIn(ada);

        assertThat(page(ownPage(ada)))
                .contains("<h1>Votre présence est notée", "Sans place réservée")
                .doesNotContain("Quand vous aurez une place", "liste d’attente", "rang");
        assertThat(page(STAFF + "/inscriptions/" + ada.value()))
                .contains("présence notée", "présente sans place à la journée")
                .doesNotContain("quand elle aura une place");
    }

    @Test
    void the_form_of_choices_speaks_of_no_place_to_come() {
        var ada = waiting();
        checkIn(ada);

        assertThat(page(STAFF + "/inscriptions/" + ada.value() + "/choix"))
                .contains("présente sans place à la journée", "un atelier choisi ici ne lui est pas réservé")
                .doesNotContain("quand elle aura une place");
        assertThat(mvc.get().uri(ownPage(ada) + "/choix"))
                .bodyText()
                .contains("un atelier choisi ici ne vous est pas réservé")
                .doesNotContain("Quand vous aurez une place");
    }

    @Test
    void head_figures_and_list_count_them_once() {
        var ada = waiting();

        checkIn(ada);

        assertThat(page(STAFF + "/chiffres"))
                .contains("1 personne inscrite pour 1 place", "1 présente, dont 1 sans place")
                .contains("Personnes présentes\u00a0: 1, dont 1 sans place. Personnes qui avaient une place\u00a0: 1.")
                .doesNotContain("en attente<");
        assertThat(page(STAFF + "/inscriptions"))
                .contains("confirmées (1)", "présentes (1)")
                .doesNotContain("sur la liste d’attente (");
    }

    @Test
    void a_place_that_becomes_free_is_offered_only_once_the_presence_is_withdrawn() {
        var ada = waiting();
        checkIn(ada);

        cancelRegistration.handle(registrations.findByDay(day).getFirst().id(), Participant.ACTOR);
        reconcile();
        assertThat(events(ada)).noneMatch(ParticipantPromoted.class::isInstance);

        attendance.withdrawCheckIn.handle(new WithdrawCheckIn.Command(day, ada, null, "camille"), Scope.WHOLE);
        reconcile();
        assertThat(events(ada)).last().isInstanceOf(ParticipantPromoted.class);
        assertThat(page(ownPage(ada))).contains("<h1>Une place à accepter avant le");
    }

    @Test
    void who_was_let_in_by_mistake_waits_again_and_the_page_says_so() {
        var ada = waiting();
        checkIn(ada);
        var list = STAFF + "/inscriptions";

        assertThat(post(list + "/" + ada.value() + "/presence/retrait"))
                .hasRedirectedUrl(list + "?fait=presence-retiree-attente&personne=" + ada.value());

        assertThat(page(list + "?fait=presence-retiree-attente"))
                .contains("de nouveau sur la liste d’attente", "liste d’attente, rang 1");
        assertThat(page(ownPage(ada))).contains("sur la liste d’attente, au rang 1");
    }

    @Test
    void mails_about_the_present_state_speak_of_no_rank() {
        var ada = waiting();
        checkIn(ada);

        renewLink.handle(day, store.get(ada).participant().email(), true);

        assertThat(events(ada))
                .last()
                .isInstanceOfSatisfying(
                        LinkRenewed.class,
                        event -> assertThat(event.places().day()).isEqualTo(new Place(true, null)));
    }

    @Test
    void who_had_not_confirmed_is_told_of_the_presence_and_of_no_rank() {
        publish(1, 5);
        confirmed("Zoé");
        var ada = register("Ada");
        moveTo(START.minus(EVENING));
        var list = STAFF + "/inscriptions";
        assertThat(page(list)).contains("confirme aussi l’inscription, et un message le dit");

        assertThat(post(list + "/" + ada.value() + "/presence"))
                .hasRedirectedUrl(list + "?fait=presence-confirmed&personne=" + ada.value());

        assertThat(events(ada))
                .filteredOn(RegistrationConfirmed.class::isInstance)
                .singleElement()
                .isInstanceOfSatisfying(
                        RegistrationConfirmed.class,
                        event -> assertThat(event.present()).isTrue());
    }

    @Test
    void the_button_says_that_it_accepts_an_offered_place() {
        var ada = waiting();
        cancelRegistration.handle(registrations.findByDay(day).getFirst().id(), Participant.ACTOR);
        reconcile();
        var one = STAFF + "/inscriptions/" + ada.value();

        assertThat(page(STAFF + "/inscriptions")).contains("accepte aussi la place proposée");
        assertThat(page(one)).contains("la présence l’accepte");
        assertThat(mvc.post()
                        .uri(one + "/presence")
                        .param("depuis", "fiche")
                        .with(csrf())
                        .with(staff("organiser")))
                .hasRedirectedUrl(one + "?fait=presence-accepted");
    }

    /// Ada waits for the only place, in the evening before.
    private RegistrationId waiting() {
        publish(1, 5);
        confirmed("Zoé");
        var ada = confirmed("Ada", AFTERNOON);
        moveTo(START.minus(EVENING));
        return ada;
    }

    private void checkIn(RegistrationId id) {
        assertThat(checkIn.handle(day, id, null, Scope.WHOLE, "camille")).isInstanceOf(CheckIn.Outcome.Recorded.class);
    }

    private MvcTestResult post(String address) {
        return mvc.post().uri(address).with(csrf()).with(staff("organiser")).exchange();
    }

    private String page(String address) {
        var result = mvc.get().uri(address).with(staff("organiser"));
        assertThat(result).hasStatusOk().bodyText().doesNotContain("??");
        return new String(result.exchange().getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
    }
}
