package fr.spro.registration.enrolment.web;

import static fr.spro.platform.web.SignedIn.program;
import static fr.spro.platform.web.SignedIn.staff;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import fr.spro.registration.Examples;
import fr.spro.registration.PageTest;
import fr.spro.registration.day.MoveDay;
import fr.spro.registration.day.Step;
import fr.spro.registration.directory.Scope;
import fr.spro.registration.enrolment.RegistrationId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/// What the pages of a person offer in each state: what is offered works, and what is refused says why.
class OfferedActionsTests extends PageTest {

    @Test
    void the_own_page_offers_to_cancel_until_the_day_begins() {
        publish(10, 5);
        var ada = confirmed("Ada");
        assertThat(own(ada, "")).contains("ou à annuler votre inscription", "/annulation\"");

        begin();

        assertThat(own(ada, ""))
                .contains("Gardez le lien de cette page")
                .doesNotContain("à annuler votre inscription", "/annulation\"");
        assertThat(own(ada, "/annulation"))
                .contains("La journée a commencé", "Vous ne pouvez pas venir")
                .doesNotContain("class=\"danger\"");
        cancelAlone(ada);
        assertThat(store.get(ada).isActive()).isTrue();
    }

    @Test
    void the_own_page_of_somebody_who_is_present_offers_no_cancellation_even_before_the_day_begins() {
        publish(10, 5);
        var ada = confirmed("Ada");
        moveTo(find().startsAt().minusSeconds(3600));
        assertThat(own(ada, "")).contains("ou à annuler votre inscription");

        checkIn.handle(day, ada, null, Scope.WHOLE, "camille");

        assertThat(own(ada, "")).doesNotContain("à annuler votre inscription", "/annulation\"");
        assertThat(own(ada, "/annulation")).contains("Votre présence à cette journée est notée");
        cancelAlone(ada);
        assertThat(store.get(ada).isActive()).isTrue();
    }

    @Test
    void a_cancelled_day_leaves_nothing_to_cancel_alone() {
        publish(10, 5);
        var ada = confirmed("Ada");
        moveDay.handle(day, Step.CANCEL, "camille");

        assertThat(own(ada, "/annulation"))
                .contains("La journée est annulée : il n’y a rien à faire")
                .doesNotContain("class=\"danger\"", "votre place va");
        cancelAlone(ada);
        assertThat(store.get(ada).isActive()).isTrue();
    }

    @Test
    void the_staff_read_what_becomes_of_the_place_before_they_cancel() {
        publish(1, 5);
        var ada = confirmed("Ada");
        var bea = confirmed("Bea");
        assertThat(page(ada, "/annulation")).contains("la place va à la première d’entre elles, qui en est prévenue");
        assertThat(page(bea, "/annulation"))
                .as("who waits has no place to give up")
                .contains("recevra un message")
                .doesNotContain("la place");

        begin();
        assertThat(page(ada, "/annulation"))
                .contains("La journée a commencé : personne n’est prévenu de la place libérée")
                .doesNotContain("va à la première");

        moveDay.handle(day, Step.CANCEL, "camille");
        assertThat(page(ada, "/annulation"))
                .contains("recevra un message")
                .doesNotContain("place libérée", "la place va");
    }

    @Test
    void what_has_ended_is_not_offered_to_the_staff_and_the_page_says_why() {
        publish(10, 5);
        var ada = confirmed("Ada");
        var bea = confirmed("Bea");
        assertThat(post(ada, "/annulation")).hasStatus3xxRedirection();
        assertThat(page(ada, "")).doesNotContain("/annulation\"");
        assertThat(page(ada, "/annulation")).contains("n’est plus active").doesNotContain("class=\"danger\"");
        eraseParticipant.handle(ada, "camille");
        assertThat(page(ada, "/effacement")).contains("déjà effacées").doesNotContain("class=\"danger\"");

        end();
        moveDay.handle(day, Step.HOLD, "camille");
        assertThat(page(bea, "")).as("the staff correct a closed day").contains("/annulation\"");
        moveDay.handle(day, Step.ARCHIVE, "camille");

        assertThat(page(bea, "")).doesNotContain("/annulation\"");
        assertThat(page(bea, "/annulation")).contains("La journée est archivée").doesNotContain("class=\"danger\"");
        assertThat(post(bea, "/annulation")).hasStatus(409);
        var api = "/api/registration/v1/days/%s/registrations/%s/cancel".formatted(day.value(), bea.value());
        assertThat(mvc.post().uri(api).with(program()))
                .hasStatus(422)
                .bodyText()
                .contains("too-late", "la journée est archivée");
        assertThat(store.get(bea).isActive()).isTrue();
    }

