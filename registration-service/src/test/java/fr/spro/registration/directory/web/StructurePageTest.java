package fr.spro.registration.directory.web;

import static fr.spro.platform.web.SignedIn.staff;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import fr.spro.platform.messaging.audit.AuditRecord;
import fr.spro.platform.testing.Infrastructure;
import fr.spro.registration.PageTest;
import fr.spro.registration.directory.Structure;
import fr.spro.registration.directory.StructureId;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.test.web.servlet.assertj.MockMvcTester.MockMvcRequestBuilder;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/// Three structures in two groups, and requests to their pages.
abstract class StructurePageTest extends PageTest {

    static final String PAGE = "/coordination/annuaire";
    final String group = Infrastructure.fresh("g");
    final String other = group + "-2";
    final String town = Infrastructure.fresh("Ville");
    final String one = PAGE + "/structures/" + id("a");

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

    MockMvcRequestBuilder list(String query, RequestPostProcessor who) {
        return get(PAGE + query, who);
    }

    List<String> actions() {
        return history(stored().id().subject()).stream()
                .map(AuditRecord::action)
                .toList();
    }

    MockMvcRequestBuilder edit(RequestPostProcessor who, long version, String street, String city) {
        return edit(who, version, street, city, group);
    }

    MockMvcRequestBuilder edit(RequestPostProcessor who, long version, String street, String city, String of) {
        return filled(post(one + "/modifier", who), "Mission locale de l’Étang", street, city)
                .param("group", of)
                .param("version", String.valueOf(version));
    }

    static MockMvcRequestBuilder filled(MockMvcRequestBuilder form, String name, String street, String city) {
        return form.param("name", name)
                .param("type", "mission-locale")
                .param("street", street)
                .param("postalCode", "44000")
                .param("city", city)
                .param("mailbox", "accueil@example.org");
    }

    Structure stored() {
        return directory.structureStore.find(new StructureId(id("a"))).orElseThrow();
    }

    String id(String end) {
        return "s-%s-%s".formatted(group, end);
    }

    String row(String end, String name, String kind, String of, String postalCode) {
        return "%s;%s;%s;%s;3 rue du Port;%s;%s;accueil@example.org\n"
                .formatted(id(end), name, kind, of, postalCode, town);
    }

    MockMvcRequestBuilder get(String address, RequestPostProcessor who) {
        return mvc.get().uri(URI.create(address.replace(" ", "%20"))).with(who);
    }

    MockMvcRequestBuilder post(String address, RequestPostProcessor who) {
        return mvc.post().uri(address).with(csrf()).with(who);
    }

    static RequestPostProcessor organiser() {
        return staff("organiser");
    }
}
