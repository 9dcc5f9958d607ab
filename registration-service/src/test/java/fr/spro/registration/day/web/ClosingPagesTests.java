package fr.spro.registration.day.web;

import static fr.spro.platform.web.SignedIn.staff;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import fr.spro.registration.PageTest;
import fr.spro.registration.PageText;
import fr.spro.registration.day.DayEdit;
import fr.spro.registration.day.Details;
import fr.spro.registration.day.EditDay;
import fr.spro.registration.day.Session;
import fr.spro.registration.day.Step;
import fr.spro.registration.directory.Scope;
import fr.spro.registration.enrolment.RegistrationId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/// The pages that close a day and reopen it say with numbers what that sends and takes back.
class ClosingPagesTests extends PageTest {

    @Test
    void closing_shows_who_receives_what_before_and_afterwards() {
        publish(3, 5);
        var ada = confirmed("Ada");
        confirmed("Bea");
        confirmed("Cleo");
        confirmed("Max");
        begin();
        present(ada);
        end();

        assertThat(get("/hold"))
                .bodyText()
                .contains("1 personne est notée présente.", "1 personne reçoit son attestation")
                .contains("2 personnes avaient une place et ne sont pas notées présentes.")
                .contains("2 personnes reçoivent un message d’absence un jour après la clôture")
                .doesNotContain("précédente", "structure est représentée", "??");
        assertThat(get("/hold", Locale.ENGLISH))
                .bodyText()
                .contains("1 person is recorded as present.", "2 people had a place")
                .doesNotContain("??");
        assertThat(post("/hold")).hasRedirectedUrl("/coordination/journees/d-1?done=hold&presents=1&absents=2");
        assertThat(get("?done=hold&presents=1&absents=2"))
                .bodyText()
                .contains("La journée est clôturée.", "1 personne reçoit son attestation et l’enquête.")
                .contains("2 personnes dont la présence n’est pas notée reçoivent un message dans un jour.")
                .contains("href=\"/coordination/journees/d-1/revert\"");
    }

    @Test
    void closing_says_why_somebody_without_attendance_is_not_written_to() {
        publish(3, 5);
        confirmed("Ada");
        begin();
        confirmed("Bea");
        end();

        assertThat(get("/hold"))
                .bodyText()
                .contains("2 personnes avaient une place et ne sont pas notées présentes.")
                .contains("1 personne reçoit un message d’absence")
                .contains("1 personne n’en reçoit pas\u00a0: sa place lui a été donnée après le début de la journée.");
    }

    @Test
    void closing_warns_if_nobody_is_recorded_as_present() {
        publish(3, 5);
        confirmed("Ada");
        end();

        assertThat(get("/hold"))
                .bodyText()
                .contains("Personne n’est noté présent\u00a0: aucune attestation et aucune enquête ne partent.");
    }

    @Test
    void reopening_a_day_that_nothing_was_sent_for_says_so() {
        publish(3, 5);
        confirmed("Ada");
        end();
        moveDay.handle(day, Step.HOLD, "camille");

        assertThat(get("/revert"))
                .bodyText()
                .contains("Ni attestation, ni enquête, ni message d’absence n’ont encore été envoyés.")
                .doesNotContain("annoncées à", "Ce qui est envoyé", "??");
        assertThat(get("/revert", Locale.ENGLISH))
                .bodyText()
                .contains("has been sent yet.")
                .doesNotContain("What has been sent", "??");
    }

