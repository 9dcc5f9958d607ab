package fr.spro.registration;

import static fr.spro.platform.web.SignedIn.program;
import static fr.spro.platform.web.SignedIn.staff;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.spro.registration.Route.Groups;
import fr.spro.suite.Role;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/// Every address of the service, asked by coordinators to whom nothing there belongs: none answers with anything of a
/// foreign group.
class CoordinatorRoutesTests extends EveryRoute {

    /// Ask for what is of the group, wherever an address takes them.
    private static final Map<String, String> PARAMETERS = Map.of(
            "structure", STRUCTURE, "groupe", GROUP, "people[0].name", "Ada", "people[0].email", "ada@example.org");

    static Stream<Route> withoutLink() {
        return Route.ALL.stream().filter(route -> !route.isByLink());
    }

    /// Those that read the rule.
    static Stream<Route> ofGroups() {
        return Route.ALL.stream().filter(route -> route.groups() == Groups.ONE || route.groups() == Groups.OWN);
    }

    /// Those that are closed to coordinators and can be asked for without a change.
    static Stream<Route> closed() {
        return Route.ALL.stream()
                .filter(route -> route.groups() == Groups.NONE
                        && route.method().equals(HttpMethod.GET)
                        && route.roles().contains(Role.ORGANISER));
    }

    @ParameterizedTest
    @MethodSource("withoutLink")
    void answers_nothing_of_a_foreign_group(Route route) {
        var address = address(route);

        for (var subject : List.of(OTHER, "nobody-of-any-group")) {
            var answer = ask(route, address, as(route, subject, Role.COORDINATOR), PARAMETERS);

            assertThat(leak(route, answer)).as(subject).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("ofGroups")
    void would_be_noticed_if_it_did_not_read_the_rule(Route route) {
        assertThat(leak(route, askAsIfVisible(route, staff(OWN, Role.COORDINATOR.claim()))))
                .as("the answer to whom the rule lets see the group")
                .isNotEmpty();
        assertThat(leak(route, askAsIfVisible(route, staff("camille", Role.ORGANISER.claim()))))
                .as("the answer to whom the rule lets see everything")
                .isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("closed")
    void would_be_noticed_if_it_were_open_to_coordinators(Route route) {
        var organiser = route.isApi() ? program(Role.ORGANISER.claim()) : staff("camille", Role.ORGANISER.claim());

        assertThat(leak(route, ask(route, address(route), organiser))).isNotEmpty();
    }

    @Test
    void a_route_that_is_open_to_coordinators_says_what_they_are_shown() {
        assertThatThrownBy(() -> Route.of("coordinator GET /coordination/nouveautes"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(Route.of("coordinator:own GET /coordination/nouveautes").groups())
                .isEqualTo(Groups.OWN);
    }

    private MvcTestResult askAsIfVisible(Route route, RequestPostProcessor who) {
        return ask(route, afresh(route), who, PARAMETERS);
    }

    /// What is wrong with an answer to a coordinator of another group; empty if it gives nothing away.
    private static String leak(Route route, MvcTestResult answer) {
        var status = answer.getResponse().getStatus();
        var isExpected = switch (route.groups()) {
            case NONE -> status == 403;
            case ONE -> status == 404;
            case OWN -> status == 200 || status == 422;
            case NEUTRAL -> status < 500;
        };
        if (!isExpected) return "status %d".formatted(status);
        var text = text(answer);
        // Everybody who registers chooses from the names of all structures.
        var secrets = route.isPublic() ? List.of(OWN) : List.of(OWN, "Groupe " + GROUP, "Mission " + STRUCTURE);
        return secrets.stream().filter(text::contains).findFirst().orElse("");
    }
}
