package fr.spro.registration.attendance.web;

import static fr.spro.platform.web.SignedIn.staff;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import fr.spro.contracts.RegistrationEvent.RegistrationConfirmed;
import fr.spro.registration.PageTest;
import fr.spro.registration.enrolment.Participant;
import fr.spro.registration.enrolment.ParticipantState;
import fr.spro.registration.enrolment.ParticipantState.Code;
import fr.spro.registration.enrolment.Registration;
import fr.spro.registration.enrolment.RegistrationId;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/// Who comes without a registration that counts: found at the desk, made present, or registered on the spot.
class EndedPeopleAtDeskTests extends PageTest {

    private static final String DAY = "/coordination/journees/d-1";

    @Test
    void the_desk_finds_who_has_cancelled_or_lapsed_and_says_since_when() {
        publish(10, 5);
        var ada = confirmed("Ada");
        cancelRegistration.handle(ada, Participant.ACTOR);
        var bea = lapsed("Bea");

        assertThat(page(DAY + "/accueil/liste"))
                .contains(ada.value(), bea.value(), "Inscription annulée le ", "Inscription expirée le ");
        assertThat(page(DAY + "/accueil")).contains("Inscriptions qui ont pris fin", "19 novembre 2027");
    }

    @Test
    void who_has_registered_again_is_found_once() {
        publish(10, 5);
        var before = confirmed("Ada");
        cancelRegistration.handle(before, Participant.ACTOR);
        var again = confirmed("Ada");

        assertThat(page(DAY + "/accueil/liste")).contains(again.value()).doesNotContain(before.value());
    }

    @Test
    void a_lapsed_registration_is_restored_by_the_attendance() {
        publish(10, 5);
        var bea = lapsed("Bea");
        var one = DAY + "/inscriptions/" + bea.value();
        assertThat(page(one)).contains("Rétablir l’inscription et noter la présence");

        assertThat(post(one + "/presence/retablissement", "depuis", "fiche"))
                .hasRedirectedUrl(one + "?fait=presence-restored-with-mail");

        assertThat(code(bea)).isEqualTo(Code.PRESENT);
    }

    @Test
    void the_attendance_of_who_has_registered_again_is_said_and_shown_at_the_other_registration() {
        publish(10, 5);
        var before = confirmed("Ada");
        cancelRegistration.handle(before, Participant.ACTOR);
        var again = confirmed("Ada");
        begin();
        var one = DAY + "/inscriptions/" + before.value();
        assertThat(page(one))
                .contains("Noter la présence à l’autre inscription", "Celle qui a pris fin reste comme elle est")
                .doesNotContain("Rétablir l’inscription et noter la présence");

        assertThat(post(one + "/presence/retablissement", "depuis", "fiche"))
                .hasRedirectedUrl(DAY + "/inscriptions/" + again.value() + "?fait=presence-registered-again");

        assertThat(code(before)).isEqualTo(Code.CANCELLED);
        assertThat(code(again)).isEqualTo(Code.PRESENT);
    }

    @Test
    void who_is_registered_on_the_spot_is_present_even_at_a_full_day_and_the_desk_says_so() {
        publish(1, 5);
        confirmed("Zoé");
        begin();
        assertThat(post(DAY + "/inscriptions/nouvelle/nom", "nom", "Ada Lovelace"))
                .bodyText()
                .contains(
                        "name=\"arrivee\" value=\"true\" aria-describedby=\"arrivee-help\" checked",
                        "sera inscrite sans place");

        var added = add("arrivee", "true", "accueil", "true");

        assertThat(added).hasRedirectedUrl(DAY + "/accueil?fait=ajout-present-sans-place");
        assertThat(page(DAY + "/accueil?fait=ajout-present-sans-place")).contains("sa présence est notée, sans place");
        var ada = ada();
        assertThat(ParticipantState.of(find(), ada, seats).code()).isEqualTo(Code.PRESENT);
        assertThat(events(ada.id()))
                .filteredOn(RegistrationConfirmed.class::isInstance)
                .singleElement()
                .isInstanceOfSatisfying(
                        RegistrationConfirmed.class,
                        event -> assertThat(event.present()).isTrue());
        assertThat(page(DAY + "/inscriptions/" + ada.id().value()))
                .contains("camille", "a inscrit une personne", "a noté une présence");
    }

    @Test
    void who_is_registered_without_being_there_has_no_place_and_waits_for_none() {
        publish(1, 5);
        confirmed("Zoé");
        begin();

        assertThat(add("accueil", "true"))
                .hasRedirectedUrl(DAY + "/inscriptions/" + ada().id().value() + "?fait=ajout-sans-place");
        assertThat(page(DAY + "/inscriptions/" + ada().id().value() + "?fait=ajout-sans-place"))
                .contains("a commencé")
                .doesNotContain("liste d’attente et reçoit");
        assertThat(page(DAY + "/inscriptions/nouvelle"))
                .contains("sera inscrite sans place")
                .doesNotContain("ira sur la liste d’attente");

        assertThat(ada().attendance().isCheckedIn()).isFalse();
    }

    private MvcTestResult add(String... others) {
        var request = mvc.post()
                .uri(DAY + "/inscriptions/nouvelle")
                .param("firstName", "Ada")
                .param("lastName", "Lovelace")
                .param("email", "ada.lovelace@example.org")
                .param("unlisted", "true")
                .param("otherStructure", "Une association")
                .param("workshops[0]", "none")
                .param("workshops[1]", "none")
                .param("consent", "true");
        for (int i = 0; i < others.length; i += 2) request = request.param(others[i], others[i + 1]);
        return request.with(csrf()).with(staff("organiser")).exchange();
    }

    private Registration ada() {
        return registrations.findByDay(day).stream()
                .filter(found -> found.participant().name().full().equals("Ada Lovelace"))
                .findFirst()
                .orElseThrow();
    }

    private RegistrationId lapsed(String name) {
        var id = register(name);
        begin();
        reconcile();
        assertThat(code(id)).isEqualTo(Code.LAPSED);
        return id;
    }

    private Code code(RegistrationId id) {
        return ParticipantState.of(find(), store.get(id), seats).code();
    }

    private MvcTestResult post(String address, String name, String value) {
        return mvc.post()
                .uri(address)
                .param(name, value)
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
