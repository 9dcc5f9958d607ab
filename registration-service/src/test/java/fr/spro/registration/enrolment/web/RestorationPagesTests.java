package fr.spro.registration.enrolment.web;

import static fr.spro.platform.web.SignedIn.program;
import static fr.spro.platform.web.SignedIn.staff;
import static fr.spro.registration.Examples.AFTERNOON;
import static fr.spro.registration.Examples.MORNING;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import fr.spro.contracts.RegistrationEvent.ParticipantPromoted;
import fr.spro.contracts.RegistrationEvent.RegistrationCancelled;
import fr.spro.contracts.RegistrationEvent.RegistrationChanged;
import fr.spro.contracts.RegistrationEvent.RegistrationConfirmed;
import fr.spro.contracts.RegistrationEvent.RegistrationRequested;
import fr.spro.registration.PageTest;
import fr.spro.registration.day.Step;
import fr.spro.registration.directory.Scope;
import fr.spro.registration.enrolment.Participant;
import fr.spro.registration.enrolment.RegistrationId;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/// The staff undo a cancellation: the page says what the person gets back, and that is what they get.
class RestorationPagesTests extends PageTest {

    private static final Pattern SEEN = Pattern.compile("name=\"vu\" value=\"([^\"]*)\"");

    @Test
    void a_free_place_and_the_workshops_come_back_with_a_mail_that_says_so() {
        publish(10, 1);
        var ada = confirmed("Ada", MORNING, AFTERNOON);
        cancelRegistration.handle(ada, "camille");
        confirmed("Bea", MORNING);
        var page = page(ada);
        assertThat(page)
                .contains(
                        "confirmée",
                        "a une place",
                        "liste d’attente, rang 1",
                        "Un message part : il dit que l’inscription est rétablie");

        assertThat(restore(ada, seen(page))).hasStatus3xxRedirection();
        reconcile();

        assertThat(events(ada).stream().map(Object::getClass).toList())
                .endsWith(RegistrationCancelled.class, RegistrationConfirmed.class);
        var confirmed = (RegistrationConfirmed) events(ada).getLast();
        assertThat(confirmed.places()).isEqualTo(seats.placesOf(store.get(ada).claim()));
        assertThat(confirmed.places().day().seated()).isTrue();
        assertThat(confirmed.restored())
                .as("the mail says that it stands again")
                .isTrue();
        assertThat(confirmed.places().workshops()).extracting("seated").containsExactly(false, true);
        assertThat(history(ada.subject())).last().extracting("action").isEqualTo("registration.restored");
    }

    @Test
    void the_calendar_entry_that_was_removed_comes_back_with_a_higher_sequence() {
        publish(10, 5);
        var ada = confirmed("Ada");
        cancelRegistration.handle(ada, "camille");
        var removed = calendar(ada);
        restore(ada, seen(page(ada)));
        var back = calendar(ada);

        assertThat(removed).contains("STATUS:CANCELLED");
        assertThat(back).contains("STATUS:CONFIRMED");
        assertThat(sequence(back)).isGreaterThan(sequence(removed));
        assertThat(uid(back)).isEqualTo(uid(removed));
    }

    private String calendar(RegistrationId id) {
        var secret = links.text(id.value(), 1);
        return text(
                mvc.get().uri("/inscriptions/%s/journee.ics".formatted(secret)).exchange());
    }

    private static int sequence(String calendar) {
        return Integer.parseInt(calendar.replaceAll("(?s).*SEQUENCE:(\\d+).*", "$1"));
    }

