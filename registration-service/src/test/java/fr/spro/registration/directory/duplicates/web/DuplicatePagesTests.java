package fr.spro.registration.directory.duplicates.web;

import static fr.spro.platform.web.SignedIn.staff;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import fr.spro.platform.testing.Infrastructure;
import fr.spro.registration.Examples;
import fr.spro.registration.directory.StructureId;
import fr.spro.registration.directory.duplicates.DuplicateStructures;
import fr.spro.registration.enrolment.RegisterParticipant;
import fr.spro.registration.enrolment.RegistrationId;
import fr.spro.registration.enrolment.Wishes;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/// The pages on which the organiser finds, distinguishes and merges duplicates.
class DuplicatePagesTests extends DuplicateStructures {

    private static final String PAGE = "/coordination/annuaire/doublons";
    private static final String MERGE = PAGE + "/structures/fusion";

    @Test
    void an_organiser_compares_a_pair_and_dismisses_it() throws Exception {
        importStructures(similarRows());

        var page = text(get(PAGE + "?fiche=" + one));
        assertThat(page).contains("même adresse postale", "noms semblables, même ville", "Garder celle-ci");
        assertThat(mvc.post()
                        .uri(PAGE + "/structures/distincts")
                        .param("une", other)
                        .param("autre", one)
                        .with(csrf())
                        .with(staff("organiser")))
                .hasRedirectedUrl(PAGE + "?fait=distincts");

        assertThat(get(PAGE + "?fait=distincts")).bodyText().contains("cette paire n’est plus proposée");
        assertThat(of(one, other)).isEmpty();
    }

    @Test
    void shows_the_effects_before_a_merge_and_the_results_after_it() throws Exception {
        publish(10, 5);
        var otherGroup = Infrastructure.fresh("g");
        importStructures(similarRows());
        importDirectory.groups(bytes(GROUPS + groupRow(otherGroup)));
        importDirectory.structures(
                bytes(STRUCTURES + row(other, "Mission locale", "3 rue du Port " + town, town, other, otherGroup)));
        confirmedFrom(one);
        var address = MERGE + "?finit=%s&reste=%s".formatted(one, other);

        var before = get(address);
        assertThat(before)
                .hasStatusOk()
                .bodyText()
                .contains(
                        "Une inscription sera montrée",
                        "La coordination de «\u00a0Groupe %s\u00a0» verra ces personnes".formatted(otherGroup),
                        "3 rue du Port",
                        "Fusionner «\u00a0Mission locale",
                        "Cette action est définitive")
                .doesNotContain("??");
        assertThat(get(address + "&lang=en"))
                .bodyText()
                .contains("One registration will be listed")
                .doesNotContain("??");
        assertThat(directory
                        .ids
                        .structure(new StructureId(one))
                        .orElseThrow()
                        .id()
                        .value())
                .as("a GET changes nothing")
                .isEqualTo(one);

        for (int i = 0; i < 2; i++) {
            assertThat(mvc.post()
                            .uri(MERGE)
                            .param("finit", one)
                            .param("reste", other)
                            .with(csrf())
                            .with(staff("organiser")))
                    .hasRedirectedUrl(address);
        }

        var after = get(address);
        assertThat(after)
                .hasStatusOk()
                .bodyText()
                .contains(
                        "La fusion est faite",
                        "fait maintenant partie de «\u00a0Mission locale",
                        "Fusion faite par camille")
                .doesNotContain("??");
        assertThat(get("/coordination/annuaire/structures/" + other))
                .bodyText()
                .contains("Fiches fusionnées avec celle-ci", one, "1 inscription");
        assertThat(get("/coordination/annuaire/structures/" + one))
                .as("the old address shows the one that stays")
                .bodyText()
                .contains(other);
        assertThat(of(one, other)).isEmpty();
    }

