package fr.spro.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import fr.spro.platform.web.security.CrossSiteFilter;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class CrossSiteFilterTests {

    private final CrossSiteFilter filter = new CrossSiteFilter(URI.create("https://days.example.org"));

    @ParameterizedTest(name = "Sec-Fetch-Site {0}, Origin {1}: {2}")
    @CsvSource({
        "same-origin, null, true",
        "same-origin, https://days.example.org, true",
        "none, , true",
        "cross-site, null, false",
        "cross-site, https://days.example.org, false",
        "same-site, https://other.example.org, false",
        "Cross-Site, , false",
        "'', https://evil.example, false",
        ", https://days.example.org, true",
        ", HTTPS://days.example.org, true",
        ", https://days.example.org:8443, false",
        ", http://days.example.org, false",
        ", https://evil.example, false",
        ", null, true",
        ", , true"
    })
    void only_a_page_of_another_site_is_rejected(@Nullable String site, @Nullable String origin, boolean isAccepted)
            throws Exception {
        assertThat(accepts("POST", "/journees/j/inscription", site, origin)).isEqualTo(isAccepted);
    }

    @Test
    void links_from_other_sites_and_the_api_are_not_concerned() throws Exception {
        assertThat(accepts("GET", "/inscriptions/x", "cross-site", "https://mail.example"))
                .isTrue();
        assertThat(accepts("POST", "/api/registration/v1/days", "cross-site", "https://tool.example"))
                .isTrue();
        assertThat(accepts("PUT", "/inscriptions/x", "cross-site", null)).isFalse();
        assertThat(accepts("BREW", "/inscriptions/x", "cross-site", null)).isFalse();
    }

    private boolean accepts(String method, String path, @Nullable String site, @Nullable String origin)
            throws ServletException, IOException {
        var request = new MockHttpServletRequest(method, path);
        if (site != null) request.addHeader("Sec-Fetch-Site", site);
        if (origin != null) request.addHeader("Origin", origin);
        var response = new MockHttpServletResponse();
        var chain = new MockFilterChain();
        filter.doFilter(request, response, chain);
        assertThat(response.getStatus()).isEqualTo(chain.getRequest() == null ? 403 : 200);
        return chain.getRequest() != null;
    }
}
