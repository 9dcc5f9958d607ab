package fr.spro.registration;

import static fr.spro.platform.web.SignedIn.staff;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.jwt;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.oidcLogin;

import fr.spro.registration.Route.Groups;
import fr.spro.registration.day.DayId;
import fr.spro.registration.directory.Scope;
import fr.spro.registration.enrolment.RegistrationId;
import fr.spro.suite.Role;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/// Each path of the service, requested by coordinators of another group: no response contains data of a
/// foreign group.
class CoordinatorRoutesTests extends EveryRoute {

    /// Parameters that refer to the group, where a path takes them.
    private static final Map<String, String> PARAMETERS = Map.of(
            "structure",
            STRUCTURE,
            "groupe",
            GROUP,
            "people[0].name",
            "Ada",
            "people[0].email",
            "ada@example.org",
            "people[0].workshops[0]",
            "none",
            "people[0].workshops[1]",
            "none",
            "tous",
            "oui");

    static Stream<Route> withoutLink() {
        return Route.ALL.stream().filter(route -> !route.isByLink());
    }

    /// The routes that apply the access rule.
    static Stream<Route> withGroups() {
        return Route.ALL.stream().filter(route -> route.groups() == Groups.ONE || route.groups() == Groups.OWN);
    }

    /// The routes that are closed to coordinators and can be requested without effect.
    static Stream<Route> closed() {
        return Route.ALL.stream()
                .filter(route -> route.groups() == Groups.NONE
                        && route.method().equals(HttpMethod.GET)
                        && route.roles().contains(Role.ORGANISER));
    }

    /// The routes that show people and are closed to coordinators.
    static Stream<Route> withPeopleForOrganisers() {
        return Route.ALL.stream().filter(route -> route.groups() == Groups.NONE && route.groupsIfOpen() != Groups.NONE);
    }

    static Stream<Route> withoutPeople() {
        return closed().filter(route -> route.groupsIfOpen() == Groups.NONE);
    }

