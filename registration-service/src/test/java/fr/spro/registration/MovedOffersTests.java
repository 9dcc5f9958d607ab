package fr.spro.registration;

import static fr.spro.registration.Examples.MORNING;
import static fr.spro.registration.Examples.START;
import static org.assertj.core.api.Assertions.assertThat;

import fr.spro.contracts.RegistrationEvent.LinkRenewed;
import fr.spro.contracts.RegistrationEvent.NoShowRecorded;
import fr.spro.contracts.RegistrationEvent.OfferExpired;
import fr.spro.contracts.RegistrationEvent.RegistrationChanged;
import fr.spro.contracts.RegistrationEvent.RegistrationConfirmed;
import fr.spro.platform.web.SignedIn;
import fr.spro.registration.day.DayEdit;
import fr.spro.registration.day.EditDay;
import fr.spro.registration.day.Step;
import fr.spro.registration.enrolment.ParticipantState;
import fr.spro.registration.enrolment.RegistrationId;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/// A day is moved to an earlier time while a place is offered: no deadline lies after its beginning.
class MovedOffersTests extends PageTest {

    private static final Instant TEN_DAYS_BEFORE = START.minus(Duration.ofDays(10));
    private static final Instant IN_A_DAY = TEN_DAYS_BEFORE.plus(Duration.ofDays(1));

    @Test
    void an_offer_ends_before_the_day_that_was_moved_to_tomorrow() {
        var ada = offeredPlace();
        var before = until(ada);
        assertThat(before).isAfter(IN_A_DAY);

        moveDayTo(IN_A_DAY);

        assertThat(stateUntil(ada)).as("page and API, before the sweep").isBefore(IN_A_DAY);
        var shown = stateUntil(ada);
        reconcile();
        assertThat(until(ada)).isEqualTo(shown);
        assertThat(events(ada)).last().isInstanceOfSatisfying(RegistrationChanged.class, event -> {
            assertThat(event.acceptUntil()).isEqualTo(shown);
            assertThat(event.places().workshops())
                    .allSatisfy(place -> assertThat(place.acceptUntil()).isEqualTo(shown));
        });
        renewLink.handle(day, store.get(ada).participant().email(), true);
        assertThat(events(ada))
                .last()
                .isInstanceOfSatisfying(
                        LinkRenewed.class,
                        event -> assertThat(event.acceptUntil()).isEqualTo(shown));

        moveTo(shown.plusSeconds(61));
        reconcile();
        assertThat(events(ada)).last().isInstanceOf(OfferExpired.class);
    }

    @Test
    void an_offered_seat_ends_before_the_day_too() {
        publish(10, 1);
        moveTo(TEN_DAYS_BEFORE);
        var first = confirmed("Zoé", MORNING);
        var ada = confirmed("Ada", MORNING);
        cancelRegistration.handle(first, "participant");
        reconcile();

        moveDayTo(IN_A_DAY);
        reconcile();

        assertThat(until(ada)).isBefore(IN_A_DAY);
        assertThat(events(ada))
                .last()
                .isInstanceOfSatisfying(
                        RegistrationChanged.class,
                        event -> assertThat(
                                        event.places().workshops().getFirst().acceptUntil())
                                .isEqualTo(until(ada)));
    }

    @Test
    void a_place_is_theirs_where_no_time_is_left_to_accept_it() {
        var ada = offeredPlace();
        var soon = TEN_DAYS_BEFORE.plus(Duration.ofHours(3));

        moveDayTo(soon);

        assertThat(page(ada)).contains("Votre inscription est confirmée").doesNotContain("J’accepte");
        assertThat(roster.countDay.of(find()).offered()).isZero();
        assertThat(roster.countDay.of(find()).registered()).isOne();
        assertThat(list()).contains("confirmées (1)").doesNotContain("place proposée (");
        reconcile();
        assertThat(store.get(ada).status().offers()).isEmpty();
        assertThat(events(ada)).last().isInstanceOf(RegistrationConfirmed.class);
        reconcile();
        assertThat(events(ada))
                .filteredOn(RegistrationChanged.class::isInstance)
                .hasSize(1);
    }

