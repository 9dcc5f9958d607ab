package fr.spro.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.Cookie;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;

class DeviceKeyTests {

    private static final DeviceKey FIRST = new DeviceKey("KEY", "/staff/days/d-1/door");
    private static final DeviceKey SECOND = new DeviceKey("KEY", "/staff/days/d-2/door");

    @Test
    void reads_the_keys_that_it_has_written() {
        assertThat(read(DeviceKey.list(Stream.of(FIRST, SECOND, FIRST)))).containsExactly(FIRST, SECOND);
        assertThat(DeviceKey.of(new MockHttpServletRequest())).isEmpty();
    }

    @Test
    void ignores_what_it_has_not_written() {
        for (var text : List.of("", "x", "KEY:http://evil.example", "KEY://evil.example\"", "a b:/x", "KEY:/x?y=<z>")) {
            assertThat(read(text)).as(text).isEmpty();
        }
    }

    @Test
    void names_at_most_ten_keys() {
        var many = IntStream.range(0, 50).mapToObj(i -> new DeviceKey("KEY", "/d-" + i));

        assertThat(read(DeviceKey.list(many))).hasSize(10);
    }

    @Test
    void a_list_that_another_host_of_the_domain_has_set_hides_no_key_from_the_sign_out() {
        var bogus = IntStream.range(0, 50).mapToObj(i -> new DeviceKey("BOGUS", "/d-" + i));
        var request = new MockHttpServletRequest();
        request.setSecure(true);
        request.setCookies(
                new Cookie(DeviceKey.LIST, DeviceKey.list(bogus)),
                new Cookie("__Host-" + DeviceKey.LIST, DeviceKey.list(Stream.of(FIRST, SECOND))));

        assertThat(DeviceKey.of(request)).startsWith(FIRST, SECOND).hasSize(10);
    }

    private static List<DeviceKey> read(String list) {
        var request = new MockHttpServletRequest();
        request.setCookies(new Cookie(DeviceKey.LIST, list));
        return DeviceKey.of(request);
    }
}