    @ParameterizedTest
    @MethodSource("withoutLink")
    void hides_other_groups_from_a_coordinator(Route route) {
        var address = address(route);

        for (var subject : List.of(OTHER, "nobody-of-any-group")) {
            var answer = ask(route, address, as(route, subject, Role.COORDINATOR), PARAMETERS);

            assertThat(leak(route, answer)).as(subject).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("withGroups")
    void shows_people_to_those_whom_the_access_rule_allows(Route route) {
        assertThat(leak(route, askWithFreshData(route, staff(OWN, Role.COORDINATOR.claim()))))
                .as("the answer to whom the rule lets see the group")
                .isNotEmpty();
        assertThat(leak(route, askWithFreshData(route, staff("camille", Role.ORGANISER.claim()))))
                .as("the answer to whom the rule lets see everything")
                .isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("closed")
    void shows_data_to_organisers_that_coordinators_may_not_see(Route route) {
        assertThat(leak(route, ask(route, address(route), asOrganiser(route)))).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("withPeopleForOrganisers")
    void applies_the_access_rule_even_where_coordinators_are_forbidden(Route route) {
        assertThat(leak(route.openToCoordinators(), askWithFreshData(route, asCoordinatorLetIn(route, OTHER))))
                .as("the answer to a coordinator of another group")
                .isEmpty();
        assertThat(leak(route.openToCoordinators(), askWithFreshData(route, asCoordinatorLetIn(route, OWN))))
                .as("the answer to a coordinator of the group")
                .isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("withoutPeople")
    void shows_no_person_on_routes_without_an_access_rule(Route route) {
        assertThat(text(ask(route, address(route), asOrganiser(route)))).doesNotContain(PERSON);
    }

    @Test
    void rejects_a_check_in_of_a_person_of_another_group() {
        for (var pattern : List.of(
                "/coordination/journees/{slug}/inscriptions/{id}/presence",
                "/coordination/journees/{slug}/accueil/presences",
                "/api/registration/v1/days/{slug}/attendance")) {
            var route = Route.of("organiser POST " + pattern);
            var person = person(freshAddress(route));
            begin(registrations.findById(person).orElseThrow().day());

            assertThat(checkIn(route, person, OTHER)).as(pattern).isFalse();
            assertThat(checkIn(route, person, OWN)).as(pattern).isTrue();
        }
    }

    @Test
    void prints_no_attestation_for_a_person_of_another_group() {
        var routes = Stream.of(
                        "/coordination/journees/{slug}/papiers/attestations.pdf",
                        "/api/registration/v1/days/{slug}/documents/attestations")
                .map(pattern -> Route.of("organiser:own POST " + pattern))
                .toList();
        var person = person(freshAddress(routes.getFirst()));
        var held = registrations.findById(person).orElseThrow().day();
        begin(held);
        checkIn.handle(held, person, null, Scope.WHOLE, "camille");
        hold(held);

        for (var route : routes) {
            assertThat(leak(route.openToCoordinators(), ask(route, address(route), asCoordinatorLetIn(route, OTHER))))
                    .isEmpty();
            assertThat(leak(route.openToCoordinators(), ask(route, address(route), asCoordinatorLetIn(route, OWN))))
                    .isEqualTo(PERSON);
        }
    }

    /// Whether the person is present after somebody has checked them in.
    private boolean checkIn(Route route, RegistrationId person, String subject) {
        var body = "{\"checkIns\": [{\"id\": \"m\", \"registration\": \"%s\", \"at\": \"2027-11-19T09:00:00Z\"}]}";
        var request = mvc.post()
                .uri(address(route))
                .with(asCoordinatorLetIn(route, subject))
                .with(csrf());
        if (!route.pattern().endsWith("/presence")) {
            request.contentType(MediaType.APPLICATION_JSON).content(body.formatted(person.value()));
        }
        assertThat(request.exchange())
                .satisfies(
                        answer -> assertThat(answer.getResponse().getStatus()).isIn(200, 302, 404));
        return registrations.findById(person).orElseThrow().attendance().isCheckedIn();
    }

    /// The registration at the day of a path.
    private RegistrationId person(String address) {
        var slug = address.replaceAll(".*/(journees|days)/([^/]+)/.*", "$2");
        return registrations.findByDay(new DayId(slug)).getFirst().id();
    }

    @Test
    void a_route_open_to_coordinators_must_declare_which_groups_it_shows() {
        assertThatThrownBy(() -> Route.of("coordinator GET /coordination/nouveautes"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(Route.of("coordinator:own GET /coordination/nouveautes").groups())
                .isEqualTo(Groups.OWN);
    }

    private static RequestPostProcessor asOrganiser(Route route) {
        return as(route, "camille", Role.ORGANISER);
    }

    /// A coordinator with the role that the route requires, so that only the access rule applies.
    private static RequestPostProcessor asCoordinatorLetIn(Route route, String subject) {
        var roles = List.of(Role.COORDINATOR.claim());
        var organiser = new SimpleGrantedAuthority("ROLE_ORGANISER");
        return route.isApi()
                ? jwt().jwt(token -> token.subject(subject).claim("roles", roles))
                        .authorities(organiser)
                : oidcLogin()
                        .idToken(token -> token.subject(subject).claim("roles", roles))
                        .authorities(organiser);
    }

    private MvcTestResult askWithFreshData(Route route, RequestPostProcessor who) {
        return ask(route, freshAddress(route), who, PARAMETERS);
    }

    /// The leak in a response to a coordinator of another group; empty if there is none.
    private static String leak(Route route, MvcTestResult answer) {
        var status = answer.getResponse().getStatus();
        var isExpected = switch (route.groups()) {
            case NONE -> status == 403;
            case ONE -> status == 404;
            case OWN -> status == 200 || status == 303 || status == 422;
            case NEUTRAL -> status < 500;
        };
        if (!isExpected) return "status %d".formatted(status);
        var text = text(answer);
        return secrets(route).filter(text::contains).findFirst().orElse("");
    }

    /// Participants choose from the names of all structures, and the history names the account of who did something.
    private static Stream<String> secrets(Route route) {
        if (route.isPublic()) return Stream.of(PERSON);
        var ofGroup = Stream.of(PERSON, "Groupe " + GROUP, "Mission " + STRUCTURE);
        return route.pattern().endsWith("/historique") ? ofGroup : Stream.concat(ofGroup, Stream.of(OWN));
    }
}
