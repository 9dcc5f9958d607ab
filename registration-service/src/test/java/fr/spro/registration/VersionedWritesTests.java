package fr.spro.registration;

import static org.assertj.core.api.Assertions.assertThat;

import fr.spro.platform.web.versions.Write;
import fr.spro.suite.Role;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.http.HttpMethod;

/// Each write with a version, sent without a version and with an invalid one.
class VersionedWritesTests extends EveryRoute {

    /// Valid values of all fields of all forms; each form takes its own.
    private static final Map<String, String> FIELDS = Map.ofEntries(
            Map.entry("title", "Un titre"),
            Map.entry("date", "2027-11-19"),
            Map.entry("startsAt", "09:30"),
            Map.entry("endsAt", "16:30"),
            Map.entry("place", "Angers"),
            Map.entry("description", "Une journée"),
            Map.entry("places", "200"),
            Map.entry("room", "Salle Vilaine"),
            Map.entry("seats", "12"),
            Map.entry("wording", "Votre trajet ?"),
            Map.entry("purpose", "Pour préparer la journée."),
            Map.entry("keptDays", "30"),
            Map.entry("options[0].french", "En train"),
            Map.entry("options[1].french", "En voiture"),
            Map.entry("name", "Une autre"),
            Map.entry("email", "other@example.org"),
            Map.entry("subject", "other"),
            Map.entry("territory", "Loire"),
            Map.entry("type", "mission-locale"),
            Map.entry("group", GROUP),
            Map.entry("street", "4 rue du Port"),
            Map.entry("postalCode", "44000"),
            Map.entry("city", "Nantes"),
            Map.entry("mailbox", "b@example.org"),
            Map.entry("structure", "other"),
            Map.entry("otherStructure", "Une association"),
            Map.entry("text", "Nous avons parlé."));

    @ParameterizedTest
    @MethodSource("pages")
    void shows_a_form_without_its_version_again(Route route) {
        for (var version : List.of("none", "", "x", "-1", "99999999999999999999")) {
            var fields = new HashMap<>(FIELDS);
            fields.put("kind", route.pattern().contains("questions") ? "CHOICE" : "WORKSHOP");
            if (!version.equals("none")) fields.put("version", version);

            assertThat(ask(route, unused(freshAddress(route)), as(route, OWN, Role.ORGANISER), fields))
                    .as("version %s", version)
                    .hasStatus(409)
                    .bodyText()
                    .contains("name=\"version\"", "entre-temps");
        }
    }

    @ParameterizedTest
    @MethodSource("operations")
    void refuses_an_operation_without_if_match(Route route) {
        assertThat(ask(route, freshAddress(route), as(route, OWN, Role.ORGANISER)))
                .hasStatus(428);
    }

    @ParameterizedTest
    @MethodSource("replacements")
    void looks_for_what_the_address_names_before_version_and_body(Route route) {
        var unknown = route.pattern().replaceAll("\\{[^}]+}", "unknown");

        assertThat(ask(route, unknown, as(route, OWN, Role.ORGANISER))).hasStatus(404);
    }

    /// Entries that are in use cannot be removed.
    private static String unused(String address) {
        return address.endsWith("/suppression") ? address.replaceFirst("/(groupes|structures)/[^/]+", "$0-2") : address;
    }

    static List<Route> pages() {
        return versioned(false);
    }

    static List<Route> operations() {
        return versioned(true);
    }

    static List<Route> replacements() {
        return operations().stream()
                .filter(route -> route.method().equals(HttpMethod.PUT))
                .toList();
    }

    private static List<Route> versioned(boolean isApi) {
        var versioned = Write.listed().stream()
                .filter(write -> write.guard().equals(Write.VERSION))
                .map(Write::route)
                .collect(Collectors.toSet());
        return Route.ALL.stream()
                .filter(route -> route.isApi() == isApi && versioned.contains(route.name()))
                .toList();
    }
}
