package fr.spro.registration.attendance.web;

import static org.assertj.core.api.Assertions.assertThat;

import fr.spro.platform.web.DeviceKey;
import fr.spro.registration.day.DayId;
import jakarta.servlet.http.Cookie;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
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
        assertThat(keys.list(request(), DAY))
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

    /// Monday the desk of Friday, then that of Monday: the list names both until they are gone.
    @Test
    void the_list_for_the_sign_out_outlasts_the_keys_of_all_days_and_forgets_only_those_that_are_gone() {
        var friday = new DayId("nantes-2026-11-20");
        var ofFriday = new Cookie(CheckInDeskKey.name(friday, true), KNOWN);
        var named = value(keys.list(request(), friday));

        var both = keys.list(request(new Cookie("__Host-" + DeviceKey.LIST, named), ofFriday), DAY);

        assertThat(both).contains(CheckInDeskKey.name(friday, true), CheckInDeskKey.name(DAY, true));
        assertThat(both).contains("Max-Age=" + DeviceKey.LONGEST.toSeconds());
        assertThat(DeviceKey.of(request(new Cookie("__Host-" + DeviceKey.LIST, value(both)))))
                .hasSize(2);
        assertThat(keys.list(request(new Cookie("__Host-" + DeviceKey.LIST, value(both))), DAY))
                .as("once the browser has dropped the key")
                .doesNotContain(friday.value());
    }

    private static String value(String cookie) {
        return cookie.substring(cookie.indexOf('=') + 1, cookie.indexOf(';'));
    }

    private String cookie(Cookie... present) {
        return keys.cookie(request(present), DAY, NOW.plusSeconds(60));
    }

    private static MockHttpServletRequest request(Cookie... present) {
        var request = new MockHttpServletRequest();
        request.setSecure(true);
        request.setCookies(present);
        return request;
    }
}