    @Test
    void nobody_gains_a_place_by_a_move_to_a_time_that_is_over() {
        var ada = offeredPlace();

        moveDayTo(TEN_DAYS_BEFORE.minus(Duration.ofDays(2)));
        reconcile();

        assertThat(ParticipantState.of(find(), store.get(ada), seats).code()).isEqualTo(ParticipantState.Code.OFFERED);
        assertThat(page(ada))
                .contains("Une place s’était libérée pour vous", "vous ne l’aviez pas acceptée")
                .doesNotContain("J’accepte", "sur la liste d’attente");
        assertThat(list()).contains("place non acceptée").doesNotContain("proposée jusqu’au");
        moveDay.handle(day, Step.HOLD, "camille");
        enrolment.sendFollowUps.handle(day, clock.instant().plus(Duration.ofHours(25)));
        assertThat(events(ada)).noneMatch(NoShowRecorded.class::isInstance);
    }

    @Test
    void an_unconfirmed_request_ends_with_the_moved_day() {
        publish(10, 5);
        moveTo(TEN_DAYS_BEFORE);
        var ada = register("Ada");
        reconcile();
        var soon = TEN_DAYS_BEFORE.plus(Duration.ofHours(3));

        moveDayTo(soon);
        reconcile();

        assertThat(events(ada))
                .last()
                .isInstanceOfSatisfying(
                        RegistrationChanged.class,
                        event -> assertThat(event.confirmUntil()).isEqualTo(soon));
    }

    @Test
    void the_mail_of_a_new_link_says_the_seat_of_now() {
        publish(10, 2);
        confirmed("Zoé", MORNING);
        var ada = confirmed("Ada", MORNING);
        editDay.handle(new EditDay.Command(
                day, "camille", new DayEdit.PutSession(Examples.workshop(MORNING, 1, "Salle Erdre", 1))));

        renewLink.handle(day, store.get(ada).participant().email(), true);

        assertThat(events(ada)).last().isInstanceOfSatisfying(LinkRenewed.class, event -> {
            assertThat(event.places().workshops().getFirst().seated()).isFalse();
            assertThat(event.places().workshops().getFirst().rank()).isEqualTo(1);
        });
    }

    /// Ada is offered the only place, ten days before.
    private RegistrationId offeredPlace() {
        publish(1, 5);
        moveTo(TEN_DAYS_BEFORE);
        var first = confirmed("Zoé");
        var ada = confirmed("Ada", MORNING);
        cancelRegistration.handle(first, "participant");
        reconcile();
        return ada;
    }

    private Instant until(RegistrationId id) {
        return store.get(id).status().offers().getFirst().until();
    }

    private Instant stateUntil(RegistrationId id) {
        var path = "/api/registration/v1/days/%s/registrations/%s".formatted(day.value(), id.value());
        var text = new String(
                mvc.get()
                        .uri(path)
                        .with(SignedIn.program())
                        .exchange()
                        .getResponse()
                        .getContentAsByteArray(),
                StandardCharsets.UTF_8);
        return Instant.parse(
                text.replaceAll("(?s).*\"state\":\\{\"code\":\"OFFERED\".*?\"until\":\"([^\"]+)\".*", "$1"));
    }

    private String list() {
        var list = "/coordination/journees/%s/inscriptions".formatted(day.value());
        return new String(
                mvc.get()
                        .uri(list)
                        .with(SignedIn.staff("organiser"))
                        .exchange()
                        .getResponse()
                        .getContentAsByteArray(),
                StandardCharsets.UTF_8);
    }

    private String page(RegistrationId id) {
        var path = ownPage(id);
        return new String(mvc.get().uri(path).exchange().getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
    }
}
