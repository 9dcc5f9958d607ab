package fr.spro.registration.allocation.web;

import static fr.spro.platform.web.SignedIn.staff;
import static fr.spro.registration.Examples.MORNING;
import static fr.spro.registration.Examples.SAME_TIME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import fr.spro.registration.PageTest;
import fr.spro.registration.allocation.AllocateWorkshops;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/// The pages of a day with ranked wishes, for participants and staff.
class AllocationPagesTests extends PageTest {

    private final AllocateWorkshops allocateWorkshops = allocation.allocateWorkshops;

    @Test
    void the_pages_accept_ranked_wishes_allocate_the_seats_and_explain_the_results() {
        publishRanked(20, 1);
        var id = confirmed("Ada", SAME_TIME, MORNING);
        var secret = links.text(id.value(), 1);
        assertPage(mvc.get().uri("/journees/{day}", day.value()).exchange(), "Classez vos vœux");
        assertPage(mvc.get().uri("/journees/{day}/inscription", day.value()).exchange(), "Vœu 1", "name=\"second[0]\"");
        assertPage(mvc.get().uri("/inscriptions/{secret}", secret).exchange(), "À attribuer", "Atelier w-2");
        assertThat(mvc.post()
                        .uri("/inscriptions/{secret}/choix", secret)
                        .param("version", shown(id))
                        .param("structure", "other")
                        .param("otherStructure", "Ici")
                        .param("workshops[0]", "w-1")
                        .param("second[0]", "w-2")
                        .with(csrf()))
                .hasStatus3xxRedirection();
        assertThat(registrations.findById(id).orElseThrow().wishes().workshops())
                .containsExactly(MORNING, SAME_TIME);
        assertPage(staffPage(), "aperçu", "Vœu 1", "Les vœux sont ouverts");

        closeWishes();
        assertPage(mvc.get().uri("/inscriptions/{secret}/choix", secret).exchange(), "Les vœux sont clos");
        assertThat(mvc.post()
                        .uri("/coordination/journees/{day}/repartition", day.value())
                        .param("digest", allocateWorkshops.preview(find(), "x").digest())
                        .with(csrf())
                        .with(staff("organiser")))
                .hasRedirectedUrl("/coordination/journees/%s/repartition?fait=fait".formatted(day.value()));

        assertPage(staffPage(), find().seed(), "résultat identique");
        assertPage(mvc.get().uri("/journees/{day}/repartition", day.value()).exchange(), find().seed());
        assertPage(
                mvc.get().uri("/inscriptions/{secret}/repartition", secret).exchange(),
                "Vous avez obtenu ce vœu",
                "Une personne a demandé");
        assertPage(mvc.get().uri("/inscriptions/{secret}", secret).exchange(), "Pourquoi ces ateliers");
        assertThat(mvc.get()
                        .uri("/coordination/journees/{day}/repartition/repartition.json", day.value())
                        .with(staff("organiser")))
                .hasStatusOk()
                .bodyText()
                .contains("w-1")
                .doesNotContain("ada@");
        for (var role : List.of("coordinator", "operator")) {
            assertThat(mvc.get()
                            .uri("/coordination/journees/{day}/repartition", day.value())
                            .with(staff(role)))
                    .hasStatus(403);
        }
    }

    private MvcTestResult staffPage() {
        return mvc.get()
                .uri("/coordination/journees/{day}/repartition", day.value())
                .with(staff("organiser"))
                .exchange();
    }

    private static void assertPage(MvcTestResult page, String... texts) {
        assertThat(page).hasStatusOk().bodyText().contains(texts).doesNotContain("??");
    }
}
