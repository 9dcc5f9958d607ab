package fr.spro.registration.enrolment.web;

import static fr.spro.platform.web.SignedIn.program;
import static fr.spro.platform.web.SignedIn.staff;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import fr.spro.contracts.RegistrationEvent.LinkRenewed;
import fr.spro.contracts.RegistrationEvent.RegistrationConfirmed;
import fr.spro.contracts.RegistrationEvent.RegistrationRequested;
import fr.spro.registration.Examples;
import fr.spro.registration.PageTest;
import fr.spro.registration.day.Step;
import fr.spro.registration.enrolment.RegisterParticipant;
import fr.spro.registration.enrolment.RegistrationAction;
import fr.spro.registration.enrolment.RegistrationId;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/// Somebody who has not confirmed calls the organisers.
class StaffConfirmationTests extends PageTest {

    @Test
    void the_staff_confirms_for_a_person_who_asked_for_it_and_the_history_says_so() {
        publish(10, 5);
        var ada = register("Ada");
        assertThat(page(ada)).bodyText().contains("Confirmer pour cette personne", "/confirmation\"");

        assertThat(post(ada, "/confirmation")).hasRedirectedUrl(address(ada) + "?fait=confirmation");

        assertThat(store.get(ada).isConfirmed()).isTrue();
        assertThat(events(ada)).last().isInstanceOf(RegistrationConfirmed.class);
        assertThat(history(ada.subject())).anySatisfy(entry -> {
            assertThat(entry.is(RegistrationAction.CONFIRMED)).isTrue();
            assertThat(entry.by()).isNotEqualTo("participant");
        });
        assertThat(page(ada)).bodyText().doesNotContain("Confirmer pour cette personne");
    }

    @Test
    void the_message_is_sent_again_with_time_to_answer_but_not_twice_within_ten_minutes() {
        publish(10, 5);
        var ada = register("Ada");

        assertThat(page(ada))
                .as("what is not possible is not offered, and the page says until when")
                .bodyText()
                .contains("Un message vient de partir")
                .doesNotContain("/renvoi\"");
        assertThat(post(ada, "/renvoi")).hasRedirectedUrl(address(ada) + "?fait=renvoi-recent");
        assertThat(events(ada)).hasSize(1);

        moveTo(clock.instant().plus(Duration.ofHours(20)));
        assertThat(page(ada)).bodyText().contains("/renvoi\"").doesNotContain("Un message vient de partir");
        assertThat(post(ada, "/renvoi")).hasRedirectedUrl(address(ada) + "?fait=renvoi");

        assertThat(events(ada))
                .hasSize(2)
                .last()
                .isInstanceOfSatisfying(
                        RegistrationRequested.class,
                        event -> assertThat(event.heldUntil())
                                .isAfter(clock.instant().plus(Duration.ofHours(23))));
        assertThat(history(ada.subject()))
                .anySatisfy(entry ->
                        assertThat(entry.is(RegistrationAction.REQUEST_RESENT)).isTrue());
    }

    @Test
    void nothing_is_confirmed_or_sent_for_an_ended_registration() {
        publish(10, 5);
        var ada = register("Ada");
        cancelRegistration.handle(ada, "participant");
        var before = events(ada).size();

        assertThat(post(ada, "/confirmation"))
                .hasStatus(409)
                .bodyText()
                .contains("l’inscription est annulée")
                .doesNotContain("??");
        assertThat(post(ada, "/renvoi")).hasRedirectedUrl(address(ada) + "?fait=renvoi-cancelled");

        assertThat(events(ada)).hasSize(before);
    }

    @Test
    void each_reason_not_to_send_the_message_again_has_its_own_words_on_the_page_and_in_the_api() {
        publish(10, 5);
        var confirmed = confirmed("Ada");
        var cancelled = register("Bea");
        cancelRegistration.handle(cancelled, "participant");
        var erased = register("Cleo");
        eraseParticipant.handle(erased, "participant");
        var waiting = register("Dora");

        assertRefused(confirmed, "recent", "moins de dix minutes", "sent-recently");
        assertRefused(cancelled, "cancelled", "est annulée", "registration-cancelled");
        assertRefused(erased, "erased", "effacées", "person-erased");
        assertRefused(waiting, "recent", "moins de dix minutes", "sent-recently");
        moveDay.handle(day, Step.CANCEL, "camille");
        assertRefused(waiting, "day-cancelled", "la journée est annulée", "day-cancelled");
        moveDay.handle(day, Step.REINSTATE, "camille");
        end();
        assertRefused(waiting, "day-over", "la journée est passée", "day-over");
    }

    @Test
    void who_has_lost_the_message_is_sent_the_present_state_and_a_new_link() {
        publish(1, 5);
        var ada = confirmed("Ada");
        var waiting = confirmed("Bea");
        assertThat(page(ada)).bodyText().contains("Un message vient de partir").doesNotContain("/renvoi\"");
        moveTo(clock.instant().plus(Duration.ofMinutes(11)));
        assertThat(page(ada))
                .bodyText()
                .contains("Renvoyer l’état et un nouveau lien", "ada@example.org", "toutes les dix minutes");
        var old = ownPage(ada);

        assertThat(post(ada, "/renvoi")).hasRedirectedUrl(address(ada) + "?fait=renvoi-lien");
        assertThat(post(waiting, "/renvoi")).hasRedirectedUrl(address(waiting) + "?fait=renvoi-lien");

        assertThat(events(ada))
                .last()
                .isInstanceOfSatisfying(
                        LinkRenewed.class,
                        sent -> assertThat(sent.places().day().seated()).isTrue());
        assertThat(events(waiting))
                .last()
                .isInstanceOfSatisfying(
                        LinkRenewed.class,
                        sent -> assertThat(sent.places().day().rank()).isEqualTo(1));
        assertThat(mvc.get().uri(old)).as("the lost link").hasStatus(404);
        assertThat(history(ada.subject()).getLast().is(RegistrationAction.LINK_RESENT))
                .isTrue();
        assertThat(page(ada)).bodyText().contains("a renvoyé l’état").doesNotContain("??", "/renvoi\"");
        assertThat(post(ada, "/renvoi")).as("again").hasRedirectedUrl(address(ada) + "?fait=renvoi-recent");
    }

