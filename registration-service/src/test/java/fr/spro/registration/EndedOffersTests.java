package fr.spro.registration;

import static fr.spro.platform.web.SignedIn.program;
import static fr.spro.platform.web.SignedIn.staff;
import static fr.spro.registration.Examples.MORNING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import fr.spro.contracts.RegistrationEvent.OfferExpired;
import fr.spro.contracts.RegistrationEvent.ParticipantPromoted;
import fr.spro.registration.day.Step;
import fr.spro.registration.directory.Scope;
import fr.spro.registration.enrolment.ParticipantState.Code;
import fr.spro.registration.enrolment.RegistrationId;
import fr.spro.registration.roster.FindRegistrations.Order;
import fr.spro.registration.roster.FindRegistrations.Search;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/// An offer has ended with its time, before the sweep has written that: page, lists, API, exports and numbers say so.
class EndedOffersTests extends PageTest {

    @Test
    void an_offer_is_open_until_its_time_is_over() {
        var ada = offeredPlace();
        moveTo(deadline(ada).plus(Duration.ofSeconds(59)));

        assertThat(body(ownPage(ada))).contains("J’accepte cette place", "Une place à accepter");
        assertThat(stateInApi(ada)).isEqualTo("OFFERED");
        assertThat(answer(ada, "acceptation", "")).isEqualTo("offre-acceptee");
    }

    @Test
    void a_place_at_the_day_is_not_offered_any_more() {
        var ada = offeredPlace();
        confirmed("Yves");
        moveTo(deadline(ada).plus(Duration.ofSeconds(61)));
        var list = "/coordination/journees/%s/inscriptions".formatted(day.value());

        assertThat(body(ownPage(ada)))
                .contains("Vous n’avez pas répondu à temps")
                .doesNotContain("J’accepte cette place", "à accepter");
        assertThat(body(ownPage(ada) + "/journee.ics")).contains("METHOD:CANCEL");
        assertThat(body(ownPage(ada) + "/annulation")).doesNotContain("Je la laisse");
        assertThat(stateInApi(ada)).isEqualTo("LAPSED");
        for (var code :
                Map.of("LAPSED", 1, "OFFERED", 0, "REGISTERED", 0, "WAITING", 0).entrySet()) {
            assertThat(mvc.get()
                            .uri("/api/registration/v1/days/%s/registrations?text=ada&state=%s"
                                    .formatted(day.value(), code.getKey()))
                            .with(program()))
                    .as(code.getKey())
                    .bodyJson()
                    .extractingPath("$.registrations.length()")
                    .isEqualTo(code.getValue());
        }
        assertThat(mvc.get().uri(list + "?q=ada").with(staff("organiser")))
                .bodyText()
                .contains("expirée")
                .doesNotContain("place proposée jusqu’au");
        assertThat(exported()).contains("LAPSED").doesNotContain("OFFERED");
        assertThat(roster.findRegistrations.counts(search())).containsEntry(Code.LAPSED, 1L);
        var count = roster.countDay.of(find());
        assertThat(count.offered()).isZero();
        assertThat(count.registered()).isZero();
        assertThat(count.waiting()).isEqualTo(1);
    }

    @Test
    void who_answers_too_late_reads_that_and_the_next_person_is_asked_at_once() {
        var ada = offeredPlace();
        var next = confirmed("Bea");
        moveTo(deadline(ada).plus(Duration.ofSeconds(61)));

        assertThat(answer(ada, "acceptation", "")).isEqualTo("offre-expiree");
        assertThat(body(ownPage(ada) + "?fait=offre-expiree")).contains("Le délai pour répondre est passé");
        assertThat(events(ada)).last().isInstanceOf(OfferExpired.class);
        reconcile();
        assertThat(events(next)).last().isInstanceOf(ParticipantPromoted.class);
        assertThat(answer(ada, "acceptation", "")).isEqualTo("offre-passee");
    }

