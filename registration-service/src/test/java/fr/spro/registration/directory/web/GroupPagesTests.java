package fr.spro.registration.directory.web;

import static fr.spro.platform.web.SignedIn.staff;
import static org.assertj.core.api.Assertions.assertThat;

import fr.spro.contracts.DirectoryEvent.GroupListed;
import fr.spro.registration.directory.Group;
import fr.spro.registration.directory.GroupId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.assertj.MockMvcTester.MockMvcRequestBuilder;

/// The pages of the directory: groups.
class GroupPagesTests extends GroupPageTest {

    @Test
    void lists_groups_with_their_coordinators_and_to_a_coordinator_only_the_own_groups() {
        importDirectory.structures(bytes("id;name;type;group;street;postal_code;city;email\n"
                + "s-%1$s;CIO;cio;%1$s;3 rue du Port;44000;Nantes;a@example.org\n".formatted(group)));

        assertThat(get(PAGE + "/groupes", organiser())).bodyText().contains("Groupe " + group, "Groupe " + other);
        assertThat(get(PAGE + "/groupes", staff(subject(other), "coordinator")))
                .bodyText()
                .contains("Groupe " + other, "Rozenn T")
                .doesNotContain("Groupe " + group + "<", "Maëlle");
        assertThat(get(one, staff(subject(group), "coordinator")))
                .bodyText()
                .contains("Maëlle K", mail(group), "1 structure")
                .doesNotContain("/modifier", "/retrait");
        assertThat(get(one, staff(subject(other), "coordinator"))).hasStatus(404);
        for (var page : List.of("/modifier", "/suppression", "/ajout", "/coordination/" + maelle.value())) {
            assertThat(get(one + page, staff(subject(group), "coordinator")))
                    .as(page)
                    .hasStatus(403);
        }
    }

    @Test
    void renames_a_group_publishes_it_once_and_detects_a_concurrent_edit() {
        assertThat(mongo.statesPublished(Group.class, new GroupId(group))).isEqualTo(1);

        for (int i = 0; i < 2; i++) {
            assertThat(rename(1, "Groupe neuf " + group, "Estuaire")).hasRedirectedUrl(one + "?fait=groupe-modifie");
        }
        assertThat(rename(1, "Groupe autre " + group, "Marais"))
                .hasStatus(409)
                .bodyText()
                .contains("a changé entre-temps", "camille", "Estuaire", "value=\"Groupe autre " + group, "value=\"2\"")
                .contains(
                        "Votre saisie\u00a0: Groupe autre " + group,
                        "<button form=\"typed\">Enregistrer le formulaire ainsi");
        assertThat(rename(2, "Groupe " + other, "Marais"))
                .hasStatus(422)
                .bodyText()
                .contains("name-error", "porte déjà ce nom");
        assertThat(rename(2, " ", "x".repeat(201))).hasStatus(422).bodyText().contains("name-error", "territory-error");

        assertThat(get(one, organiser())).bodyText().contains("a modifié la fiche", "Loire", "Estuaire");
        assertThat(mongo.statesPublished(Group.class, new GroupId(group))).isEqualTo(2);
        assertThat(directory.published(new GroupId(group)))
                .get()
                .isInstanceOfSatisfying(GroupListed.class, published -> {
                    assertThat(published.version()).isEqualTo(2);
                    assertThat(published.territory()).isEqualTo("Estuaire");
                    assertThat(published.coordinators()).containsExactly(maelle.value());
                });
    }

    @Test
    void adds_a_group_once_and_removes_it_only_if_empty() {
        String location = null;
        for (int i = 0; i < 2; i++) {
            var added = post(PAGE + "/ajout/groupe")
                    .param("request", "r-" + group)
                    .param("name", "Nouveau " + group)
                    .param("territory", "Marais")
                    .exchange();
            location = added.getResponse().getRedirectedUrl();
            assertThat(location).isEqualTo(PAGE + "/groupes/g-r-" + group + "?fait=groupe-ajoute");
        }
        assertThat(get(location, organiser())).bodyText().contains("Personne ne coordonne ce groupe");
        var page = location.substring(0, location.indexOf('?'));
        importDirectory.structures(bytes("id;name;type;group;street;postal_code;city;email\n"
                + "s-%1$s;CIO;cio;g-r-%1$s;3 rue du Port;44000;Nantes;a@example.org\n".formatted(group)));

        assertThat(post(page + "/suppression").param("version", "1"))
                .hasStatus(409)
                .bodyText()
                .contains("encore des structures");
        assertThat(post(PAGE + "/structures/s-" + group + "/suppression").param("version", "1"))
                .hasStatus3xxRedirection();
        assertThat(get(page + "/suppression", organiser())).bodyText().contains("Cette action est définitive");
        assertThat(post(page + "/suppression").param("version", "x")).hasStatus(409);
        assertThat(post(page + "/suppression").param("version", "1")).hasStatus3xxRedirection();

        assertThat(get(page, organiser())).hasStatus(404);
        assertThat(directory.published(new GroupId("g-r-" + group))).isEmpty();
    }

    private MockMvcRequestBuilder rename(long version, String name, String territory) {
        return post(one + "/modifier")
                .param("version", String.valueOf(version))
                .param("name", name)
                .param("territory", territory);
    }
}
