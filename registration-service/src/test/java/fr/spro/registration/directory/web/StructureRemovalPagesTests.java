package fr.spro.registration.directory.web;

import static fr.spro.platform.web.SignedIn.staff;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import fr.spro.contracts.DirectoryEvent.StructureListed;
import fr.spro.platform.messaging.audit.AuditRecord;
import fr.spro.platform.testing.Infrastructure;
import fr.spro.registration.Examples;
import fr.spro.registration.PageTest;
import fr.spro.registration.day.Step;
import fr.spro.registration.directory.Structure;
import fr.spro.registration.directory.StructureId;
import fr.spro.registration.enrolment.RegisterParticipant;
import fr.spro.registration.enrolment.RegistrationId;
import fr.spro.registration.enrolment.Wishes;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.assertj.MockMvcTester.MockMvcRequestBuilder;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/// Removing a structure, and listing it again.
class StructureRemovalPagesTests extends PageTest {

    private static final String PAGE = "/coordination/annuaire";
    private final String group = Infrastructure.fresh("g");
    private final String other = group + "-2";
    private final String town = Infrastructure.fresh("Ville");
    private final String one = PAGE + "/structures/" + id("a");

    @BeforeEach
    void list() {
        importDirectory.groups(
                bytes("id;name;territory;coordinator1_id;coordinator1_name;coordinator1_email;coordinator1_subject\n"
                        + "%1$s;Groupe %1$s;Loire;c-%1$s;Maëlle K;m@example.org;%1$s\n".formatted(group)
                        + "%1$s;Groupe %1$s;Loire;c-%1$s;Rozenn T;r@example.org;%1$s\n".formatted(other)));
        importDirectory.structures(bytes("id;name;type;group;street;postal_code;city;email\n"
                + row("a", "Mission locale de l’Étang", "mission-locale", group, "44000")
                + row("b", "Cap emploi", "cap-emploi", group, "44100")
                + row("c", "Cité des métiers", "cio", other, "44000")));
    }

    @Test
    void a_structure_leaves_the_directory_only_when_no_day_that_goes_on_has_people_of_it() {
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
        assertThat(get(one + "/suppression", organiser())).bodyText().contains("On ne revient pas en arrière");
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
    void a_removed_structure_that_a_file_names_again_is_listed_again() {
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

    private List<String> actions() {
        return history(stored().id().subject()).stream()
                .map(AuditRecord::action)
                .toList();
    }

    private MockMvcRequestBuilder edit(RequestPostProcessor who, long version, String street, String city) {
        return edit(who, version, street, city, group);
    }

    private MockMvcRequestBuilder edit(RequestPostProcessor who, long version, String street, String city, String of) {
        return filled(post(one + "/modifier", who), "Mission locale de l’Étang", street, city)
                .param("group", of)
                .param("version", String.valueOf(version));
    }

    private static MockMvcRequestBuilder filled(MockMvcRequestBuilder form, String name, String street, String city) {
        return form.param("name", name)
                .param("type", "mission-locale")
                .param("street", street)
                .param("postalCode", "44000")
                .param("city", city)
                .param("mailbox", "accueil@example.org");
    }

    private Structure stored() {
        return directory.structureStore.find(new StructureId(id("a"))).orElseThrow();
    }

    private String id(String end) {
        return "s-%s-%s".formatted(group, end);
    }

    private String row(String end, String name, String kind, String of, String postalCode) {
        return "%s;%s;%s;%s;3 rue du Port;%s;%s;accueil@example.org\n"
                .formatted(id(end), name, kind, of, postalCode, town);
    }

    private MockMvcRequestBuilder list(String query, RequestPostProcessor who) {
        return get(PAGE + query, who);
    }

    private MockMvcRequestBuilder get(String address, RequestPostProcessor who) {
        return mvc.get().uri(URI.create(address.replace(" ", "%20"))).with(who);
    }

    private MockMvcRequestBuilder post(String address, RequestPostProcessor who) {
        return mvc.post().uri(address).with(csrf()).with(who);
    }

    private static RequestPostProcessor organiser() {
        return staff("organiser");
    }
}