    @Test
    void reports_an_earlier_merge_and_rejects_an_invalid_pair() {
        var third = Infrastructure.fresh("s-3-");
        importStructures(similarRows()[0], similarRows()[1], row(third, "CIO", "1 rue", town, third));
        merge(one, other);

        merge(one, third);

        assertThat(get(MERGE + "?finit=%s&reste=%s".formatted(one, third)))
                .bodyText()
                .contains("avait déjà été fusionnée avec «\u00a0Mission locale");
        for (var invalid : List.of("?finit=%s&reste=%s".formatted(other, one), "?finit=x&reste=y", "")) {
            assertThat(get(MERGE + invalid))
                    .as(invalid)
                    .hasStatus(422)
                    .bodyText()
                    .contains("Nous n’avons pas trouvé deux fiches différentes");
        }
    }

    @Test
    void finds_two_structures_to_merge_by_name() throws Exception {
        importStructures(
                row(one, "Mission locale " + town, "3 rue du Port " + town, town, one),
                row(other, "Cap emploi " + town, "9 quai de la Fosse", town, other));
        var form = PAGE + "/structures";

        assertThat(get(form)).hasStatusOk().bodyText().contains("Une structure", "Comparer");
        assertThat(get(form + "?une=&autre=zzzz"))
                .hasStatus(422)
                .bodyText()
                .contains("Indiquez les deux fiches", "Nous ne l’avons pas trouvée", "zzzz");
        assertThat(get(form + "?une=%s&autre=%s".formatted(one, one)))
                .hasStatus(422)
                .bodyText()
                .contains("C’est la même fiche");
        var chosen = mvc.get()
                .uri(form)
                .param("une", "mission locale " + town)
                .param("autre", "Cap emploi %s (%s)".formatted(town, town))
                .with(staff("organiser"))
                .exchange();
        assertThat(chosen)
                .hasStatusOk()
                .bodyText()
                .contains("Quelle fiche gardez-vous", "finit=%s&amp;reste=%s".formatted(other, one));
    }

    @Test
    void merges_two_groups_chosen_by_hand() throws Exception {
        var south = Infrastructure.fresh("g");
        importStructures(row(one, "Mission locale", "3 rue du Port " + town, town, one));
        importDirectory.groups(bytes(GROUPS + groupRow(south)));
        var address = PAGE + "/groupes/fusion?finit=%s&reste=%s".formatted(group, south);

        assertThat(get(PAGE + "/groupes?une=%s&autre=%s".formatted(group, south)))
                .hasStatusOk()
                .bodyText()
                .contains("Quelle fiche gardez-vous", "chef-" + south);
        var before = get(address);
        assertThat(before)
                .bodyText()
                .contains(
                        "Une structure passera dans «\u00a0Groupe " + south,
                        "Les coordinations des deux groupes agiront pour «\u00a0Groupe " + south)
                .doesNotContain("??");
        assertThat(mvc.post()
                        .uri(PAGE + "/groupes/fusion")
                        .param("finit", group)
                        .param("reste", south)
                        .with(csrf())
                        .with(staff("organiser")))
                .hasRedirectedUrl(address);

        assertThat(get(address)).bodyText().contains("La fusion est faite").doesNotContain("??");
        assertThat(directory
                        .ids
                        .structure(new StructureId(one))
                        .orElseThrow()
                        .group()
                        .value())
                .isEqualTo(south);
    }

    private void merge(String source, String target) {
        assertThat(mvc.post()
                        .uri(MERGE)
                        .param("finit", source)
                        .param("reste", target)
                        .with(csrf())
                        .with(staff("organiser")))
                .hasStatus3xxRedirection();
    }

    private void confirmedFrom(String structure) {
        var id = accepted(registerParticipant.handle(new RegisterParticipant.Command(
                new RegistrationId(Infrastructure.fresh("r")),
                day,
                Examples.participant("Ada", "ada@example.org"),
                new Wishes(new StructureId(structure), null, List.of(), null, Map.of()),
                false)));
        confirmRegistration.handle(id);
    }

    private MvcTestResult get(String address) {
        return mvc.get().uri(address).with(staff("organiser")).exchange();
    }

    private static String text(MvcTestResult answer) throws Exception {
        return answer.getResponse().getContentAsString(StandardCharsets.UTF_8);
    }
}
