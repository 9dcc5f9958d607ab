package fr.spro.registration.attendance.web;

import static org.assertj.core.api.Assertions.assertThat;

import fr.spro.registration.day.DayId;
import jakarta.servlet.http.Cookie;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;

/// The key of the check-in desk's list, and who may choose it.
class CheckInDeskKeyTests {

    private static final Instant NOW = Instant.parse("2026-11-19T08:00:00Z");
    private static final DayId DAY = new DayId("angers-2026-11-19");
    private static final String KNOWN = "A".repeat(43);

    private final CheckInDeskKey keys =
            new CheckInDeskKey(URI.create("https://days.example.org"), Clock.fixed(NOW, ZoneOffset.UTC));

    @Test
    void with_https_key_and_list_belong_to_the_host_alone() {
        assertThat(cookie())
                .startsWith("__Host-SPRO_CHECK_IN_angers-2026-11-19=")
                .contains("; Path=/;", "; Secure")
                .doesNotContain("Domain");
        assertThat(keys.list(List.of(), DAY, NOW.plusSeconds(60)))
                .startsWith("__Host-SPRO_DEVICE_KEYS=__Host-SPRO_CHECK_IN_angers-2026-11-19:/coordination/journees/")
                .contains("; Path=/;", "; Secure")
                .doesNotContain("Domain");
    }

    @Test
    void a_key_that_another_host_of_the_domain_has_set_is_not_adopted() {
        assertThat(cookie(new Cookie("SPRO_CHECK_IN", KNOWN), new Cookie("SPRO_CHECK_IN_angers-2026-11-19", KNOWN)))
                .doesNotContain(KNOWN);
        assertThat(cookie(new Cookie("__Host-SPRO_CHECK_IN_angers-2026-11-19", KNOWN)))
                .as("that of this host is")
                .contains(KNOWN);
    }

    private String cookie(Cookie... present) {
        var request = new MockHttpServletRequest();
        request.setSecure(true);
        request.setCookies(present);
        return keys.cookie(request, DAY, NOW.plusSeconds(60));
    }
}
