package fr.spro.registration.enrolment.web;

import static fr.spro.platform.web.SignedIn.staff;
import static fr.spro.registration.Examples.AFTERNOON;
import static fr.spro.registration.Examples.MORNING;
import static fr.spro.registration.Examples.SAME_TIME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import fr.spro.contracts.RegistrationEvent;
import fr.spro.contracts.RegistrationEvent.RegistrationCancelled;
import fr.spro.registration.Examples;
import fr.spro.registration.PageTest;
import fr.spro.registration.PageText;
import fr.spro.registration.day.DayEdit;
import fr.spro.registration.day.Details;
import fr.spro.registration.day.EditDay;
import fr.spro.registration.day.RegionalDay;
import fr.spro.registration.day.Step;
import fr.spro.registration.enrolment.Participant;
import fr.spro.registration.enrolment.RegistrationId;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/// What is over or gone: pages name who ended it, and nothing that does not exist any more.
class EndedPagesTests extends PageTest {

    @Test
    void the_page_says_who_has_cancelled() {
        publish(10, 5);
        var ada = confirmed("Ada");
        var bea = confirmed("Bea");

        assertThat(mvc.post().uri(ownPage(ada) + "/annulation").with(csrf()))
                .hasRedirectedUrl(ownPage(ada) + "?fait=annulee");
        cancelRegistration.handle(bea, "camille", "Demande par téléphone");

        assertThat(body(ownPage(ada) + "?fait=annulee"))
                .contains("C’est fait", "Vous avez annulé votre inscription")
                .doesNotContain("Vous n’avez pas annulé");
        assertThat(body(ownPage(bea)))
                .contains("L’équipe d’organisation a annulé votre inscription", "/contact")
                .doesNotContain("Vous avez annulé", "Demande par téléphone");
        assertThat(body(ownPage(bea) + "?lang=en")).contains("The organisers have cancelled");
    }

    @Test
    void who_cancelled_before_a_move_reads_the_present_date_and_the_one_that_was_left() {
        publish(10, 5);
        var ada = confirmed("Ada");
        var bea = confirmed("Bea");
        cancelRegistration.handle(ada, Participant.ACTOR);
        cancelRegistration.handle(bea, "camille");
        var before = find().details();
        assertThat(body(ownPage(ada))).doesNotContain("auparavant");

        edit(moved(before, Duration.ofDays(7), "Nantes"));

        for (var ended : List.of(ada, bea)) {
            assertThat(body(ownPage(ended)))
                    .contains("26 novembre 2027", "(auparavant : vendredi 19 novembre 2027", "M’inscrire de nouveau");
        }
        assertThat(body(ownPage(ada) + "?lang=en")).contains("(previously: Friday 19 November 2027");
        edit(before);
        assertThat(body(ownPage(ada))).as("moved back").doesNotContain("auparavant");
    }

    @Test
    void a_cancelled_day_has_both_dates_on_the_pages_of_all_and_asks_who_had_cancelled_about_no_mistake() {
        publish(10, 5);
        var ada = confirmed("Ada");
        var bea = confirmed("Bea");
        cancelRegistration.handle(ada, Participant.ACTOR);
        assertThat(body(ownPage(ada))).contains("C’est une erreur ?");

        edit(moved(find().details(), Duration.ofDays(7), "Nantes"));
        moveDay.handle(day, Step.CANCEL, "camille");

        for (var person : List.of(ada, bea)) {
            assertThat(body(ownPage(person)))
                    .contains("26 novembre 2027", "(auparavant : vendredi 19 novembre 2027")
                    .doesNotContain("C’est une erreur ?");
        }
    }

    @Test
    void once_the_day_has_begun_who_cannot_come_is_asked_about_no_mistake() {
        publish(10, 5);
        var ada = confirmed("Ada");
        begin();

        assertThat(body(ownPage(ada) + "/annulation"))
                .contains("La journée a commencé", "Vous ne pouvez pas venir ?")
                .doesNotContain("erreur");
        assertThat(body(ownPage(ada) + "/annulation?lang=en"))
                .contains("Can’t you come?")
                .doesNotContain("mistake");
    }

    @Test
    void who_has_cancelled_is_told_without_the_history_on_both_pages() {
        publish(10, 5);
        var ada = confirmed("Ada");
        var bea = confirmed("Bea");
        cancelRegistration.handle(ada, "camille");
        enrolment.restoreRegistration.undo(ada, "camille");
        cancelRegistration.handle(ada, Participant.ACTOR);
        cancelRegistration.handle(bea, "camille");
        mongo.mongo().dropCollection("audit");

        assertThat(body(ownPage(ada))).contains("Vous avez annulé votre inscription");
        assertThat(staffPage(ada)).contains("par la personne elle-même");
        assertThat(body(ownPage(bea))).contains("L’équipe d’organisation a annulé");
        assertThat(staffPage(bea)).contains("par l’équipe d’organisation");
        assertThat(events(bea))
                .last()
                .isInstanceOfSatisfying(
                        RegistrationCancelled.class,
                        told -> assertThat(told.by()).as("the mail").isEqualTo(RegistrationEvent.Party.ORGANISER));
    }