    private static String uid(String calendar) {
        return calendar.lines()
                .filter(line -> line.startsWith("UID:"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void who_was_promoted_since_keeps_the_place_and_the_restored_person_is_last() {
        publish(1, 5);
        var ada = confirmed("Ada");
        var bea = confirmed("Bea");
        confirmed("Cleo");
        cancelRegistration.handle(ada, "camille");
        reconcile();
        var page = page(ada);
        assertThat(page).contains("liste d’attente, rang 2", "le rang qu’elle avait avant ne revient pas");

        restore(ada, seen(page));
        reconcile();

        assertThat(seats.placesOf(store.get(bea).claim()).day().seated()).isTrue();
        assertThat(seats.placesOf(store.get(ada).claim()).day().rank()).isEqualTo(2);
        assertThat(events(ada)).noneMatch(RegistrationChanged.class::isInstance);
        var told = (RegistrationConfirmed) events(ada).getLast();
        assertThat(told.restored()).isTrue();
        assertThat(told.places().day().rank()).isEqualTo(2);
    }

    @Test
    void a_place_that_was_taken_meanwhile_is_not_promised_the_page_asks_again() {
        publish(1, 5);
        var ada = confirmed("Ada");
        cancelRegistration.handle(ada, "camille");
        var seen = seen(page(ada));
        confirmed("Bea");

        var again = restore(ada, seen);

        assertThat(again).hasStatusOk().bodyText().contains("a changé. Relisez", "liste d’attente, rang 1");
        assertThat(store.get(ada).isActive()).isFalse();
    }

    @Test
    void a_repeated_restoration_changes_nothing_and_one_of_an_earlier_cancellation_asks_again() {
        publish(10, 5);
        var ada = confirmed("Ada");
        cancelRegistration.handle(ada, "camille");
        var seen = seen(page(ada));
        restore(ada, seen);
        var version = store.get(ada).version();

        assertThat(restore(ada, seen)).hasStatus3xxRedirection();
        assertThat(store.get(ada).version()).isEqualTo(version);

        cancelRegistration.handle(ada, "camille");
        assertThat(restore(ada, seen)).hasStatusOk();
        assertThat(store.get(ada).isActive()).isFalse();
    }

    @Test
    void who_had_not_confirmed_receives_the_link_again_and_is_not_confirmed_by_it() {
        publish(10, 5);
        var ada = register("Ada");
        cancelRegistration.handle(ada, Participant.ACTOR);
        var page = page(ada);
        assertThat(page).contains("Son adresse n’était pas confirmée").contains("la demande est rétablie");

        restore(ada, seen(page));

        assertThat(store.get(ada).isConfirmed()).isFalse();
        assertThat(store.get(ada).isActive()).isTrue();
        var requested = (RegistrationRequested) events(ada).getLast();
        assertThat(requested.restored())
                .as("the mail says that it stands again")
                .isTrue();
        end();
        cancelRegistration.handle(ada, "camille");
        assertThat(page(ada)).contains("il n’y a plus rien à confirmer").doesNotContain("name=\"vu\"");
    }

    @Test
    void who_has_registered_again_keeps_that_registration() {
        publish(10, 5);
        var ada = confirmed("Ada");
        cancelRegistration.handle(ada, "camille");
        var seen = seen(page(ada));
        var again = confirmed("Ada");

        assertThat(page(ada))
                .contains("Voir l’autre inscription", again.value())
                .doesNotContain("name=\"vu\"");
        assertThat(restore(ada, seen)).hasStatusOk().bodyText().contains("Voir l’autre inscription");

        assertThat(store.get(ada).isActive()).isFalse();
        assertThat(seats.of(find()).day().taken()).isEqualTo(1);
        assertThat(mvc.post().uri(api(ada)).with(program()))
                .hasStatus(422)
                .bodyText()
                .contains("address-registered");
    }

    @Test
    void after_the_beginning_nobody_is_promoted_by_it_and_attendance_is_recorded_again_by_hand() {
        publish(2, 5);
        var ada = confirmed("Ada");
        var bea = confirmed("Bea");
        begin();
        checkIn.handle(day, ada, null, Scope.WHOLE, "camille");
        cancelRegistration.handle(ada, "camille");
        assertThat(page(ada)).contains("La présence retirée avec l’annulation ne revient pas");

        restore(ada, seen(page(ada)));
        reconcile();

        assertThat(store.get(ada).isConfirmed()).isTrue();
        assertThat(store.get(ada).attendance().isCheckedIn()).isFalse();
        assertThat(events(bea)).noneMatch(ParticipantPromoted.class::isInstance);
        assertThat(events(ada)).noneMatch(ParticipantPromoted.class::isInstance);

        end();
        moveDay.handle(day, Step.HOLD, "camille");
        cancelRegistration.handle(ada, "camille");
        var page = page(ada);
        assertThat(page).contains("Aucun message ne part");
        restore(ada, seen(page));
        assertThat(events(ada)).last().isInstanceOf(RegistrationCancelled.class);
        assertThat(store.get(ada).isConfirmed()).isTrue();
    }

    /// The full day has places for all but Bea, who was on the waiting list.
    @Test
    void the_page_speaks_of_what_comes_only_while_it_can_come() {
        publish(1, 5);
        confirmed("Ada", MORNING);
        var bea = confirmed("Bea", MORNING);
        cancelRegistration.handle(bea, "camille");

        assertThat(page(bea)).contains("liste d’attente, rang 1", "la dernière place de la liste d’attente");
        begin();
        assertThat(page(bea))
                .contains("redevient valable sans place", "même sans place")
                .doesNotContain("la dernière place");
        end();
        saysWhatWas(bea);
        moveDay.handle(day, Step.HOLD, "camille");
        saysWhatWas(bea);
        assertThat(restore(bea, seen(page(bea)))).hasStatus3xxRedirection();
        assertThat(text(get("/coordination/journees/d-1/inscriptions/" + bea.value())))
                .contains(">était sur la liste d’attente<");
    }

    private void saysWhatWas(RegistrationId id) {
        assertThat(page(id))
                .contains(">était sur la liste d’attente<", "Aucun message ne part : la journée est terminée.")
                .doesNotContain("rang 1", "la dernière place", "sans place", "quand elle aura", "recevra");
        assertThat(text(get(address(id) + "?lang=en")))
                .contains(">was on the waiting list<", "No message is sent: the day is over.")
                .doesNotContain("number 1", "last on the waiting list", "without a place", "once they have");
    }

    @Test
    void the_api_names_the_reason_that_the_page_names() {
        publish(10, 5);
        var ada = register("Ada");
        cancelRegistration.handle(ada, Participant.ACTOR);
        moveDay.handle(day, Step.CANCEL, "camille");

        assertThat(page(ada)).contains("la journée est passée ou annulée").doesNotContain("name=\"vu\"");
        assertThat(mvc.post().uri(api(ada)).with(program()))
                .hasStatus(422)
                .bodyText()
                .contains("journée est annulée")
                .doesNotContain("passée");

        moveDay.handle(day, Step.REINSTATE, "camille");
        end();
        assertThat(mvc.post().uri(api(ada)).with(program()))
                .hasStatus(422)
                .bodyText()
                .contains("passée")
                .doesNotContain("annulée");
    }

    @Test
    void what_is_erased_lapsed_or_archived_stays_as_it_is_and_the_page_says_why() {
        publish(10, 5);
        var ada = confirmed("Ada");
        var bea = confirmed("Bea");
        assertThat(page(ada)).contains("il n’y a rien à rétablir").doesNotContain("name=\"vu\"");
        cancelRegistration.handle(ada, "camille");
        cancelRegistration.handle(bea, "camille");
        assertThat(one(ada)).contains("/retablissement\"");
        eraseParticipant.handle(ada, "camille");

        assertThat(one(ada)).doesNotContain("/retablissement\"");
        assertThat(page(ada)).contains("sont effacées").doesNotContain("name=\"vu\"");
        restore(ada, "");
        assertThat(mvc.post().uri(api(ada)).with(program())).hasStatus(422);
        assertThat(store.get(ada).isErased()).isTrue();

        end();
        moveDay.handle(day, Step.HOLD, "camille");
        moveDay.handle(day, Step.ARCHIVE, "camille");
        assertThat(one(bea)).doesNotContain("/retablissement\"");
        assertThat(page(bea)).contains("La journée est archivée").doesNotContain("name=\"vu\"");
        assertThat(mvc.post().uri(api(bea)).with(program())).hasStatus(422);
    }

    private String one(RegistrationId id) {
        return text(get("/coordination/journees/%s/inscriptions/%s".formatted(day.value(), id.value())));
    }

    private String page(RegistrationId id) {
        return text(get(address(id)));
    }

    private MvcTestResult get(String address) {
        return mvc.get().uri(address).with(staff("organiser")).exchange();
    }

    private static String text(MvcTestResult result) {
        assertThat(result).hasStatusOk();
        return new String(result.getResponse().getContentAsByteArray(), UTF_8).replace('\u00a0', ' ');
    }

    private MvcTestResult restore(RegistrationId id, String seen) {
        return mvc.post()
                .uri(address(id))
                .param("vu", seen)
                .with(staff("organiser"))
                .with(csrf())
                .exchange();
    }

    private static String seen(String page) {
        var found = SEEN.matcher(page);
        assertThat(found.find()).as("the page offers it").isTrue();
        return found.group(1);
    }

    private String address(RegistrationId id) {
        return "/coordination/journees/%s/inscriptions/%s/retablissement".formatted(day.value(), id.value());
    }

    private String api(RegistrationId id) {
        return "/api/registration/v1/days/%s/registrations/%s/restore".formatted(day.value(), id.value());
    }
}