    @Test
    void a_seat_of_a_workshop_ends_alone() {
        var ada = offeredSeat();
        moveTo(deadline(ada).plus(Duration.ofSeconds(61)));

        assertThat(body(ownPage(ada)))
                .contains("Votre inscription est confirmée")
                .doesNotContain("J’accepte cette place", "Atelier w-1,");
        assertThat(stateInApi(ada)).isEqualTo("REGISTERED");
        assertThat(body(ownPage(ada) + "/choix")).doesNotContain("place proposée");
        assertThat(answer(ada, "refus", "w-1")).isEqualTo("offre-expiree-atelier");
        assertThat(body(ownPage(ada) + "?fait=offre-expiree-atelier")).contains("liste d’attente de cet atelier");
        assertThat(body(ownPage(ada) + "?fait=offre-expiree-atelier&lang=en")).contains("may go to the next person");
    }

    @Test
    void nobody_is_mailed_an_offer_that_is_over() {
        var ada = offeredPlace();
        var before = events(ada).size();
        moveTo(deadline(ada).plus(Duration.ofSeconds(61)));

        registerParticipant.handle(command("Ada"));
        renewLink.handle(day, store.get(ada).participant().email(), true);

        assertThat(events(ada)).hasSize(before);
    }

    @Test
    void an_old_tab_reads_only_that_the_day_or_the_registration_was_cancelled() {
        var ada = offeredPlace();
        moveDay.handle(day, Step.CANCEL, "camille");

        for (var answer : List.of("acceptation", "refus")) {
            assertThat(answer(ada, answer, "")).as(answer).isEmpty();
        }
        assertThat(store.get(ada).status().offers())
                .as("if it takes place after all")
                .hasSize(1);
        assertThat(body(ownPage(ada))).contains("Cette journée est annulée").doesNotContain("La place est à vous");

        moveDay.handle(day, Step.REINSTATE, "camille");
        cancelRegistration.handle(ada, "camille");
        assertThat(answer(ada, "acceptation", "")).isEmpty();
        assertThat(body(ownPage(ada))).contains("Votre inscription est annulée").doesNotContain("délai");
    }

    /// Ada is offered the only place.
    private RegistrationId offeredPlace() {
        publish(1, 5);
        var first = confirmed("Zoé");
        var ada = confirmed("Ada");
        cancelRegistration.handle(first, "participant");
        reconcile();
        return ada;
    }

    private RegistrationId offeredSeat() {
        publish(10, 1);
        var first = confirmed("Zoé", MORNING);
        var ada = confirmed("Ada", MORNING);
        cancelRegistration.handle(first, "participant");
        reconcile();
        return ada;
    }

    private Instant deadline(RegistrationId id) {
        return store.get(id).status().offers().getFirst().until();
    }

    private String stateInApi(RegistrationId id) {
        var text = body("/api/registration/v1/days/%s/registrations/%s".formatted(day.value(), id.value()));
        return text.replaceAll("(?s).*\"state\":\\{\"code\":\"(\\w+)\".*", "$1");
    }

    private String exported() {
        return text(mvc.post()
                .uri("/api/registration/v1/days/%s/registrations/export.csv".formatted(day.value()))
                .with(program())
                .exchange());
    }

    private String answer(RegistrationId id, String answer, String workshop) {
        var redirect = mvc.post()
                .uri(ownPage(id) + "/offre/" + answer)
                .param("atelier", workshop)
                .with(csrf())
                .exchange()
                .getResponse()
                .getRedirectedUrl();
        return redirect.contains("fait=") ? redirect.substring(redirect.indexOf("fait=") + 5) : "";
    }

    private Search search() {
        return new Search(find(), null, "ada", null, Scope.WHOLE, Order.NAME, null, 50);
    }

    private String body(String path) {
        var request = mvc.get().uri(path);
        return text((path.startsWith("/api") ? request.with(program()) : request).exchange());
    }

    private static String text(MvcTestResult result) {
        return new String(result.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
    }
}
