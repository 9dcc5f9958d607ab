package fr.spro.registration.day.web;

import static fr.spro.platform.web.SignedIn.staff;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import fr.spro.registration.Examples;
import fr.spro.registration.PageTest;
import fr.spro.registration.day.RegionalDay.Status;
import fr.spro.registration.day.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/// The pages that publish, reopen and reinstate a day say whether one can register afterwards.
class OpeningPagesTests extends PageTest {

    @Test
    void a_day_that_was_open_when_it_was_cancelled_is_open_again() {
        publish(3, 5);
        moveDay.handle(day, Step.CANCEL, "camille");

        assertThat(get("/reinstate"))
                .bodyText()
                .contains("On pourra s’inscrire aussitôt")
                .doesNotContain("closes", "??");
        assertThat(get("/reinstate", Locale.ENGLISH))
                .bodyText()
                .contains("can register immediately")
                .doesNotContain("??");
        assertThat(post("/reinstate")).hasStatus3xxRedirection();

        assertThat(find().status()).isEqualTo(Status.PUBLISHED);
        assertThat(find().takesRegistrations(clock.instant())).isTrue();
        assertThat(get("?done=reinstate"))
                .bodyText()
                .contains("La journée est rétablie.", "Les inscriptions sont ouvertes, jusqu’au")
                .doesNotContain("closes", "??");
    }

    @Test
    void a_day_that_was_closed_when_it_was_cancelled_is_closed_again() {
        publish(3, 5);
        moveDay.handle(day, Step.CLOSE, "camille");
        moveDay.handle(day, Step.CANCEL, "camille");

        assertThat(get("/reinstate")).bodyText().contains("Les inscriptions resteront closes");
        moveDay.handle(day, Step.REINSTATE, "camille");

        assertThat(find().status()).isEqualTo(Status.CLOSED);
        assertThat(get("?done=reinstate")).bodyText().contains("Les inscriptions sont closes.");
    }

    @Test
    void reinstating_twice_through_the_api_is_accepted_and_shows_the_state_from_before() {
        publish(3, 5);
        moveDay.handle(day, Step.CANCEL, "camille");

        for (var time : List.of("first", "again")) {
            assertThat(mvc.post()
                            .uri("/api/registration/v1/days/%s/reinstate".formatted(day.value()))
                            .header("If-Match", "\"%d\"".formatted(find().version()))
                            .with(staff("camille", "organiser")))
                    .as(time)
                    .hasStatusOk()
                    .bodyJson()
                    .extractingPath("$.status")
                    .isEqualTo("PUBLISHED");
        }
    }

    @Test
    void publishing_says_when_registration_opens() {
        draft(null, null);
        assertThat(get("/publish"))
                .bodyText()
                .contains("On pourra s’inscrire aussitôt")
                .doesNotContain("Le programme est");
        moveDay.handle(day, Step.PUBLISH, "camille");
        assertThat(get("?done=publish")).bodyText().contains("Les inscriptions sont ouvertes, jusqu’au");
    }

    @Test
    void publishing_says_that_registration_opens_later() {
        draft(clock.instant().plus(Duration.ofDays(1)), null);

        assertThat(get("/publish"))
                .bodyText()
                .contains("Les inscriptions ouvriront le")
                .doesNotContain("aussitôt");
        moveDay.handle(day, Step.PUBLISH, "camille");
        assertThat(get("?done=publish"))
                .bodyText()
                .contains("Les inscriptions ouvriront le")
                .doesNotContain("ou le seront");
    }

    @Test
    void a_passed_deadline_keeps_registration_closed() {
        draft(null, clock.instant().minus(Duration.ofDays(1)));

        assertThat(get("/publish"))
                .bodyText()
                .contains("On ne pourra pas s’inscrire", "la date limite")
                .doesNotContain("aussitôt");
        moveDay.handle(day, Step.PUBLISH, "camille");
        moveDay.handle(day, Step.CLOSE, "camille");

        assertThat(get("/reopen")).bodyText().contains("On ne pourra pas s’inscrire", "la date limite");
        moveDay.handle(day, Step.REOPEN, "camille");
        assertThat(get("?done=reopen")).bodyText().contains("Les inscriptions restent closes", "leur date limite");
    }