    @Test
    void the_confirmation_link_is_not_sent_again_once_the_day_is_over() {
        publish(10, 5);
        moveTo(find().startsAt().minusSeconds(1200));
        var ada = register("Ada");
        moveTo(find().startsAt().minusSeconds(300));
        assertThat(page(ada, "")).contains("/renvoi\"", "/confirmation\"");

        end();

        assertThat(page(ada, "")).contains("/confirmation\"").doesNotContain("/renvoi\"");
        assertThat(post(ada, "/renvoi").getResponse().getRedirectedUrl()).contains("renvoi-day-over");
        assertThat(post(ada, "/confirmation")).hasStatus3xxRedirection();
        assertThat(store.get(ada).isConfirmed()).isTrue();
    }

    @Test
    void a_selection_says_what_becomes_of_the_places_in_each_state_of_the_day() {
        publish(10, 5);
        var ada = confirmed("Ada");
        assertThat(selected(ada, "annulation"))
                .contains(
                        "elle va à la première personne qui attend, s’il y en a une",
                        "vous pourrez la rétablir",
                        "la place, elle");

        begin();
        assertThat(selected(ada, "annulation"))
                .contains("Une place se libère. La journée a commencé : personne n’en est prévenu")
                .doesNotContain("va à la première");

        moveDay.handle(new MoveDay.Command(day, Step.HOLD, true, "camille"));
        assertThat(selected(ada, "annulation"))
                .contains("vous pourrez la rétablir.")
                .doesNotContain("la place, elle");
        assertThat(list()).contains("/selection/annulation");
        moveDay.handle(day, Step.ARCHIVE, "camille");

        assertThat(list()).doesNotContain("/selection/annulation");
        assertThat(selected(ada, "annulation"))
                .contains("car la journée est archivée", "Aucune inscription n’est à annuler")
                .doesNotContain("class=\"danger\"");
    }

    @Test
    void who_was_not_marked_as_present_reads_that_it_can_be_corrected_until_the_day_is_archived() {
        publish(1, 5);
        var ada = confirmed("Ada");
        var bea = confirmed("Bea");
        end();
        moveDay.handle(day, Step.HOLD, "camille");
        for (var id : List.of(ada, bea)) assertThat(own(id, "")).contains("pas noté votre venue", "se corrige encore");

        moveDay.handle(day, Step.ARCHIVE, "camille");

        for (var id : List.of(ada, bea)) {
            assertThat(own(id, "")).contains("pas noté votre venue").doesNotContain("se corrige encore");
        }
    }

    @Test
    void cancelling_a_day_says_how_many_are_notified_and_nobody_is_long_after_it() {
        publish(10, 5);
        confirmed("Ada");
        assertThat(dayStep("cancel")).contains("1 personne sera prévenue", "si elles l’y avaient ajoutée");

        moveTo(find().endsAt().plusSeconds(2 * 86_400));

        assertThat(dayStep("cancel"))
                .contains("Personne ne sera prévenu")
                .doesNotContain("Chaque personne inscrite reçoit");
    }

    private String dayStep(String step) {
        return text(mvc.get()
                .uri("/coordination/journees/%s/%s".formatted(day.value(), step))
                .with(staff("organiser"))
                .exchange());
    }

    @Test
    void the_staff_change_and_correct_a_registration_only_where_its_page_offers_it_and_read_why_not() {
        publish(10, 5);
        var ada = confirmed("Ada");
        var cancelled = confirmed("Bea");
        cancelRegistration.handle(cancelled, "camille");
        var erased = confirmed("Cleo");
        eraseParticipant.handle(erased, "camille");
        assertOffered(ada, "/choix", true, "");
        assertOffered(ada, "/identite", true, "");
        for (var form : List.of("/choix", "/identite")) {
            assertOffered(cancelled, form, false, "l’inscription est annulée");
            assertOffered(erased, form, false, "les données de la personne sont effacées");
        }

        moveDay.handle(day, Step.CANCEL, "camille");
        assertOffered(ada, "/choix", false, "la journée est annulée");
        moveDay.handle(day, Step.REINSTATE, "camille");
        end();
        moveDay.handle(day, Step.HOLD, "camille");
        assertOffered(ada, "/choix", false, "la journée est clôturée");
        assertOffered(ada, "/identite", true, "a certificate has the name");
        moveDay.handle(day, Step.ARCHIVE, "camille");
        assertOffered(ada, "/choix", false, "la journée est archivée");
        assertOffered(ada, "/identite", false, "la journée est archivée");
    }