    @Test
    void a_cancellation_from_before_this_was_recorded_is_ascribed_to_nobody() {
        publish(10, 5);
        var ada = confirmed("Ada");
        cancelRegistration.handle(ada, "camille");
        mongo.mongo()
                .updateFirst(
                        Query.query(Criteria.where("_id").is(ada.value())),
                        new Update().unset("status.by"),
                        "registration");

        assertThat(body(ownPage(ada)))
                .contains("a pris fin", "Vous n’avez pas annulé, ou c’est une erreur")
                .doesNotContain("Vous avez annulé", "d’organisation a annulé", "??");
        assertThat(staffPage(ada)).contains("Annulation").doesNotContain("par la personne", "par l’équipe", "??");
    }

    @Test
    void after_the_day_nobody_is_sent_to_the_check_in_desk() {
        publish(10, 5);
        var ada = confirmed("Ada");
        end();

        assertThat(body(ownPage(ada) + "/annulation"))
                .contains("La journée est passée", "Répondez à l’un des messages")
                .doesNotContain("accueil, ou", "La journée a commencé");
    }

    @Test
    void the_data_name_a_workshop_that_no_longer_takes_place_by_its_title() {
        publish(10, 5);
        var ada = confirmed("Ada", MORNING, AFTERNOON);

        editDay.handle(new EditDay.Command(day, "camille", new DayEdit.RemoveSession(MORNING)));

        assertThat(body(ownPage(ada) + "/donnees"))
                .contains("Atelier w-1", "Atelier w-3")
                .doesNotContain(">w-1<");
    }

    @Test
    void no_programme_is_announced_once_the_day_has_begun() {
        draftDay.handle(RegionalDay.draft(day, "request", Examples.details(10), List.of(), List.of()), "camille");
        moveDay.handle(day, Step.PUBLISH, "camille");
        var page = "/journees/" + find().address();
        assertThat(body(page)).contains("Le programme sera publié");

        begin();

        assertThat(body(page)).doesNotContain("Le programme sera publié", ">Programme<");
    }

    @Test
    void who_gets_no_link_reads_what_to_do() {
        publish(10, 5);

        assertThat(body("/journees/%s/lien/envoye".formatted(find().address())))
                .contains("courrier indésirable", "href=\"/contact\"");
    }

    @Test
    void a_seat_taken_in_the_meantime_says_that_another_one_will_replace_it() {
        publish(10, 1);
        confirmed("Zoé", MORNING);
        var ada = confirmed("Ada", MORNING, SAME_TIME);

        assertThat(body(ownPage(ada))).contains("elle remplacera celle que vous avez à « Atelier w-2 »");
        begin();
        assertThat(body(ownPage(ada))).doesNotContain("elle remplacera");
    }

    @Test
    void the_page_says_that_a_cancelled_day_takes_place_after_all() {
        publish(10, 5);
        var ada = confirmed("Ada");
        moveDay.handle(day, Step.CANCEL, "camille");
        moveDay.handle(day, Step.REINSTATE, "camille");
        var bea = confirmed("Bea");
        mongo.mongo().dropCollection("audit");

        assertThat(body(ownPage(ada))).contains("avait été annulée : elle a finalement lieu");
        assertThat(body(ownPage(ada) + "?lang=en")).contains("will take place after all");
        assertThat(body(ownPage(bea))).as("registered since").doesNotContain("finalement lieu");
    }

    @Test
    void the_page_of_a_moved_day_says_when_and_where_it_was_before() {
        publish(10, 5);
        var page = "/journees/" + find().address();
        assertThat(body(page)).doesNotContain("Auparavant");
        var before = find().details();

        edit(moved(before, Duration.ofDays(7), "Nantes"));
        edit(moved(before, Duration.ofDays(8), "Nantes"));

        assertThat(body(page)).contains("Auparavant : vendredi 19 novembre 2027", "Centre de congrès, 49000 Angers.");
        edit(before);
        assertThat(body(page)).as("as it was announced").doesNotContain("Auparavant");
    }

    private static Details moved(Details before, Duration by, String place) {
        return new Details(
                before.title(),
                before.description(),
                place,
                before.access(),
                before.startsAt().plus(by),
                before.endsAt().plus(by),
                before.places(),
                before.rooms(),
                null,
                null,
                null);
    }

    private String staffPage(RegistrationId id) {
        return body(mvc.get()
                .uri("/coordination/journees/%s/inscriptions/%s".formatted(day.value(), id.value()))
                .with(staff("camille", "organiser")));
    }

    private String body(String path) {
        return body(mvc.get().uri(path));
    }

    private static String body(MockMvcTester.MockMvcRequestBuilder request) {
        return PageText.of(request.exchange());
    }
}
