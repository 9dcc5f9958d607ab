package fr.spro.registration.directory.web;

import static fr.spro.platform.web.SignedIn.staff;
import static org.assertj.core.api.Assertions.assertThat;

import fr.spro.contracts.DirectoryEvent.StructureListed;
import fr.spro.platform.testing.Infrastructure;
import fr.spro.registration.Examples;
import fr.spro.registration.day.Step;
import fr.spro.registration.directory.StructureId;
import fr.spro.registration.enrolment.RegisterParticipant;
import fr.spro.registration.enrolment.RegistrationId;
import fr.spro.registration.enrolment.Wishes;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Removing a structure, and listing it again.
class StructureRemovalPagesTests extends StructurePageTest {

    @Test
    void removes_a_structure_only_if_no_current_day_has_its_people() {
        publish(10, 5);
        var id = accepted(registerParticipant.handle(new RegisterParticipant.Command(
                new RegistrationId(Infrastructure.fresh("r")),
                day,
                Examples.participant("Ada"),
                new Wishes(new StructureId(id("a")), null, List.of(), null, Map.of()),
                true)));
        var list = "/coordination/journees/%s/inscriptions?structure=%s".formatted(day.value(), id("a"));

        assertThat(get(one, organiser())).bodyText().contains("1 inscription", list);
        assertThat(get(list, organiser())).bodyText().contains("ada@example.org", "Seulement les personnes");
        assertThat(get(list, staff(other, "coordinator")))
                .bodyText()
                .doesNotContain("ada@example.org", "Mission locale de l’Étang");
        assertThat(get(one + "/suppression", organiser()))
                .bodyText()
                .contains("reste dans l’annuaire", list)
                .doesNotContain("name=\"version\"");
        assertThat(post(one + "/suppression", organiser()).param("version", "1"))
                .hasStatus(409);
        assertThat(stored().isListed()).isTrue();

        for (var step : List.of(Step.CLOSE, Step.CANCEL, Step.ARCHIVE)) moveDay.handle(day, step, "camille");
        assertThat(get(one + "/suppression", organiser())).bodyText().contains("Cette action est définitive");
        assertThat(post(one + "/suppression", organiser()).param("version", "1"))
                .hasStatus3xxRedirection();

        assertThat(get(one, organiser())).hasStatus(404);
        assertThat(post(one + "/suppression", organiser()).param("version", "1"))
                .hasStatus(404);
        assertThat(edit(organiser(), 1, "8 quai Neuf", town)).hasStatus(404);
        assertThat(list("?q=" + town, organiser())).bodyText().contains(id("b")).doesNotContain(id("a"));
        assertThat(get("/coordination/journees/%s/inscriptions/%s".formatted(day.value(), id.value()), organiser()))
                .bodyText()
                .contains("Mission locale de l’Étang");
        assertThat(directory.published(new StructureId(id("a")))).isEmpty();
    }

    @Test
    void an_import_restores_a_removed_structure() {
        assertThat(post(one + "/suppression", organiser()).param("version", "1"))
                .hasStatus3xxRedirection();

        list();

        assertThat(get(one, organiser())).hasStatusOk();
        assertThat(actions()).containsExactly("directory.imported", "directory.removed", "directory.imported");
        assertThat(directory.published(new StructureId(id("a"))))
                .get()
                .isInstanceOfSatisfying(
                        StructureListed.class,
                        listed -> assertThat(listed.version()).isEqualTo(3));
    }
}