    private void assertOffered(RegistrationId id, String form, boolean isOffered, String words) {
        var page = page(id, "");
        var opened = mvc.get().uri(list(id) + form).with(staff("organiser")).exchange();
        if (isOffered) {
            assertThat(page).contains(form + "\"");
            assertThat(opened).hasStatusOk();
            return;
        }
        assertThat(page).doesNotContain(form + "\"");
        var sent = mvc.post()
                .uri(list(id) + form)
                .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                .param("lastName", "Montgolfier")
                .param("needs", "Montgolfier")
                .param("structure", "other")
                .param("otherStructure", "Ici")
                .with(csrf())
                .with(staff("organiser"))
                .exchange();
        assertThat(opened).as(form).hasStatus(409).bodyText().contains(words);
        assertThat(sent)
                .as("what was typed is kept")
                .hasStatus(409)
                .bodyText()
                .contains(words, "Montgolfier", list(id));
    }

    @Test
    void nobody_is_registered_by_the_staff_for_a_day_that_is_not_ahead_and_the_page_says_why() {
        draftDay.handle(Examples.day(day.value(), 10, 5), "camille");
        assertClosed("en préparation");
        moveDay.handle(day, Step.PUBLISH, "camille");
        assertThat(list()).contains("/nouvelle\"", "/groupe\"", "/import\"");
        var ada = confirmed("Ada");
        assertThat(list()).contains("selection/badges");

        moveDay.handle(day, Step.CANCEL, "camille");
        assertClosed("annulée");
        assertThat(list()).doesNotContain("selection/badges");
        assertThat(selected(ada, "badges")).doesNotContain("/badges.pdf");
        moveDay.handle(day, Step.REINSTATE, "camille");
        end();
        moveDay.handle(day, Step.HOLD, "camille");
        assertClosed("clôturée");
    }

    private void assertClosed(String words) {
        assertThat(list()).doesNotContain("/nouvelle\"", "/groupe\"", "/import\"");
        for (var form : List.of("/nouvelle", "/groupe", "/import")) {
            assertThat(mvc.get().uri(listAddress() + form).with(staff("organiser")))
                    .as(form)
                    .hasStatus(409)
                    .bodyText()
                    .contains("n’accepte pas d’inscription", words, listAddress());
        }
        assertThat(mvc.post()
                        .uri(listAddress() + "/nouvelle")
                        .param("lastName", "Montgolfier")
                        .param("email", "z@example.org")
                        .param("structure", "other")
                        .param("otherStructure", "Ici")
                        .param("consent", "true")
                        .param("workshops[0]", "none")
                        .param("workshops[1]", "none")
                        .with(csrf())
                        .with(staff("organiser")))
                .hasStatus(422)
                .bodyText()
                .contains("n’accepte pas d’inscription", words, "Montgolfier", "z@example.org", "Ici");
    }

    private String listAddress() {
        return "/coordination/journees/%s/inscriptions".formatted(day.value());
    }

    private String own(RegistrationId id, String path) {
        return text(mvc.get().uri(address(id) + path).exchange());
    }

    private void cancelAlone(RegistrationId id) {
        mvc.post().uri(address(id) + "/annulation").exchange();
    }

    private String address(RegistrationId id) {
        return "/inscriptions/" + links.text(id.value(), 1);
    }

    private String page(RegistrationId id, String path) {
        return text(mvc.get().uri(list(id) + path).with(staff("organiser")).exchange());
    }

    private MvcTestResult post(RegistrationId id, String path) {
        return mvc.post()
                .uri(list(id) + path)
                .with(csrf())
                .with(staff("organiser"))
                .exchange();
    }

    private String selected(RegistrationId id, String action) {
        return text(mvc.post()
                .uri("/coordination/journees/%s/selection/%s".formatted(day.value(), action))
                .param("id", id.value())
                .with(csrf())
                .with(staff("organiser"))
                .exchange());
    }

    private String list() {
        return text(mvc.get()
                .uri("/coordination/journees/%s/inscriptions".formatted(day.value()))
                .with(staff("organiser"))
                .exchange());
    }

    private String list(RegistrationId id) {
        return "/coordination/journees/%s/inscriptions/%s".formatted(day.value(), id.value());
    }

    private static String text(MvcTestResult result) {
        assertThat(result).hasStatusOk();
        return new String(result.getResponse().getContentAsByteArray(), UTF_8)
                .replace('\u00a0', ' ')
                .replace('\u202f', ' ');
    }
}
