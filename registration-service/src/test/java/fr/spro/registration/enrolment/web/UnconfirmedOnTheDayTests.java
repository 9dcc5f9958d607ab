package fr.spro.registration.enrolment.web;

import static fr.spro.platform.web.SignedIn.staff;
import static fr.spro.registration.Examples.AFTERNOON;
import static fr.spro.registration.Examples.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import fr.spro.registration.Examples;
import fr.spro.registration.PageTest;
import fr.spro.registration.day.Step;
import fr.spro.registration.enrolment.Participant;
import fr.spro.registration.enrolment.RegistrationId;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/// Who has not confirmed when the day begins: page and form promise no rank and no message.
class UnconfirmedOnTheDayTests extends PageTest {

    private static final String BUTTON = "/confirmation\"";

    @Test
    void at_a_full_day_that_has_begun_there_is_nothing_to_confirm() {
        var ada = waitingUnconfirmed();
        assertThat(page(ada)).contains(BUTTON, "liste d’attente, au rang 1");

        moveTo(START.plusSeconds(60));

        for (var language : new String[] {"fr", "en"}) {
            assertThat(page(ada, language))
                    .doesNotContain(BUTTON, "rang", "number 1", "nous vous écri", "we will write");
        }
        assertThat(page(ada)).contains("La journée a commencé", "Pas de place", "demandez à l’accueil");
        assertThat(page(ada)).as("choices").doesNotContain("Vous pouvez choisir vos ateliers");
    }

    @Test
    void who_has_a_place_reserved_confirms_it_and_reads_until_when_to_choose() {
        publish(2, 5);
        moveTo(START.minusSeconds(60));
        var ada = register("Ada", AFTERNOON);

        moveTo(START.plusSeconds(60));

        assertThat(page(ada)).contains(BUTTON, "jusqu’à la clôture des inscriptions, au plus tard le ");
    }

    @Test
    void after_the_day_the_page_says_that_it_was_never_confirmed() {
        var ada = waitingUnconfirmed();

        moveTo(START.plus(Duration.ofHours(8)));

        assertThat(page(ada))
                .contains("n’a jamais été confirmée", "Inscription non confirmée")
                .doesNotContain(BUTTON, "noté votre venue", "liste d’attente");
        assertThat(page(ada, "en")).contains("was never confirmed");
    }

    @Test
    void nothing_is_confirmed_by_a_page_that_was_opened_before_the_end() {
        var ada = waitingUnconfirmed();
        moveTo(START.plus(Duration.ofHours(8)));

        assertThat(mvc.post()
                        .uri("/inscriptions/%s/confirmation".formatted(links.text(ada.value(), 1)))
                        .with(csrf()))
                .hasStatus3xxRedirection();

        assertThat(store.get(ada).isConfirmed()).isFalse();
    }

    @Test
    void an_address_is_confirmed_after_the_day_and_the_registration_is_not() {
        var ada = waitingUnconfirmed();
        var address = withNewAddress(ada);
        assertThat(body(address)).contains("Votre inscription sera confirmée en même temps");
        moveTo(START.plus(Duration.ofHours(8)));

        assertThat(body(address)).contains("new@example.org").doesNotContain("sera confirmée en même temps");
        mvc.post().uri(address).with(csrf()).exchange();

        assertThat(store.get(ada).participant().email()).hasToString("new@example.org");
        assertThat(store.get(ada).isConfirmed()).isFalse();
    }

    @Test
    void at_an_archived_day_nobody_confirms_anything() {
        var ada = waitingUnconfirmed();
        var address = withNewAddress(ada);
        end();
        moveDay.handle(day, Step.HOLD, "camille");
        moveDay.handle(day, Step.ARCHIVE, "camille");

        assertThat(mvc.post()
                        .uri("/coordination/journees/d-1/inscriptions/%s/confirmation".formatted(ada.value()))
                        .with(csrf())
                        .with(staff("organiser")))
                .hasStatus(409)
                .bodyText()
                .contains("la journée est archivée");
        assertThat(body(address)).contains("ne peut plus être confirmée").doesNotContain("<form");
        assertThat(mvc.post().uri(address).with(csrf())).hasRedirectedUrl(address);

        assertThat(store.get(ada).isConfirmed()).isFalse();
        assertThat(store.get(ada).participant().email()).hasToString("ada@example.org");
    }

    /// @return the path of the link that its owner receives
    private String withNewAddress(RegistrationId id) {
        correctParticipant.handle(Examples.correcting(store.get(id), "Ada", "new@example.org", Participant.ACTOR));
        return "/inscriptions/adresse/" + links.text(id.value() + "~2", 1);
    }

    /// The day is full; Ada has not confirmed her request.
    private RegistrationId waitingUnconfirmed() {
        publish(1, 5);
        moveTo(START.minusSeconds(60));
        confirmed("Zoé");
        return register("Ada", AFTERNOON);
    }

    private String page(RegistrationId id) {
        return page(id, "fr");
    }

    private String page(RegistrationId id, String language) {
        return body("/inscriptions/%s?lang=%s".formatted(links.text(id.value(), 1), language));
    }

    private String body(String path) {
        return new String(mvc.get().uri(path).exchange().getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
    }
}
