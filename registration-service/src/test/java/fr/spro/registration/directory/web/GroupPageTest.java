package fr.spro.registration.directory.web;

import static fr.spro.platform.web.SignedIn.staff;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import fr.spro.platform.testing.Infrastructure;
import fr.spro.registration.PageTest;
import fr.spro.registration.directory.CoordinatorId;
import fr.spro.registration.directory.GroupId;
import fr.spro.registration.directory.ImportDirectory;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.test.web.servlet.assertj.MockMvcTester.MockMvcRequestBuilder;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/// Two groups with one coordinator each, and requests to their pages.
abstract class GroupPageTest extends PageTest {

    static final String PAGE = "/coordination/annuaire";
    final String group = Infrastructure.fresh("g");
    final String other = group + "-2";
    final String one = PAGE + "/groupes/" + group;
    final CoordinatorId maelle = new CoordinatorId("c-" + group);

    @BeforeEach
    void list() {
        importGroups("");
    }

    ImportDirectory.Outcome importGroups(String end) {
        return importDirectory.groups(
                bytes("id;name;territory;coordinator1_id;coordinator1_name;coordinator1_email;coordinator1_subject\n"
                        + row(group, "Maëlle K")
                        + row(other, "Rozenn T")
                        + end));
    }

    static String row(String id, String name) {
        return "%1$s;Groupe %1$s;Loire;c-%1$s;%2$s;%3$s;%4$s\n".formatted(id, name, mail(id), subject(id));
    }

    static String subject(String of) {
        return "compte." + of;
    }

    static String mail(String of) {
        return of + "@coordination.example.org";
    }

    String version(String of) {
        return String.valueOf(
                directory.groupStore.find(new GroupId(of)).orElseThrow().version());
    }

    MockMvcRequestBuilder get(String address, RequestPostProcessor who) {
        return mvc.get().uri(address).with(who);
    }

    MockMvcRequestBuilder post(String address) {
        return mvc.post().uri(address).with(csrf()).with(organiser());
    }

    static RequestPostProcessor organiser() {
        return staff("organiser");
    }
}