    @Test
    void reopening_says_what_it_takes_back_and_what_was_sent_and_a_second_closing_sends_nothing_twice() {
        publish(3, 5);
        var ada = confirmed("Ada");
        var bea = confirmed("Bea");
        confirmed("Cleo");
        begin();
        present(ada);
        end();
        moveDay.handle(day, Step.HOLD, "camille");
        enrolment.sendFollowUps.handle(day, clock.instant());

        assertThat(get("/revert"))
                .bodyText()
                .contains("Les messages à 2 personnes absentes ne partent pas.")
                .contains("1 attestation ne peut plus être téléchargée ni vérifiée jusqu’à la prochaine clôture.")
                .contains("l’attestation et l’enquête ont été annoncées à 1 personne. L’enquête est en pause")
                .doesNotContain("??");
        assertThat(get("/revert", Locale.ENGLISH))
                .bodyText()
                .contains("The messages to 2 absentees will not be sent.", "announced to 1 person")
                .doesNotContain("??");
        enrolment.sendFollowUps.handle(day, clock.instant().plus(Duration.ofHours(25)));
        post("/revert");
        present(bea);

        assertThat(get("/hold"))
                .bodyText()
                .contains("2 personnes sont notées présentes.", "1 personne reçoit son attestation")
                .contains("Aucun message d’absence ne part.")
                .contains("clôture précédente\u00a0: l’attestation et l’enquête à 1 personne")
                .contains("et l’enquête si elle est encore ouverte");
        assertThat(post("/hold"))
                .hasRedirectedUrl("/coordination/journees/d-1?done=hold&presents=1&absents=0&encore=oui");
        assertThat(get("?done=hold&presents=1&absents=0&encore=oui"))
                .bodyText()
                .contains("1 personne reçoit son attestation, et l’enquête si elle est encore ouverte.");
    }

    @Test
    void a_second_press_says_the_same_numbers_once_the_first_messages_have_left() {
        publish(3, 5);
        var ada = confirmed("Ada");
        var bea = confirmed("Bea");
        confirmed("Cleo");
        begin();
        present(ada);
        end();

        closedTwice("presents=1&absents=2");
        post("/revert");
        present(bea);
        closedTwice("presents=1&absents=1&encore=oui");
    }

    /// By two presses of the button on one page.
    private void closedTwice(String numbers) {
        var page = PageText.of(get("/hold"));
        var sent = page.split("name=\"attested\" value=\"")[1].split("\"")[0];
        var version = String.valueOf(find().version());
        for (var press : List.of("first", "second")) {
            assertThat(post("/hold", "version", version, "attested", sent))
                    .as(press)
                    .hasRedirectedUrl("/coordination/journees/d-1?done=hold&" + numbers);
            enrolment.sendFollowUps.handle(day, clock.instant());
        }
    }

    @Test
    void closing_registration_says_whether_workshops_can_still_be_chosen() {
        publish(10, 5);

        assertThat(get("/close"))
                .bodyText()
                .contains("Le choix des ateliers se ferme aussi", "Le laisser ouvert jusqu’à une date")
                .doesNotContain("pourront encore changer d’ateliers");
        assertThat(get("/close", Locale.ENGLISH)).bodyText().contains("The choice of workshops closes as well");

        edit(choicesUntil(find().startsAt().minus(Duration.ofHours(10))));
        assertThat(get("/close"))
                .bodyText()
                .contains("pourront encore changer d’ateliers jusqu’au jeudi 18 novembre 2027")
                .doesNotContain("se ferme aussi");

        editDay.handle(new EditDay.Command(day, "camille", DayEdit.Rewrite.as(find().with(List.<Session>of()))));
        assertThat(get("/close")).as("no workshops").bodyText().doesNotContain("ateliers");
    }

    private Details choicesUntil(Instant until) {
        var before = find().details();
        return new Details(
                before.title(),
                before.description(),
                before.place(),
                before.access(),
                before.startsAt(),
                before.endsAt(),
                before.places(),
                before.rooms(),
                null,
                null,
                null,
                null,
                null,
                null,
                until);
    }

    private void present(RegistrationId id) {
        checkIn.handle(day, id, null, Scope.WHOLE, "camille");
    }

    private MvcTestResult post(String step) {
        return post(step, "version", String.valueOf(find().version()));
    }

    private MvcTestResult post(String step, String... fields) {
        var request = mvc.post().uri("/coordination/journees/d-1" + step);
        for (int i = 0; i < fields.length; i += 2) request = request.param(fields[i], fields[i + 1]);
        return request.with(csrf()).with(staff("organiser")).exchange();
    }

    private MvcTestResult get(String path) {
        return get(path, Locale.FRENCH);
    }

    private MvcTestResult get(String path, Locale language) {
        return mvc.get()
                .uri("/coordination/journees/d-1" + path)
                .locale(language)
                .with(staff("organiser"))
                .exchange();
    }
}
