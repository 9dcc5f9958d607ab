package fr.spro.registration.day.web;

import static fr.spro.platform.web.SignedIn.program;
import static fr.spro.platform.web.SignedIn.staff;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import fr.spro.platform.messaging.audit.AuditRecord;
import fr.spro.registration.Examples;
import fr.spro.registration.PageTest;
import fr.spro.registration.day.EditDay;
import fr.spro.registration.day.MoveDay;
import fr.spro.registration.day.Step;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/// A draft that was prepared by mistake, and the way back.
class DiscardedDraftsTests extends PageTest {

    private static final String LIST = "/coordination/journees";

    private final String page = LIST + "/" + day.value();

    @Test
    void a_draft_is_discarded_after_its_contents_are_said_and_recovered_as_it_was() {
        draftDay.handle(Examples.day(day.value(), 10, 5), "camille");
        assertThat(body(get(page))).contains("/suppression\"");
        assertThat(body(get(page + "/suppression"))).contains("3 séquences, aucune question", "personne n’est prévenu");

        assertThat(post("/suppression")).hasRedirectedUrl(LIST + "?supprimee=" + day.value());

        assertThat(days.findAllLatestFirst()).isEmpty();
        assertThat(events(day)).as("nothing was published about it").isEmpty();
        assertThat(body(get(LIST + "?supprimee=" + day.value())))
                .contains("est supprimé", "/recuperation\"", "Brouillons supprimés (1)");
        assertThat(body(get(page)))
                .contains("Ce brouillon est supprimé", "brouillon supprimé")
                .doesNotContain("/publish\"", "/modifier\"", "/suppression\"");
        assertThat(moveDay.handle(new MoveDay.Command(day, Step.PUBLISH, false, "camille")))
                .isInstanceOf(MoveDay.Outcome.Impossible.class);
        assertThat(edit(Examples.details(20))).isInstanceOf(EditDay.Outcome.ReadOnly.class);

        assertThat(post("/recuperation")).hasRedirectedUrl(page + "?done=recover");

        assertThat(days.findAllLatestFirst()).hasSize(1);
        assertThat(find().sessions()).hasSize(3);
        assertThat(body(get(page + "?done=recover"))).contains("Le brouillon est récupéré", "/publish\"");
        assertThat(history(day.subject()))
                .extracting(AuditRecord::action)
                .containsExactly("day.drafted", "day.discarded", "day.recovered");
    }

    @Test
    void every_form_of_a_discarded_draft_leads_to_its_page_and_nothing_is_saved() {
        draftDay.handle(Examples.day(day.value(), 10, 5), "camille");
        post("/suppression");
        var before = find();

        for (var form : List.of(
                "/modifier",
                "/sequences/nouvelle",
                "/sequences/w-1",
                "/sequences/w-1/suppression",
                "/questions",
                "/questions/nouvelle",
                "/image")) {
            assertThat(get(page + form)).as(form).hasRedirectedUrl(page);
        }
        for (var form : List.of(
                "/modifier", "/sequences/nouvelle", "/sequences/w-1", "/questions/nouvelle", "/image/retrait")) {
            assertThat(post(form))
                    .as(form)
                    .hasStatus(409)
                    .bodyText()
                    .contains("Ce brouillon a été supprimé entre-temps", "href=\"" + page + "\"");
        }
        assertThat(get(page + "/inscriptions/nouvelle"))
                .hasStatus(409)
                .bodyText()
                .contains("brouillon supprimé");
        assertThat(mvc.delete()
                        .uri("/api/registration/v1/days/%s/image".formatted(day.value()))
                        .header("If-Match", "\"%d\"".formatted(before.version()))
                        .with(program()))
                .hasStatus(422)
                .bodyText()
                .contains("wrong-state", "brouillon supprimé");
        assertThat(find()).isEqualTo(before);
    }

    @Test
    void coordinators_do_not_see_a_discarded_draft_in_their_list() {
        draftDay.handle(Examples.day(day.value(), 10, 5), "camille");
        var coordinator = staff("maelle", "coordinator");
        assertThat(mvc.get().uri(LIST).with(coordinator)).bodyText().contains(page + "\"");

        post("/suppression");

        assertThat(mvc.get().uri(LIST).with(coordinator)).bodyText().doesNotContain(page + "\"");
    }

    @Test
    void a_day_that_was_ever_published_is_not_discarded() {
        publish(10, 5);
        assertThat(body(get(page))).doesNotContain("/suppression\"");
        assertThat(get(page + "/suppression")).hasRedirectedUrl(page);

        assertThat(post("/suppression")).hasStatus(409).bodyText().contains("«\u00a0publiée\u00a0»", page);

        assertThat(find().isDiscarded()).isFalse();
        assertThat(days.findAllLatestFirst()).hasSize(1);
    }

    private MvcTestResult get(String address) {
        return mvc.get().uri(address).with(staff("organiser")).exchange();
    }

    private MvcTestResult post(String path) {
        return mvc.post().uri(page + path).with(csrf()).with(staff("organiser")).exchange();
    }

    private static String body(MvcTestResult answer) {
        assertThat(answer).hasStatusOk();
        return new String(answer.getResponse().getContentAsByteArray(), UTF_8);
    }
}
