package fr.spro.registration.enrolment.web;

import static fr.spro.platform.web.SignedIn.program;
import static fr.spro.platform.web.SignedIn.staff;
import static fr.spro.registration.Examples.MORNING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import fr.spro.contracts.RegistrationEvent.ParticipantPromoted;
import fr.spro.contracts.RegistrationEvent.RegistrationConfirmed;
import fr.spro.platform.messaging.audit.AuditRecord;
import fr.spro.registration.PageTest;
import fr.spro.registration.day.SessionId;
import fr.spro.registration.day.Step;
import fr.spro.registration.enrolment.Participant;
import fr.spro.registration.enrolment.ParticipantState;
import fr.spro.registration.enrolment.ParticipantState.Code;
import fr.spro.registration.enrolment.RegistrationAction;
import fr.spro.registration.enrolment.RegistrationId;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/// Somebody answers an offered seat by telephone.
class StaffOfferTests extends PageTest {

    @Test
    void the_place_at_the_day_is_accepted_for_a_person_like_by_the_person_alone_and_the_history_says_by_whom() {
        var ada = offered(1, 5);
        assertThat(page(ada))
                .bodyText()
                .contains("Une place à la journée est proposée", "Accepter pour cette personne", "/annulation\"");

        assertThat(answer(ada, "acceptation", "")).hasRedirectedUrl(address(ada) + "?fait=offre-acceptee");

        assertThat(code(ada)).isEqualTo(Code.REGISTERED);
        assertThat(events(ada)).last().as("the mail").isInstanceOf(RegistrationConfirmed.class);
        assertThat(lastEntry(ada).is(RegistrationAction.OFFER_ACCEPTED)).isTrue();
        assertThat(lastEntry(ada).by()).isNotEqualTo(Participant.ACTOR);
        assertThat(page(ada))
                .bodyText()
                .contains("a accepté une place proposée")
                .doesNotContain("??", "offre/");
        assertThat(answer(ada, "acceptation", ""))
                .as("sent twice")
                .hasRedirectedUrl(address(ada) + "?fait=offre-acceptee");
    }

    @Test
    void the_seat_in_a_workshop_is_accepted_or_left_and_goes_to_the_next_person_at_once() {
        var ada = offered(10, 1, MORNING);
        var next = confirmed("Bea", MORNING);
        assertThat(page(ada)).bodyText().contains("«\u00a0Atelier w-1\u00a0»", "Laisser pour cette personne");

        assertThat(answer(ada, "refus", "w-1")).hasRedirectedUrl(address(ada) + "?fait=offre-laissee");

        assertThat(store.get(ada).wishes().workshops()).isEmpty();
        assertThat(lastEntry(ada).action()).isEqualTo("registration.offer-declined");
        assertThat(answer(ada, "refus", "w-1"))
                .as("sent twice, as the API answers it")
                .hasRedirectedUrl(address(ada) + "?fait=offre-laissee");
        reconcile();
        assertThat(events(next)).last().isInstanceOf(ParticipantPromoted.class);
        assertThat(lastEntry(ada).by()).isNotEqualTo(Participant.ACTOR);
        assertThat(answer(next, "acceptation", "w-1")).hasRedirectedUrl(address(next) + "?fait=offre-acceptee");
        assertThat(answer(next, "refus", "w-1")).hasRedirectedUrl(address(next) + "?fait=offre-gardee");
        assertThat(lastEntry(next).about()).isEqualTo("w-1");
    }

    @Test
    void an_answer_too_late_says_so_and_is_not_offered() {
        var ada = offered(1, 5);
        moveTo(store.get(ada).status().offers().getFirst().until().plus(Duration.ofSeconds(61)));

        assertThat(page(ada)).bodyText().doesNotContain("offre/acceptation");
        assertThat(answer(ada, "acceptation", "")).hasRedirectedUrl(address(ada) + "?fait=offre-expiree");
        assertThat(answer(ada, "acceptation", "")).hasRedirectedUrl(address(ada) + "?fait=offre-passee");
    }

    @Test
    void nothing_is_accepted_at_a_cancelled_day() {
        var ada = offered(1, 5);
        moveDay.handle(day, Step.CANCEL, "camille");

        assertThat(page(ada)).bodyText().doesNotContain("offre/acceptation");
        assertThat(answer(ada, "acceptation", ""))
                .hasStatus(409)
                .bodyText()
                .contains("la journée est annulée")
                .doesNotContain("??");
    }

    @Test
    void the_api_answers_for_the_person_with_the_same_rules() {
        var ada = offered(1, 5);
        var api = "/api/registration/v1/days/%s/registrations/%s".formatted(day.value(), ada.value());

        assertThat(mvc.post().uri(api + "/offer/accept").with(program()))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.state.code")
                .isEqualTo("REGISTERED");
        var late = confirmed("Bea");
        cancelRegistration.handle(ada, "participant");
        reconcile();
        moveTo(store.get(late).status().offers().getFirst().until().plus(Duration.ofSeconds(61)));
        assertThat(mvc.post()
                        .uri(api.replace(ada.value(), late.value()) + "/offer/accept")
                        .with(program()))
                .hasStatus(409)
                .bodyText()
                .contains("offer-over");
    }

    private RegistrationId offered(int places, int seats, SessionId... workshops) {
        publish(places, seats);
        var first = confirmed("Zoé", workshops);
        var ada = confirmed("Ada", workshops);
        cancelRegistration.handle(first, "participant");
        reconcile();
        return ada;
    }

    private Code code(RegistrationId id) {
        return ParticipantState.of(find(), store.get(id), seats).code();
    }

    private AuditRecord lastEntry(RegistrationId id) {
        return history(id.subject()).getLast();
    }

    private MvcTestResult answer(RegistrationId id, String answer, String workshop) {
        return mvc.post()
                .uri(address(id) + "/offre/" + answer)
                .param("atelier", workshop)
                .with(csrf())
                .with(staff("organiser"))
                .exchange();
    }

    private MvcTestResult page(RegistrationId id) {
        return mvc.get().uri(address(id)).with(staff("organiser")).exchange();
    }

    private String address(RegistrationId id) {
        return "/coordination/journees/%s/inscriptions/%s".formatted(day.value(), id.value());
    }
}