    @Test
    void nobody_registers_for_a_day_that_is_published_after_its_end() {
        draft(null, null);
        end();

        assertThat(get("/publish")).bodyText().contains("La journée est passée").doesNotContain("aussitôt");
        moveDay.handle(day, Step.PUBLISH, "camille");
        assertThat(get("?done=publish"))
                .bodyText()
                .contains("La journée est passée\u00a0: on ne peut plus s’inscrire.")
                .doesNotContain("Les inscriptions sont ouvertes");
    }

    @Test
    void publishing_an_empty_programme_says_so() {
        draftDay.handle(Examples.day(day.value(), 10, 5).with(List.of()), "camille");

        assertThat(get("/publish")).bodyText().contains("Le programme est encore vide", "/sequences/nouvelle");
    }

    @Test
    void the_undo_of_a_cancellation_comes_first_and_archiving_later() {
        publish(3, 5);
        moveDay.handle(day, Step.CANCEL, "camille");

        assertThat(get(""))
                .bodyText()
                .contains("Annulée par erreur", "class=\"button second\" href=\"/coordination/journees/d-1/reinstate\"")
                .doesNotContain("Prochaine étape");
    }

    @Test
    void a_step_that_is_not_possible_is_refused_with_the_state_of_the_day() {
        publish(3, 5);
        assertThat(get("/hold")).redirectedUrl().endsWith("?impossible=hold");
        assertThat(get("?impossible=hold"))
                .bodyText()
                .contains("La journée commence le")
                .doesNotContain("??");
        assertThat(get("?impossible=nonsense")).bodyText().doesNotContain("??", "n’est pas possible");
        moveDay.handle(day, Step.CANCEL, "camille");

        assertThat(post("/close")).redirectedUrl().endsWith("?impossible=close");
        assertThat(get("?impossible=close"))
                .bodyText()
                .contains("Clore les inscriptions", "n’est pas possible dans l’état", "annulée", "Rien n’a été fait")
                .doesNotContain("??");
        assertThat(get("?impossible=close", Locale.ENGLISH))
                .bodyText()
                .contains("“Close registration” is not possible in the state “cancelled”")
                .doesNotContain("??");
    }

    @Test
    void registration_that_does_not_reopen_is_refused_because_the_day_is_over() {
        publish(3, 5);
        moveDay.handle(day, Step.CLOSE, "camille");
        end();

        assertThat(get("/reopen")).redirectedUrl().endsWith("?impossible=reopen");
        assertThat(get("?impossible=reopen"))
                .bodyText()
                .contains("La journée a pris fin le")
                .doesNotContain("??");
        assertThat(mvc.post()
                        .uri("/api/registration/v1/days/%s/reopen".formatted(day.value()))
                        .header("If-Match", "\"%d\"".formatted(find().version()))
                        .with(staff("camille", "organiser")))
                .hasStatus(422)
                .bodyText()
                .contains("day-over", "La journée est passée.");
    }

    @Test
    void a_form_of_an_archived_day_is_refused_for_that_reason_before_its_faults() {
        publish(3, 5);
        end();
        moveDay.handle(day, Step.HOLD, "camille");
        moveDay.handle(day, Step.ARCHIVE, "camille");

        for (var form : List.of("/modifier", "/sequences/nouvelle", "/sequences/w-1", "/sequences/w-1/suppression")) {
            assertThat(post(form)).as(form).hasStatus(409).bodyText().contains("La journée a été archivée");
        }
    }

    private void draft(@Nullable Instant opens, @Nullable Instant closes) {
        var dated = Examples.detailsOpen(10, opens, closes);
        draftDay.handle(Examples.day(day.value(), 10, 5).with(dated, List.of()), "camille");
    }

    private MvcTestResult get(String path) {
        return get(path, Locale.FRENCH);
    }

    private MvcTestResult get(String path, Locale locale) {
        return mvc.get()
                .uri("/coordination/journees/" + day.value() + path)
                .locale(locale)
                .with(staff("camille", "organiser"))
                .exchange();
    }

    private MvcTestResult post(String path) {
        return mvc.post()
                .uri("/coordination/journees/" + day.value() + path)
                .param("version", String.valueOf(find().version()))
                .with(staff("camille", "organiser"))
                .with(csrf())
                .exchange();
    }
}
