package fr.spro.platform.edge;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NetworkAddressTests {

    @ParameterizedTest
    @CsvSource({
        "192.0.2.1, 192.0.2.1",
        "192.0.2.1:40001, 192.0.2.1",
        "' 192.0.2.1 ', 192.0.2.1",
        "::ffff:192.0.2.1, 192.0.2.1",
        "2001:db8::1, 2001:0db8:0000:0000::/64",
        "2001:db8::ffff:0:0:2, 2001:0db8:0000:0000::/64",
        "2001:DB8:0:0:1::1, 2001:0db8:0000:0000::/64",
        "[2001:db8::1]:443, 2001:0db8:0000:0000::/64",
        "[2001:db8::1], 2001:0db8:0000:0000::/64",
        "fe80::1%eth0, fe80:0000:0000:0000::/64",
        "2001:db8:0:1::1, 2001:0db8:0000:0001::/64"
    })
    void every_spelling_of_an_address_is_one_network(String text, String network) {
        assertThat(NetworkAddress.parse(text))
                .get()
                .extracting(NetworkAddress::network)
                .isEqualTo(network);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", "unknown", "_x", "localhost", "192.0.2.256", "2001:db8::1::2", "[", "[]", "1.2.3.4:x"})
    void anything_else_is_no_address(String text) {
        assertThat(NetworkAddress.parse(text)).isEmpty();
    }

    @Test
    void two_networks_are_not_one() {
        assertThat(NetworkAddress.parse("2001:db8:0:1::1").orElseThrow().network())
                .isNotEqualTo(
                        NetworkAddress.parse("2001:db8:0:2::1").orElseThrow().network());
    }
}
