package fr.spro.registration;

import static fr.spro.platform.web.SignedIn.staff;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.anonymous;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import fr.spro.suite.Role;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/// Each path of the service with each role, compared with `roles.txt`, and with an invalid link.
class RolesTests extends EveryRoute {

    private static final List<String> CONTENT_TYPES =
            List.of("text/plain", "application/xml", "multipart/form-data", "multipart/form-data; boundary=b", "*/*");

    @Test
    void the_table_lists_exactly_the_routes_of_the_service() {
        assertThat(difference(
                        addresses(),
                        Route.ALL.stream().map(Route::name).collect(Collectors.toCollection(TreeSet::new))))
                .isEmpty();
    }

    @Test
    void detects_routes_missing_from_the_table_and_unknown_routes_in_it() {
        assertThat(difference(Set.of("GET /a", "GET /b"), Set.of("GET /b", "GET /c")))
                .containsExactly("GET /a is not in roles.txt", "GET /c is no address");
    }

    @ParameterizedTest
    @FieldSource("fr.spro.registration.Route#ALL")
    void allows_exactly_the_roles_in_the_table(Route route) {
        var answers = new ArrayList<String>();

        for (var role : EnumSet.complementOf(route.roles())) {
            answers.add(deviation(route, role, ask(route, address(route), as(route, OWN, role))));
        }
        for (var role : route.roles())
            answers.add(deviation(route, role, ask(route, freshAddress(route), as(route, OWN, role))));
        answers.add(deviation(
                route, null, ask(route, route.isPublic() ? freshAddress(route) : address(route), anonymous())));

        assertThat(answers).containsOnly("");
    }

    @ParameterizedTest
    @MethodSource("writesOfStaff")
    void whoever_may_not_use_a_route_learns_nothing_of_the_content_types_that_it_accepts(Route route) {
        var address = address(route);
        var answers = new ArrayList<String>();

        for (var type : CONTENT_TYPES) {
            for (var role : EnumSet.complementOf(route.roles())) {
                answers.add(type + deviation(route, role, send(route, address, type, as(route, OWN, role))));
            }
            var anonymous = send(route, address, type, anonymous());
            // The page says that the file must be chosen again after signing in.
            var isUpload = type.startsWith("multipart/") && !route.isApi();
            var isSignedOutUpload = isUpload && anonymous.getResponse().getStatus() == 403;
            answers.add(type + (isSignedOutUpload ? "" : deviation(route, null, anonymous)));
        }

        assertThat(answers).isSubsetOf(CONTENT_TYPES);
    }

    static List<Route> writesOfStaff() {
        return Route.ALL.stream()
                .filter(route -> !route.isPublic() && !route.method().equals(HttpMethod.GET))
                .toList();
    }

    private MvcTestResult send(Route route, String address, String type, RequestPostProcessor who) {
        var request = mvc.method(route.method()).uri(address).with(who).header(HttpHeaders.CONTENT_TYPE, type);
        if (!route.isApi()) request.with(csrf());
        return request.content("x").exchange();
    }

    @Test
    void detects_a_response_that_contradicts_the_table() {
        var staffPage = Route.of("organiser GET /coordination/journees");
        var publicPage = Route.of("everybody GET /coordination/journees");
        var address = "/coordination/journees";

        assertThat(deviation(staffPage, Role.OPERATOR, ask(staffPage, address, as(staffPage, OWN, Role.OPERATOR))))
                .isEqualTo("OPERATOR: 200");
        assertThat(deviation(publicPage, null, ask(publicPage, address, anonymous())))
                .isEqualTo("anonymous: 302 /oauth2/authorization/registration");
        assertThat(deviation(staffPage, Role.ORGANISER, ask(staffPage, "/coordination/nothing", staff("organiser"))))
                .isEqualTo("ORGANISER: 404");
    }

    @ParameterizedTest
    @MethodSource("routesOfParticipants")
    void accepts_only_the_current_link_of_a_participant(Route route) {
        var genuine = address(route);
        var link = genuine.split("/")[route.pattern().startsWith("/inscriptions/adresse/") ? 3 : 2];
        var id = link.substring(0, link.indexOf('.'));
        var forged = link.substring(0, link.length() - 2) + (link.endsWith("AA") ? "BB" : "AA");
        var older = id.contains("~") ? links.text(id.replace("~2", "~1"), 1) : links.text(id, 0);
        var wrong = List.of(forged, older, links.text("nobody", 1), links.text("nobody~1", 1), "x", link + "." + link);

        for (var secret : wrong) {
            assertThat(ask(route, genuine.replace(link, secret), anonymous()))
                    .as(secret)
                    .hasStatus(404)
                    .bodyText()
                    .doesNotContain(PERSON);
        }
        isModified = true;
        assertThat(deviation(route, null, ask(route, genuine, anonymous()))).isEmpty();
    }

    static List<Route> routesOfParticipants() {
        return Route.ALL.stream()
                .filter(route -> route.pattern().matches("/inscriptions/(adresse/)?\\{secret}.*"))
                .toList();
    }

    private static List<String> difference(Set<String> addresses, Set<String> lines) {
        return Stream.concat(
                        addresses.stream()
                                .filter(address -> !lines.contains(address))
                                .map(address -> address + " is not in roles.txt"),
                        lines.stream().filter(line -> !addresses.contains(line)).map(line -> line + " is no address"))
                .toList();
    }

    /// Empty if the response is as in the table; 404 counts as allowed where the test has no entity.
    private static String deviation(Route route, @Nullable Role role, MvcTestResult answer) {
        var status = answer.getResponse().getStatus();
        var location = answer.getResponse().getRedirectedUrl();
        var isSignIn = status == 302 && location != null && location.startsWith("/oauth2/authorization/");
        var isAccepted = status < 500 && status != 401 && status != 403 && status != 404 && status != 405 && !isSignIn;
        var isAllowed = role == null ? route.isPublic() : route.roles().contains(role);
        var isExpected = isAllowed
                ? isAccepted
                        || status == 404 && answer.getRequest().getRequestURI().contains("/unknown")
                : role == null ? (route.isApi() ? status == 401 : isSignIn) : status == 403;
        if (isExpected) return "";
        var redirect = location == null ? "" : " " + location;
        return "%s: %d%s".formatted(role == null ? "anonymous" : role, status, redirect);
    }
}
