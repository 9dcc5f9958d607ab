package fr.spro.registration.enrolment.web;

import static fr.spro.platform.web.SignedIn.staff;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import fr.spro.platform.testing.Infrastructure;
import fr.spro.registration.PageTest;
import fr.spro.registration.directory.StructureId;
import fr.spro.registration.enrolment.Wishes;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/// The structure field, which works without a script.
class StructureFieldTests extends PageTest {

    private final String town = Infrastructure.fresh("Ville");
    private final StructureId north = new StructureId(Infrastructure.fresh("s"));
    private final StructureId south = new StructureId(Infrastructure.fresh("s"));

    @BeforeEach
    void import_two_structures() {
        publish(10, 5);
        var group = Infrastructure.fresh("g");
        importDirectory.groups(bytes(
                "id;name;territory;coordinator1_id;coordinator1_name;coordinator1_email;coordinator1_subject\n%1$s;Groupe %1$s;Loire;c-%1$s;M K;m@example.org;m\n"
                        .formatted(group)));
        importDirectory.structures(bytes("""
            id;name;type;group;street;postal_code;city;email
            %2$s;Mission locale de %4$s Nord;mission-locale;%1$s;3 rue du Port;44000;%4$s;nord@example.org
            %3$s;Mission locale de %4$s Sud;mission-locale;%1$s;8 rue des Halles;44000;%4$s;sud@example.org
            """.formatted(group, north.value(), south.value(), town)));
    }

    @Test
    void offers_every_structure_for_autocompletion() {
        assertThat(mvc.get().uri("/journees/{day}/inscription", day.value()))
                .bodyText()
                .contains("list=\"structures\"", "value=\"Mission locale de %1$s Nord (%1$s)\"".formatted(town))
                .doesNotContain("<script");
    }

    @Test
    void recognises_a_label_a_spelling_variant_or_an_id() {
        for (var typed : List.of(
                "Mission locale de %1$s Nord (%1$s)".formatted(town), "ML %s nord".formatted(town), north.value())) {
            var name = Infrastructure.fresh("Ada");
            assertThat(register(name, "structure", typed)).hasStatus3xxRedirection();

            assertThat(wishesOf(name).structure()).as(typed).isEqualTo(north);
        }
    }

    @Test
    void asks_again_with_suggestions_for_an_ambiguous_structure() {
        var name = Infrastructure.fresh("Bea");
        assertThat(register(name, "structure", "mission locale " + town))
                .hasStatus(422)
                .bodyText()
                .contains("Choisissez l’une des propositions", "value=\"mission locale " + town + "\"")
                .contains("name=\"proposed\" value=\"" + north.value(), "name=\"proposed\" value=\"" + south.value())
                .contains("8 rue des Halles");

        assertThat(register(name, "structure", "mission locale " + town, "proposed", south.value()))
                .hasStatus3xxRedirection();

        assertThat(wishesOf(name).structure()).isEqualTo(south);
    }

    @Test
    void an_unknown_name_becomes_an_unlisted_structure_without_retyping() {
        var name = Infrastructure.fresh("Cleo");
        assertThat(register(name, "structure", "Zzyzx"))
                .hasStatus(422)
                .bodyText()
                .contains("rien trouvé de semblable");

        assertThat(register(name, "structure", "Zzyzx", "unlisted", "true")).hasStatus3xxRedirection();

        assertThat(wishesOf(name).structure()).isNull();
        assertThat(wishesOf(name).otherStructure()).isEqualTo("Zzyzx");
    }

    @Test
    void accepts_an_unlisted_name_without_the_checkbox_but_not_the_checkbox_without_a_name() {
        var name = Infrastructure.fresh("Dora");
        assertThat(register(name, "unlisted", "true")).hasStatus(422).bodyText().contains("Écrivez le nom");

        assertThat(register(name, "otherStructure", "Une association")).hasStatus3xxRedirection();

        assertThat(wishesOf(name).otherStructure()).isEqualTo("Une association");
    }

    @Test
    void the_change_forms_show_the_structure_and_accept_another() {
        var id = confirmed("Ada");
        changeRegistration.handle(choosing(id, new Wishes(north, null, List.of(), null, Map.of()), "participant"));
        var own = "/inscriptions/%s/choix".formatted(links.text(id.value(), 1));
        var staffs = "/coordination/journees/%s/inscriptions/%s/choix".formatted(day.value(), id.value());
        var label = "value=\"Mission locale de %1$s Nord (%1$s)\"".formatted(town);

        assertThat(mvc.get().uri(own)).bodyText().containsSubsequence("id=\"structure\"", label, "<datalist");
        assertThat(mvc.post()
                        .uri(own)
                        .param("version", shown(id))
                        .param("structure", "ML Sud " + town)
                        .with(csrf()))
                .hasStatus3xxRedirection();
        assertThat(registrations.findById(id).orElseThrow().wishes().structure())
                .isEqualTo(south);
        assertThat(mvc.post()
                        .uri(staffs)
                        .param("version", shown(id))
                        .param("structure", "ML " + town)
                        .with(csrf())
                        .with(staff("organiser")))
                .hasStatus(422)
                .bodyText()
                .contains("name=\"proposed\" value=\"" + north.value());
        assertThat(mvc.get()
                        .uri("/coordination/journees/%s/inscriptions/nouvelle".formatted(day.value()))
                        .with(staff("organiser")))
                .bodyText()
                .contains("list=\"structures\"");
    }

    @Test
    void the_form_is_smaller_than_60_kB_with_hundreds_of_structures() throws Exception {
        var form = mvc.get().uri("/journees/{day}/inscription", day.value()).exchange();
        var listed = (int) form.getResponse()
                .getContentAsString(StandardCharsets.UTF_8)
                .lines()
                .filter(line -> line.contains("<option"))
                .flatMap(line -> java.util.Arrays.stream(line.split("<option")))
                .count();
        var option =
                "<option value=\"Centre d’information et d’orientation (CIO) de Châteaubriant (Châteaubriant)\"></option>"
                        .getBytes(StandardCharsets.UTF_8);

        var without = form.getResponse().getContentAsByteArray().length - listed * 40;

        assertThat(without + 400 * option.length).isLessThan(60_000);
    }

    private MvcTestResult register(String name, String... answers) {
        var request = mvc.post()
                .uri("/journees/{day}/inscription", day.value())
                .param("name", name)
                .param("email", name.toLowerCase(java.util.Locale.ROOT) + "@example.org")
                .param("workshops[0]", "none")
                .param("workshops[1]", "none")
                .param("consent", "true");
        for (int i = 0; i < answers.length; i += 2) request = request.param(answers[i], answers[i + 1]);
        return request.with(csrf()).exchange();
    }

    private Wishes wishesOf(String name) {
        return registrations.findByDay(day).stream()
                .filter(registration -> registration.participant().name().full().equals(name))
                .findFirst()
                .orElseThrow()
                .wishes();
    }
}
