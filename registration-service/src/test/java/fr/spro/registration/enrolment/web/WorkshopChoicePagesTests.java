package fr.spro.registration.enrolment.web;

import static fr.spro.platform.web.SignedIn.staff;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import fr.spro.registration.PageTest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/// No form preselects a workshop or none, so that nobody who overlooks the choice is silently
/// registered without one.
class WorkshopChoicePagesTests extends PageTest {

    private static final String FAULT = "Pour chaque créneau, choisissez un atelier";

    @Test
    void a_new_form_has_nothing_preselected() {
        publish(10, 5);

        for (var page : List.of(form(), staffForm())) {
            assertThat(get(page))
                    .as(page)
                    .hasStatusOk()
                    .bodyText()
                    .contains("name=\"workshops[0]\"", "Pas d’atelier à ce moment")
                    .doesNotContain("??")
                    .doesNotContainPattern("name=\"workshops[^>]* checked");
        }
    }

    @Test
    void one_reads_what_a_workshop_is_about_where_one_chooses_it() {
        publish(10, 5);
        var room = find().sessions().stream()
                .filter(session -> session.id().value().equals("w-1"))
                .findFirst()
                .orElseThrow()
                .room();

        for (var page : List.of(form(), staffForm())) {
            assertThat(get(page))
                    .as(page)
                    .bodyText()
                    .contains("aria-describedby=\"about-w-1\"", "id=\"about-w-1\"", room);
        }
    }

    @Test
    void ranked_wishes_have_nothing_preselected() {
        publishRanked(20, 1);

        assertThat(get(form()))
                .bodyText()
                .contains("<option value=\"\">Choisissez dans la liste</option>")
                .doesNotContain("??")
                .doesNotContainPattern("value=\"none\"[^>]* selected");
        assertThat(send(form(), "w-1", null)).hasStatus(422).bodyText().contains(FAULT);
        assertThat(send(form(), "none", "w-3")).hasStatus3xxRedirection();
    }

    @Test
    void whoever_leaves_a_slot_out_is_asked_and_keeps_what_was_chosen() {
        publish(10, 5);

        for (var page : List.of(form(), staffForm())) {
            assertThat(send(page, "w-1", null))
                    .as(page)
                    .hasStatus(422)
                    .bodyText()
                    .contains(FAULT, "href=\"#workshops\"", "value=\"w-1\" checked")
                    .containsOnlyOnce("Choisissez une possibilité")
                    .doesNotContain("??")
                    .doesNotContainPattern("value=\"none\"[^>]* checked");
        }
        assertThat(registrations.findByDay(day)).isEmpty();
    }

    @Test
    void whoever_wants_no_workshop_says_so() {
        publish(10, 5);

        for (var page : List.of(form(), staffForm())) {
            assertThat(send(page, "none", "none")).as(page).hasStatus3xxRedirection();
        }
        assertThat(registrations.findByDay(day))
                .allSatisfy(registration ->
                        assertThat(registration.wishes().workshops()).isEmpty());
    }

    private String form() {
        return "/journees/%s/inscription".formatted(day.value());
    }

    private String staffForm() {
        return "/coordination/journees/%s/inscriptions/nouvelle".formatted(day.value());
    }

    private MvcTestResult get(String page) {
        return mvc.get().uri(page).with(staff("camille", "organiser")).exchange();
    }

    private MvcTestResult send(String page, String first, @Nullable String second) {
        var request = mvc.post()
                .uri(page)
                .param("lastName", "Marie")
                .param("email", "marie%d@example.org".formatted(page.length()))
                .param("structure", "other")
                .param("otherStructure", "Une association")
                .param("consent", "true")
                .param("workshops[0]", first)
                .with(csrf())
                .with(staff("camille", "organiser"));
        return second == null
                ? request.exchange()
                : request.param("workshops[1]", second).exchange();
    }
}
