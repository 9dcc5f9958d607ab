package fr.spro.platform.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

class PublicRequestTests {

    private static final URI PUBLIC = URI.create("https://days.example.org");

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "192.0.2.1; 1; 192.0.2.1",
                "192.0.2.1:40001; 1; 192.0.2.1",
                "203.0.113.9, 192.0.2.1; 1; 192.0.2.1",
                "203.0.113.9, 192.0.2.1, 198.51.100.1; 2; 192.0.2.1",
                "192.0.2.1; 2; 192.0.2.1",
                "192.0.2.1; 0; 10.0.0.1",
                "unknown; 1; 10.0.0.1",
                "_x; 1; 10.0.0.1",
                "203.0.113.9, unknown; 1; 10.0.0.1",
                ",,,; 1; 10.0.0.1",
                "'[2001:db8::1]:443'; 1; 2001:db8:0:0:0:0:0:1"
            })
    void counts_the_hops_of_trusted_proxies_from_the_right(String forwardedFor, int hops, String client) {
        var request = request();
        request.addHeader("X-Forwarded-For", forwardedFor);

        assertThat(new PublicRequest(request, PUBLIC, hops).getRemoteAddr()).isEqualTo(client);
    }

    @Test
    void counts_the_hops_of_several_header_lines() {
        var request = request();
        request.addHeader("X-Forwarded-For", "203.0.113.9");
        request.addHeader("X-Forwarded-For", "192.0.2.1");

        assertThat(new PublicRequest(request, PUBLIC, 1).getRemoteAddr()).isEqualTo("192.0.2.1");
    }

    @Test
    void ignores_the_hops_of_the_header_forwarded() {
        var request = request();
        request.addHeader("Forwarded", "for=203.0.113.9;host=evil.example;proto=gopher");

        assertThat(new PublicRequest(request, PUBLIC, 1).getRemoteAddr()).isEqualTo("10.0.0.1");
    }

    @Test
    void no_header_changes_host_scheme_port_or_prefix() {
        var request = request();
        request.setServerName("evil.example");
        request.addHeader("Host", "evil.example");
        request.addHeader("Forwarded", "host=evil.example");
        for (var name : new String[] {"Host", "Proto", "Port", "Prefix", "Ssl"}) {
            request.addHeader("X-Forwarded-" + name, "evil.example");
        }
        var shown = new PublicRequest(request, PUBLIC, 1);

        assertThat(ServletUriComponentsBuilder.fromRequest(shown).toUriString())
                .isEqualTo("https://days.example.org/days/x");
        assertThat(shown.getRequestURL()).hasToString("https://days.example.org/days/x");
        assertThat(shown.getServerPort()).isEqualTo(443);
        assertThat(shown.isSecure()).isTrue();
        assertThat(shown.getHeader("host")).isEqualTo("days.example.org");
        assertThat(shown.getHeader("x-forwarded-prefix")).isNull();
        assertThat(shown.getHeaders("FORWARDED").hasMoreElements()).isFalse();
        assertThat(Collections.list(shown.getHeaderNames())).containsExactly("Host");
    }

    @Test
    void an_address_with_characters_that_no_uri_has_is_encoded() {
        var request = request();
        request.setRequestURI("/days/x>\\[1]");
        request.setQueryString("q=\"{a|b}^`<%20");
        var shown = new PublicRequest(request, PUBLIC, 1);

        assertThat(shown.getRequestURI()).isEqualTo("/days/x%3E%5C%5B1%5D");
        assertThat(shown.getQueryString()).isEqualTo("q=%22%7Ba%7Cb%7D%5E%60%3C%20");
        assertThat(URI.create(shown.getRequestURL() + "?" + shown.getQueryString()))
                .isNotNull();
    }

    private static MockHttpServletRequest request() {
        var request = new MockHttpServletRequest("GET", "/days/x");
        request.setRemoteAddr("10.0.0.1");
        return request;
    }
}