    @Test
    void as_many_links_are_sent_in_a_day_as_the_public_page_sends() {
        publish(10, 5);
        var ada = confirmed("Ada");
        var noon = clock.instant().truncatedTo(ChronoUnit.DAYS).plus(Duration.ofHours(36));
        for (int i = 0; i < 6; i++) {
            moveTo(noon.plus(Duration.ofMinutes(11L * i)));
            assertThat(post(ada, "/renvoi")).hasRedirectedUrl(address(ada) + "?fait=renvoi-lien");
        }
        moveTo(noon.plus(Duration.ofMinutes(90)));
        var before = events(ada).size();

        assertThat(post(ada, "/renvoi")).hasRedirectedUrl(address(ada) + "?fait=renvoi-daily");
        assertThat(mvc.post().uri(api(ada) + "/resend").with(program()))
                .hasStatus(409)
                .bodyText()
                .contains("sent-often");

        assertThat(events(ada)).hasSize(before);
        moveTo(noon.plus(Duration.ofDays(1)));
        assertThat(post(ada, "/renvoi")).hasRedirectedUrl(address(ada) + "?fait=renvoi-lien");
    }

    @Test
    void a_visitor_who_enters_the_address_again_and_again_does_not_delay_staff() {
        publish(10, 5);
        var ada = register("Ada");
        var bea = confirmed("Bea");
        moveTo(clock.instant().plus(Duration.ofMinutes(11)));
        var before = events(ada).size();

        registerParticipant.handle(fromPublicPage("Ada"));
        registerParticipant.handle(new RegisterParticipant.Command(
                new RegistrationId("other"),
                day,
                Examples.participant("Eve", "ada@example.org"),
                Examples.wishes(),
                false,
                true,
                fromPublicPage("Eve").visit()));
        for (int i = 0; i < 7; i++) askForLostLink("bea@example.org");

        assertThat(events(ada)).as("two mails to the owner").hasSize(before + 2);
        assertThat(page(ada)).bodyText().contains("/renvoi\"").doesNotContain("Un message vient de partir");
        assertThat(post(ada, "/renvoi")).hasRedirectedUrl(address(ada) + "?fait=renvoi");
        assertThat(post(bea, "/renvoi")).hasRedirectedUrl(address(bea) + "?fait=renvoi-lien");
        assertThat(post(ada, "/renvoi")).as("staff themselves").hasRedirectedUrl(address(ada) + "?fait=renvoi-recent");
        var sent = events(ada).size();
        registerParticipant.handle(fromPublicPage("Ada"));
        assertThat(events(ada)).as("a visitor shortly after staff").hasSize(sent);
    }

    private void askForLostLink(String email) {
        assertThat(mvc.post()
                        .uri("/journees/%s/lien".formatted(day.value()))
                        .param("email", email)
                        .with(csrf()))
                .hasStatus3xxRedirection();
    }

    private void assertRefused(RegistrationId id, String reason, String words, String code) {
        assertThat(post(id, "/renvoi")).hasRedirectedUrl(address(id) + "?fait=renvoi-" + reason);
        assertThat(mvc.get().uri(address(id) + "?fait=renvoi-" + reason).with(staff("organiser")))
                .bodyText()
                .contains("Rien n’est renvoyé", words)
                .doesNotContain("/renvoi\"");
        assertThat(mvc.post().uri(api(id) + "/resend").with(program()))
                .hasStatus(409)
                .bodyJson()
                .extractingPath("$.errors[0].code")
                .isEqualTo(code);
    }

    private String api(RegistrationId id) {
        return "/api/registration/v1/days/%s/registrations/%s".formatted(day.value(), id.value());
    }

    @Test
    void the_api_confirms_and_sends_again() {
        publish(10, 5);
        var ada = register("Ada");
        var path = api(ada);
        moveTo(clock.instant().plus(Duration.ofHours(1)));

        assertThat(mvc.post().uri(path + "/resend").with(program())).hasStatus(204);
        assertThat(mvc.post().uri(path + "/confirm").with(program()))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.state.code")
                .isEqualTo("REGISTERED");
        cancelRegistration.handle(ada, "participant");
        assertThat(mvc.post().uri(path + "/confirm").with(program())).hasStatus(422);
    }

    private MvcTestResult page(RegistrationId id) {
        return mvc.get().uri(address(id)).with(staff("organiser")).exchange();
    }

    private MvcTestResult post(RegistrationId id, String step) {
        return mvc.post()
                .uri(address(id) + step)
                .with(csrf())
                .with(staff("organiser"))
                .exchange();
    }

    private String address(RegistrationId id) {
        return "/coordination/journees/%s/inscriptions/%s".formatted(day.value(), id.value());
    }
}
