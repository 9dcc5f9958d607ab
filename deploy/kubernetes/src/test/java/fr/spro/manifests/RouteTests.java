package fr.spro.manifests;

import static org.assertj.core.api.Assertions.assertThat;

import fr.spro.contracts.Service;
import java.net.URI;
import java.util.Comparator;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class RouteTests {

    private record Match(String type, String path, String backend) {

        boolean takes(String address) {
            return type.equals("Exact")
                    ? address.equals(path)
                    : path.equals("/") || address.equals(path) || address.startsWith(path + "/");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/, registration-service",
        "/journees/2026-11-19/inscription, registration-service",
        "/inscriptions/secret, registration-service",
        "/attestations/code, registration-service",
        "/comptes-rendus/secret, registration-service",
        "/accueil/secret, registration-service",
        "/coordination/journees, registration-service",
        "/coordination/annuaire, registration-service",
        "/logout/connect/back-channel/registration, registration-service",
        "/logout/connect/back-channel/survey, survey-service",
        "/logout/connect/back-channel/branding, branding-service",
        "/logout/connect/back-channel/notification, notification-service",
        "/enquetes/secret, survey-service",
        "/enquetes-publiques, registration-service",
        "/coordination/enquetes, survey-service",
        "/coordination/supports/envois, branding-service",
        "/coordination/messages, notification-service",
    })
    void routes_an_address_to_its_service(String address, String service) {
        assertThat(backendOf(address)).isEqualTo(service);
    }

    @ParameterizedTest
    @EnumSource
    void routes_paths_with_a_service_name_to_that_service(Service service) {
        var name = service.shortName();

        assertThat(Stream.of(
                        "/api/" + name + "/v1/things",
                        "/api/" + name + "/openapi.json",
                        "/login/oauth2/code/" + name,
                        "/oauth2/authorization/" + name,
                        "/logout/" + name,
                        "/assets/" + name + "/style.css"))
                .allSatisfy(
                        address -> assertThat(backendOf(address)).as(address).isEqualTo(service.serviceName()));
    }

    @ParameterizedTest
    @ValueSource(strings = {Rendered.BASE, Rendered.DEMO, Rendered.EXAMPLE})
    void the_public_address_is_that_of_the_pages(String folder) {
        var rendered = Rendered.of(folder);

        var settings = rendered.all("ConfigMap")
                .filter(map -> Rendered.name(map).startsWith("settings-"))
                .findFirst()
                .orElseThrow();
        var host = URI.create(settings.at("/data/SPRO_PUBLICURL").asString()).getHost();
        assertThat(rendered.all("HTTPRoute"))
                .hasSize(2)
                .allSatisfy(route -> assertThat(route.at("/spec/hostnames"))
                        .extracting(JsonNode::asString)
                        .containsExactly(host));
    }

    @Test
    void nothing_is_served_by_plain_http_but_a_redirect() {
        var rendered = Rendered.of(Rendered.EXAMPLE);

        assertThat(rendered.one("HTTPRoute", "spro")
                        .at("/spec/parentRefs/0/sectionName")
                        .asString())
                .isEqualTo("https");
        var redirect = rendered.one("HTTPRoute", "spro-redirect").path("spec");
        assertThat(redirect.at("/parentRefs/0/sectionName").asString()).isEqualTo("http");
        assertThat(redirect.path("rules")).hasSize(1);
        assertThat(redirect.at("/rules/0/filters/0/requestRedirect/scheme").asString())
                .isEqualTo("https");
        assertThat(redirect.at("/rules/0/backendRefs").isMissingNode()).isTrue();
    }

    private static String backendOf(String address) {
        return StreamSupport.stream(route().at("/spec/rules").spliterator(), false)
                .flatMap(RouteTests::matches)
                .filter(match -> match.takes(address))
                .max(Comparator.comparing((Match match) -> match.type().equals("Exact"))
                        .thenComparing(match -> match.path().length()))
                .map(Match::backend)
                .orElseThrow();
    }

    private static Stream<Match> matches(JsonNode rule) {
        var backend = rule.at("/backendRefs/0");
        var service =
                Rendered.of(Rendered.BASE).one("Service", backend.path("name").asString());
        assertThat(service.at("/spec/ports/0/port")).isEqualTo(backend.path("port"));
        return StreamSupport.stream(rule.path("matches").spliterator(), false)
                .map(match -> match.path("path"))
                .map(path -> new Match(
                        path.path("type").asString(), path.path("value").asString(), Rendered.name(service)));
    }

    private static JsonNode route() {
        return Rendered.of(Rendered.BASE).one("HTTPRoute", "spro");
    }
}
