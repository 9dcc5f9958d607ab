package fr.spro.registration.directory.web;

import static fr.spro.platform.web.SignedIn.staff;
import static org.assertj.core.api.Assertions.assertThat;

import fr.spro.contracts.DirectoryEvent.StructureListed;
import fr.spro.platform.messaging.audit.AuditEntry.Field;
import fr.spro.registration.directory.Structure;
import fr.spro.registration.directory.StructureId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.assertj.MockMvcTester.MockMvcRequestBuilder;

/// The pages of the directory: structures.
class StructurePagesTests extends StructurePageTest {

    @Test
    void a_coordinator_changes_only_contact_details_of_the_own_groups_structures() {
        var own = staff(group, "coordinator");
        var otherCoordinator = staff(other, "coordinator");

        assertThat(list("", own)).bodyText().contains(id("a"), id("b")).doesNotContain(id("c"));
        assertThat(list("?groupe=" + other, own)).bodyText().contains("Rien ne correspond");
        assertThat(list("", staff("nobody-anywhere", "coordinator")))
                .bodyText()
                .contains("nobody-anywhere")
                .doesNotContain(id("a"));
        assertThat(get(one, own)).bodyText().contains("Corriger ses adresses").doesNotContain("suppression");
        for (var page : List.of("", "/modifier"))
            assertThat(get(one + page, otherCoordinator)).hasStatus(404);
        assertThat(edit(otherCoordinator, 1, "8 quai Neuf", "Nantes")).hasStatus(404);
        assertThat(get(one + "/suppression", own)).hasStatus(403);

        assertThat(edit(own, 1, "8 quai Neuf", "Nantes", other).param("name", "Une autre"))
                .hasRedirectedUrl(one + "?fait=modifiee");

        var now = stored();
        assertThat(now.address().street()).isEqualTo("8 quai Neuf");
        assertThat(now.name()).isEqualTo("Mission locale de l’Étang");
        assertThat(now.group().value()).isEqualTo(group);
        assertThat(history(now.id().subject())).last().satisfies(entry -> {
            assertThat(entry.by()).isEqualTo(group);
            assertThat(entry.fields()).extracting(Field::name).containsExactly("street", "city");
        });
    }

    @Test
    void changes_a_structure_once_and_publishes_it_once() {
        assertThat(mongo.statesPublished(Structure.class, new StructureId(id("a"))))
                .isEqualTo(1);
        assertThat(directory.published(new StructureId(id("a"))))
                .get()
                .isInstanceOfSatisfying(
                        StructureListed.class,
                        listed -> assertThat(listed.version()).isEqualTo(1));
        for (int i = 0; i < 2; i++) {
            assertThat(edit(organiser(), 1, "8 quai Neuf", town, other)).hasRedirectedUrl(one + "?fait=modifiee");
        }

        assertThat(get(one, organiser()))
                .bodyText()
                .contains("8 quai Neuf", "Groupe " + other, "camille", "a modifié la fiche", "3 rue du Port");
        assertThat(actions()).containsExactly("directory.imported", "directory.changed");
        assertThat(mongo.statesPublished(Structure.class, new StructureId(id("a"))))
                .isEqualTo(2);
        assertThat(directory.published(new StructureId(id("a"))))
                .get()
                .isInstanceOfSatisfying(StructureListed.class, listed -> {
                    assertThat(listed.version()).isEqualTo(2);
                    assertThat(listed.groupId()).isEqualTo(other);
                    assertThat(listed.address().street()).isEqualTo("8 quai Neuf");
                });
    }

    @Test
    void shows_a_concurrent_edit_of_a_structure_without_losing_input() {
        assertThat(edit(staff(group, "coordinator"), 1, "8 quai Neuf", town)).hasStatus3xxRedirection();

        assertThat(edit(organiser(), 1, "5 place Royale", town))
                .hasStatus(409)
                .bodyText()
                .contains("a changé entre-temps", group, "8 quai Neuf", "value=\"5 place Royale\"", "value=\"2\"");
        assertThat(stored().address().street()).isEqualTo("8 quai Neuf");
        assertThat(edit(organiser(), 2, "5 place Royale", town)).hasStatus3xxRedirection();
        assertThat(stored().address().street()).isEqualTo("5 place Royale");
        assertThat(post(one + "/suppression", organiser()).param("version", "2"))
                .hasStatus(409)
                .bodyText()
                .contains("Rien n’a été retiré");
        for (var invalid : List.of("", "x", "99999999999999999999")) {
            assertThat(post(one + "/suppression", organiser()).param("version", invalid))
                    .hasStatus(409);
        }
    }

    @Test
    void shows_invalid_input_again_with_a_message_at_each_field_and_stores_nothing() {
        assertThat(post(one + "/modifier", organiser())
                        .param("name", "<script>alert(1)</script>")
                        .param("type", "Mission Locale !")
                        .param("group", "nowhere")
                        .param("street", "x".repeat(201))
                        .param("postalCode", "44")
                        .param("city", " ")
                        .param("mailbox", "nobody")
                        .param("version", "1"))
                .hasStatus(422)
                .bodyText()
                .contains("type-error", "street-error", "postalCode-error", "city-error", "mailbox-error")
                .contains("&lt;script&gt;", "value=\"Mission Locale !\"")
                .doesNotContain("<script>alert");
        assertThat(edit(organiser(), 1, "8 quai\u0000 Neuf", town))
                .hasStatus(422)
                .bodyText()
                .contains("street-error");
        assertThat(edit(organiser(), 1, "8 quai\uFFFD Neuf", town))
                .hasStatus(422)
                .bodyText()
                .contains("street-error");
        assertThat(edit(organiser(), 1, "8 quai Neuf", town, "nowhere"))
                .hasStatus(422)
                .bodyText()
                .contains("group-error");
        assertThat(stored().version()).isEqualTo(1);
    }

    @Test
    void warns_of_a_similar_structure_before_adding_a_new_one_once() {
        var page = PAGE + "/ajout/structure";
        assertThat(get(page, organiser())).bodyText().contains("name=\"request\"");

        assertThat(add("La mission locale, Etang").param("request", "r-1"))
                .hasStatus(422)
                .bodyText()
                .contains("semblable", one, "distinct-error", "value=\"La mission locale, Etang\"");
        String location = null;
        for (int i = 0; i < 2; i++) {
            var added = add("La mission locale, Etang")
                    .param("request", "r-1")
                    .param("distinct", "true")
                    .exchange();
            assertThat(added).hasStatus3xxRedirection();
            var now = added.getResponse().getRedirectedUrl();
            assertThat(location == null ? now : location).isEqualTo(now);
            location = now;
        }
        assertThat(get(location, organiser())).bodyText().contains("La mission locale, Etang", "a ajouté la fiche");
        assertThat(list("?groupe=" + group, organiser())).bodyText().contains("Groupe %s (3)".formatted(group));
        for (var role : List.of("coordinator", "operator")) {
            assertThat(post(page, staff(group, role))).hasStatus(403);
        }
    }

    private MockMvcRequestBuilder add(String name) {
        return filled(post(PAGE + "/ajout/structure", organiser()), name, "9 rue Haute", town)
                .param("group", group);
    }
}
