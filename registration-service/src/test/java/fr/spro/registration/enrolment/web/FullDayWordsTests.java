package fr.spro.registration.enrolment.web;

import static fr.spro.registration.Examples.MORNING;
import static fr.spro.registration.Examples.SAME_TIME;
import static org.assertj.core.api.Assertions.assertThat;

import fr.spro.contracts.RegistrationEvent.RegistrationConfirmed;
import fr.spro.contracts.RegistrationEvent.RegistrationRequested;
import fr.spro.registration.Examples;
import fr.spro.registration.PageTest;
import fr.spro.registration.enrolment.RegistrationId;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What a participant reads of workshops and of a second request while the day is full.
class FullDayWordsTests extends PageTest {

    private RegistrationId zoe;

    @BeforeEach
    void fill() {
        publish(1, 1);
        zoe = confirmed("Zoé", MORNING);
    }

    @Test
    void nobody_is_said_to_wait_or_not_to_while_the_last_one_who_waited_is_offered_the_place() {
        confirmed("Ada");
        assertThat(body("/journees/" + day.value())).contains("La journée est complète, 1 personne attend.");

        cancelRegistration.handle(zoe, "participant");
        reconcile();

        assertThat(body("/journees/" + day.value()))
                .contains("La journée est complète. Vous pouvez rejoindre la liste d’attente.")
                .doesNotContain("attend.", "personne n’attend");
    }

    @Test
    void the_form_promises_no_seat_in_the_meantime() {
        assertThat(body("/journees/%s/inscription".formatted(day.value())))
                .contains(
                        "La journée est complète",
                        "d’ici là, aucune place d’atelier ne vous est gardée",
                        "Si l’atelier choisi est complet à ce moment-là")
                .doesNotContain("En attendant, je prends une place dans", "??");
    }

    @Test
    void who_waits_reads_which_choice_is_for_the_meantime_and_can_change_it_in_the_same_words() {
        var ada = confirmed("Ada", MORNING, SAME_TIME);

        assertThat(body(page(ada)))
                .containsOnlyOnce("Quand vous aurez une place à la journée, s’il en reste dans cet atelier")
                .containsOnlyOnce("En attendant, si l’atelier préféré est complet");
        assertThat(body(page(ada) + "/choix"))
                .contains("aucune place d’atelier ne vous est gardée")
                .doesNotContain("En attendant, je prends une place dans", "places libres");
    }

    @Test
    void a_rank_that_is_told_counts_those_who_must_still_confirm_and_the_page_says_so() {
        var words = "comptent aussi celles qui sont encore à confirmer";
        var unconfirmed = register("Yves");
        var ada = confirmed("Ada");

        assertThat(body(page(ada))).contains("au rang 2", words);
        assertThat(body(page(unconfirmed))).contains("au rang 1", words);
        moveTo(clock.instant().plus(Duration.ofHours(25)));
        reconcile();
        assertThat(body(page(ada))).contains("au rang 1");
        addPlaces();
        reconcile();
        assertThat(body(page(confirmed("Bea")))).doesNotContain(words);
    }

    @Test
    void who_has_a_place_takes_an_interim_seat_at_once() {
        addPlaces();

        assertThat(body("/journees/%s/inscription".formatted(day.value())))
                .contains("En attendant, je prends une place dans")
                .doesNotContain("aucune place d’atelier ne vous est gardée");
    }

    @Test
    void a_workshop_in_the_meantime_is_for_who_chooses_a_full_one_and_stays_in_view_once_stored() {
        addPlaces();
        var full = "class=\"choice full\"";
        var hidden = "class=\"wish interim\"";

        assertThat(body("/journees/%s/inscription".formatted(day.value())))
                .containsOnlyOnce(full)
                .contains(hidden);
        var bea = confirmed("Bea", SAME_TIME);
        assertThat(body(page(bea) + "/choix"))
                .as("her own seat is free for her")
                .containsOnlyOnce(full)
                .contains(hidden);
        var ada = confirmed("Ada", MORNING, SAME_TIME);
        assertThat(body(page(ada) + "/choix")).doesNotContain(hidden).contains("class=\"wish\"");
    }

    @Test
    void another_request_of_the_same_person_is_answered_with_the_first_one_in_each_state() {
        var ada = register("Ada", MORNING);
        repeat("Ada");
        assertThat(events(ada))
                .last()
                .isInstanceOfSatisfying(
                        RegistrationRequested.class,
                        event -> assertThat(event.repeated()).isTrue());

        confirmRegistration.handle(ada);
        assertThat(events(ada))
                .last()
                .isInstanceOfSatisfying(
                        RegistrationConfirmed.class,
                        event -> assertThat(event.repeated()).isNull());
        repeat("Ada");
        assertThat(events(ada))
                .last()
                .isInstanceOfSatisfying(
                        RegistrationConfirmed.class,
                        event -> assertThat(event.repeated()).isTrue());
        assertThat(store.get(ada).wishes().workshops()).containsExactly(MORNING);
    }

    /// From the public form after the pause between mails, with other choices.
    private void repeat(String name) {
        moveTo(clock.instant().plus(Duration.ofMinutes(15)));
        registerParticipant.handle(fromPublicPage(name, SAME_TIME));
    }

    private void addPlaces() {
        edit(Examples.details(20));
    }

    private String page(RegistrationId id) {
        return "/inscriptions/" + links.text(id.value(), 1);
    }

    private String body(String path) {
        return new String(mvc.get().uri(path).exchange().getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
    }
}
