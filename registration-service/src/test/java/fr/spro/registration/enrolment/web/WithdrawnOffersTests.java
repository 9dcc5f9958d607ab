package fr.spro.registration.enrolment.web;

import static fr.spro.registration.Examples.MORNING;
import static org.assertj.core.api.Assertions.assertThat;

import fr.spro.contracts.RegistrationEvent.RegistrationChanged;
import fr.spro.registration.Examples;
import fr.spro.registration.PageTest;
import fr.spro.registration.PageText;
import fr.spro.registration.day.DayEdit;
import fr.spro.registration.day.EditDay;
import fr.spro.registration.day.SessionId;
import fr.spro.registration.enrolment.Participant;
import fr.spro.registration.enrolment.RegistrationId;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Staff take away seats that are offered and not accepted: the offer ends at once, everywhere, and
/// nobody reads to have lost what was never theirs.
class WithdrawnOffersTests extends PageTest {

    @Test
    void the_page_offers_no_place_that_was_taken_away_and_says_so() {
        var ada = offeredPlace();
        assertThat(page(ada)).contains("offre/acceptation");

        edit(Examples.details(1));

        assertThat(page(ada))
                .contains("au rang 1", "ne vous est plus proposée")
                .doesNotContain("offre/acceptation", "vous passez sur la liste d’attente");
    }

    @Test
    void a_place_that_was_taken_away_is_not_accepted_in_an_open_tab() {
        var ada = offeredPlace();
        edit(Examples.details(1));

        assertThat(accept(ada, null)).contains("fait=offre-passee");

        reconcile();
        assertThat(events(ada).stream().map(event -> event.getClass().getSimpleName()))
                .containsExactly(
                        "RegistrationRequested", "RegistrationConfirmed", "ParticipantPromoted", "RegistrationChanged");
        assertWithdrawn(ada, event -> {
            assertThat(event.dayLost()).isTrue();
            assertThat(event.offerLost()).isTrue();
        });
    }

    @Test
    void a_seat_that_was_taken_away_is_not_accepted_either() {
        var ada = offeredSeat(2);
        morningSeats(1);

        assertThat(page(ada))
                .contains("ne vous est plus proposée")
                .doesNotContain("offre/acceptation", "vous passez sur la liste d’attente");
        assertThat(accept(ada, MORNING)).contains("fait=offre-passee");
        reconcile();
        assertWithdrawn(ada, event -> {
            assertThat(event.lostSessions()).containsExactly(MORNING.value());
            assertThat(event.offersLost()).containsExactly(MORNING.value());
        });
    }

    @Test
    void a_workshop_that_was_removed_is_not_offered_any_more() {
        var ada = offeredSeat(1);
        editDay.handle(new EditDay.Command(day, "camille", new DayEdit.RemoveSession(MORNING)));

        assertThat(page(ada)).doesNotContain("offre/acceptation");
        assertThat(accept(ada, MORNING)).contains("fait=offre-passee");
        reconcile();
        assertThat(store.get(ada).status().offers()).isEmpty();
    }

    @Test
    void a_place_that_was_accepted_before_is_lost() {
        var ada = offeredPlace();
        accept(ada, null);
        edit(Examples.details(1));

        assertThat(page(ada)).contains("vous passez sur la liste d’attente").doesNotContain("plus proposée");
        reconcile();
        assertWithdrawn(ada, event -> assertThat(event.offerLost()).isNull());
    }

    private void assertWithdrawn(RegistrationId id, Consumer<RegistrationChanged> what) {
        assertThat(store.get(id).status().offers()).isEmpty();
        assertThat(events(id)).last().isInstanceOfSatisfying(RegistrationChanged.class, what);
    }

    /// Ada is offered one of two places.
    private RegistrationId offeredPlace() {
        publish(2, 5);
        var first = confirmed("Zoé");
        confirmed("Bea");
        return next(first);
    }

    /// Ada is offered a seat, the only one or one of two.
    private RegistrationId offeredSeat(int seats) {
        publish(10, seats);
        var first = confirmed("Zoé", MORNING);
        if (seats == 2) confirmed("Bea", MORNING);
        return next(first);
    }

    private RegistrationId next(RegistrationId first) {
        var ada = confirmed("Ada", MORNING);
        cancelRegistration.handle(first, Participant.ACTOR);
        reconcile();
        assertThat(store.get(ada).status().offers()).hasSize(1);
        return ada;
    }

    private String page(RegistrationId id) {
        return PageText.of(mvc.get().uri(ownPage(id)).exchange());
    }

    /// Where the answer leads to.
    private @Nullable String accept(RegistrationId id, @Nullable SessionId workshop) {
        return mvc.post()
                .uri(ownPage(id) + "/offre/acceptation")
                .param("atelier", workshop == null ? "" : workshop.value())
                .exchange()
                .getResponse()
                .getRedirectedUrl();
    }
}
