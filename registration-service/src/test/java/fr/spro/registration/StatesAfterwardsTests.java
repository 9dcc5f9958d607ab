package fr.spro.registration;

import static fr.spro.platform.web.SignedIn.staff;
import static fr.spro.registration.Examples.MORNING;
import static fr.spro.registration.Examples.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import fr.spro.registration.day.Step;
import fr.spro.registration.directory.Scope;
import fr.spro.registration.enrolment.Participant;
import fr.spro.registration.enrolment.RegistrationId;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What is said of each person once the day is over, and once it is completed: nobody waits or is asked to answer.
class StatesAfterwardsTests extends PageTest {

    private static final String DAY = "/coordination/journees/d-1";
    private static final Instant BEFORE = START.minus(Duration.ofDays(10));

    private enum State {
        TO_CONFIRM("jamais confirmée", "n’a jamais été confirmée", "unconfirmed", "Inscription non confirmée"),
        WAITING(
                "était sur la liste d’attente",
                "Vous étiez sur la liste d’attente",
                "waited",
                "Vous étiez sur la liste d’attente"),
        OFFERED("place non acceptée", "vous ne l’aviez pas acceptée", "unaccepted", "Place proposée, pas acceptée"),
        REGISTERED("confirmée", "Nous n’avons pas noté votre venue", "missed", "votre venue n’est pas notée"),
        PRESENT("présence notée", "Vous avez participé", "attended", "Présence notée");

        private final String staff;
        private final String own;
        private final String key;
        private final String data;

        State(String staff, String own, String key, String data) {
            this.staff = staff;
            this.own = own;
            this.key = key;
            this.data = data;
        }
    }

    @ParameterizedTest
    @EnumSource
    void list_record_head_and_own_page_agree_once_the_day_was_moved_into_the_past(State state) {
        var ada = personIn(state);
        moveDayTo(BEFORE.minus(Duration.ofDays(2)));
        if (state == State.PRESENT) checkIn.handle(day, ada, null, Scope.WHOLE, "camille");

        saysWhatWas(ada, state);
        dataSayWhatWas(ada, state);

        moveDay.handle(day, Step.HOLD, "camille");
        saysWhatWas(ada, state);
        dataSayWhatWas(ada, state);
    }

    private void dataSayWhatWas(RegistrationId id, State state) {
        assertThat(page(ownPage(id) + "/donnees"))
                .contains(state.data)
                .doesNotContain("Vous avez une place", "avant le", "rang ");
        assertThat(page(ownPage(id) + "/donnees?lang=en")).doesNotContain("You have a place", "before", "number 1");
        var json = assertThat(mvc.get().uri(ownPage(id) + "/donnees.json")).bodyJson();
        json.extractingPath("$.state").isEqualTo(state.key);
        json.extractingPath("$.until").isNull();
        json.extractingPath("$.rank").isNull();
        var confirmed = json.extractingPath("$.confirmedAt");
        if (state == State.TO_CONFIRM) confirmed.isNull();
        else confirmed.isNotNull();
        assertThat(page(ownPage(id) + "/donnees").contains("Inscription confirmée<"))
                .isEqualTo(state != State.TO_CONFIRM);
    }

    @Test
    void the_data_say_that_a_registration_is_cancelled_and_while_it_stands_when_it_was_confirmed() {
        var ada = personIn(State.REGISTERED);
        assertThat(page(ownPage(ada) + "/donnees")).contains("Vous avez une place", "Inscription confirmée<");
        assertThat(page(ownPage(ada) + "/donnees?lang=en")).contains("You have a place", "Registration confirmed<");
        end();
        cancelRegistration.handle(ada, "camille");

        assertThat(page(ownPage(ada) + "/donnees"))
                .contains("Inscription annulée")
                .doesNotContain("Inscription confirmée<", "Vous avez une place");
        assertThat(mvc.get().uri(ownPage(ada) + "/donnees.json"))
                .bodyJson()
                .extractingPath("$.state")
                .isEqualTo("cancelled");
    }

    private void saysWhatWas(RegistrationId id, State state) {
        assertThat(own(id)).contains(state.own).doesNotContain("J’accepte", "Confirmer mon inscription", "avant le");
        for (var address : new String[] {"/inscriptions?q=ada", "/inscriptions/" + id.value()}) {
            assertThat(page(DAY + address))
                    .as(address)
                    .contains(">" + state.staff + "<")
                    .doesNotContain(
                            "à confirmer avant le",
                            "proposée jusqu’au",
                            "rang ",
                            "aucune place réservée",
                            "en attente",
                            "quand elle aura");
        }
    }

    @ParameterizedTest
    @EnumSource
    void the_exported_list_says_the_same(State state) {
        var ada = personIn(state);
        moveDayTo(BEFORE.minus(Duration.ofDays(2)));
        if (state == State.PRESENT) checkIn.handle(day, ada, null, Scope.WHOLE, "camille");

        var exported = mvc.post()
                .uri(DAY + "/inscriptions/export.csv")
                .with(csrf())
                .with(staff("organiser"))
                .exchange();
        assertThat(exported)
                .bodyText()
                .contains(state.staff)
                .doesNotContain("avant le", "jusqu’au", "rang ", "aucune place réservée");
    }

    /// Ada in this state ten days before, at a day of one place.
    private RegistrationId personIn(State state) {
        publish(1, 5);
        moveTo(BEFORE);
        return switch (state) {
            case TO_CONFIRM -> register("Ada", MORNING);
            case WAITING -> {
                confirmed("Zoé");
                yield confirmed("Ada", MORNING);
            }
            case OFFERED -> {
                var zoe = confirmed("Zoé");
                var ada = confirmed("Ada", MORNING);
                cancelRegistration.handle(zoe, Participant.ACTOR);
                reconcile();
                yield ada;
            }
            case REGISTERED, PRESENT -> confirmed("Ada", MORNING);
        };
    }

    private String own(RegistrationId id) {
        return page(ownPage(id));
    }

    private String page(String address) {
        var result = mvc.get().uri(address).with(staff("organiser")).exchange();
        assertThat(result).hasStatusOk().bodyText().doesNotContain("??");
        return new String(result.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
    }
}
