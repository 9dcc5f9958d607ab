package fr.spro.registration.enrolment.web;

import static fr.spro.registration.Examples.MORNING;
import static fr.spro.registration.Examples.SAME_TIME;
import static org.assertj.core.api.Assertions.assertThat;

import fr.spro.contracts.RegistrationEvent.RegistrationConfirmed;
import fr.spro.registration.PageTest;
import fr.spro.registration.enrolment.RegistrationId;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/// The own page and the events of somebody whose wishes are still to be allocated.
class RankedWishesPageTests extends PageTest {

    @Test
    void the_page_lists_the_wishes_in_order_and_says_when_they_are_allocated() {
        publishRanked(20, 1);
        var ada = confirmed("Ada", SAME_TIME, MORNING);

        assertThat(body(ada))
                .containsPattern("(?s)<ol class=\"wishes\">.*Atelier w-2.*Atelier w-1.*</ol>")
                .contains("À attribuer", "jusqu’au", "répartit ensuite les places")
                .doesNotContain("??", "attribuer si vous avez");
        closeWishes();
        assertThat(body(ada))
                .contains("Les vœux sont clos depuis le", "vous recevrez un message avec vos ateliers")
                .doesNotContain("jusqu’au", "choisir parmi ce qui reste");
    }

    @Test
    void who_waits_for_the_day_reads_what_the_wishes_depend_on() {
        publishRanked(1, 1);
        confirmed("Ada", MORNING);
        var bea = confirmed("Bea", MORNING);

        assertThat(body(bea))
                .contains("attribuer si vous avez alors une place à la journée", "qui ont une place à la journée");
    }

    @Test
    void who_has_no_wish_reads_until_when_there_may_be_one() {
        publishRanked(20, 1);

        assertThat(body(confirmed("Ada"))).contains("Vous pouvez classer des vœux jusqu’au");
    }

    @Test
    void the_event_for_the_mail_has_the_wishes_until_they_are_allocated() {
        publishRanked(20, 1);
        var ada = confirmed("Ada", SAME_TIME, MORNING);

        assertThat(events(ada)).last().isInstanceOfSatisfying(RegistrationConfirmed.class, event -> {
            assertThat(event.wishes()).containsExactly("w-2", "w-1");
            assertThat(event.wishesUntil()).isEqualTo(find().details().wishesUntil());
            assertThat(event.places().workshops()).isEmpty();
        });
    }

    @Test
    void first_come_first_served_has_nothing_to_allocate() {
        publish(20, 1);

        assertThat(events(confirmed("Ada", MORNING)))
                .last()
                .isInstanceOfSatisfying(
                        RegistrationConfirmed.class,
                        event -> assertThat(event.wishes()).isNull());
    }

    private String body(RegistrationId id) {
        var page = mvc.get().uri(ownPage(id)).exchange();
        return new String(page.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
    }
}
