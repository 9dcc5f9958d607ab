package fr.spro.registration;

import static org.assertj.core.api.Assertions.assertThat;

import fr.spro.platform.testing.Infrastructure;
import fr.spro.platform.web.LogLines;
import jakarta.servlet.ServletException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpMethod;

/// Each prefix of the service below which a secret link gives access; the ways of a request are those of
/// `SecretsInLogTests` in platform/web.
class SecretLinksInLogTests extends EveryRoute {

    @Test
    void no_line_has_a_secret_whatever_is_asked_for_below_it() throws Exception {
        var secret = links.text(Infrastructure.fresh("r"), 1);
        var prefixes = Route.ALL.stream()
                .filter(Route::isByLink)
                .map(route -> route.pattern().replaceAll("\\{\\w+[^}]*}", secret))
                .distinct()
                .toList();

        assertThat(prefixes).hasSizeGreaterThan(15).anyMatch(prefix -> prefix.startsWith("/comptes-rendus/"));
        try (var log = new LogLines()) {
            for (var prefix : prefixes) {
                for (var below : List.of("", "/", "/x", "x", ".")) {
                    for (var method : List.of(HttpMethod.GET, HttpMethod.POST, HttpMethod.PUT)) {
                        try {
                            mvc.method(method).uri(prefix + below).exchange();
                        } catch (RuntimeException e) {
                            assertThat(e).hasRootCauseInstanceOf(ServletException.class);
                        }
                    }
                }
            }

            assertThat(log.lines()).noneMatch(line -> line.contains(secret));
        }
    }
}
