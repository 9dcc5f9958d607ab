package fr.spro.survey;

import static org.assertj.core.api.Assertions.assertThat;

import fr.spro.platform.testing.Infrastructure;
import fr.spro.platform.web.LogLines;
import jakarta.servlet.ServletException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpMethod;

/// The secret link of an invitation, with which anybody could answer in somebody else's place; the ways
/// of a request are those of `SecretsInLogTests` in platform/web.
class InvitationLinksInLogTests extends RunningService {

    private static final List<HttpMethod> METHODS = List.of(HttpMethod.GET, HttpMethod.POST, HttpMethod.PUT);

    @Test
    void no_line_has_the_secret_whatever_is_asked_for_below_it() {
        invite(1);
        var invited = links.text(invitation("p0").value(), 1);
        var unknown = links.text(Infrastructure.fresh("i"), 1);

        try (var log = new LogLines()) {
            for (var secret : List.of(invited, unknown, invited + "x")) {
                for (var below : List.of("", "/", "/x", ".", "?lang=en", "?OVERALL=9")) {
                    for (var method : METHODS) request(method, "/enquetes/" + secret + below);
                }
            }
            assertThat(mvc.post().uri("/enquetes/" + invited).param("OVERALL", "5"))
                    .hasRedirectedUrl("/enquetes/merci");
            request(HttpMethod.POST, "/enquetes/" + invited + "?OVERALL=1");

            assertThat(log.lines()).noneMatch(line -> line.contains(invited) || line.contains(unknown));
        }
    }

    /// Without this the test above would find nothing.
    @Test
    void detects_a_secret_in_a_message() {
        var secret = links.text(Infrastructure.fresh("i"), 1);

        try (var log = new LogLines()) {
            LoggerFactory.getLogger("any.framework").info("No mapping for {}", secret);

            assertThat(log.lines()).anyMatch(line -> line.contains(secret));
        }
    }

    private void request(HttpMethod method, String address) {
        try {
            mvc.method(method).uri(address).exchange();
        } catch (RuntimeException e) {
            assertThat(e).hasRootCauseInstanceOf(ServletException.class);
        }
    }
}
