package fr.spro.platform.edge;

import jakarta.servlet.http.HttpServletRequest;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// The parsed address of a client: one value for every way to write it, without port or zone.
public record NetworkAddress(InetAddress address) {

    private static final int GROUPS_OF_A_NETWORK = 4;

    /// The network of the client of a request.
    public static String networkOf(HttpServletRequest request) {
        var address = request.getRemoteAddr();
        return parse(address).map(NetworkAddress::network).orElse(address);
    }

    /// Reads an address as headers and sockets write it: `192.0.2.1`, `192.0.2.1:443`, `2001:db8::1` or
    /// `[2001:db8::1]:443`. Never resolves a name.
    ///
    /// @return empty for anything else
    public static Optional<NetworkAddress> parse(@Nullable String text) {
        if (text == null || text.isBlank()) return Optional.empty();
        try {
            return Optional.of(new NetworkAddress(InetAddress.ofLiteral(withoutPort(text.strip()))));
        } catch (IllegalArgumentException notAnAddress) {
            return Optional.empty();
        }
    }

    private static String withoutPort(String text) {
        var address = text;
        if (text.startsWith("[")) {
            address = text.substring(1).replaceFirst("](:\\d{1,5})?$", "");
        } else if (text.indexOf(':') == text.lastIndexOf(':')) {
            address = text.replaceFirst(":\\d{1,5}$", "");
        }
        return address.replaceFirst("%.*$", "");
    }

    /// The network that counts as one client: an IPv4 address, or the first half of an IPv6 address (/64), since
    /// devices choose the other half.
    public String network() {
        if (address instanceof Inet4Address) return address.getHostAddress();
        var bytes = address.getAddress();
        return IntStream.range(0, GROUPS_OF_A_NETWORK)
                .mapToObj(group -> Arrays.copyOfRange(bytes, 2 * group, 2 * group + 2))
                .map(HexFormat.of()::formatHex)
                .collect(Collectors.joining(":", "", "::/64"));
    }

    /// The canonical spelling.
    @Override
    public String toString() {
        return address.getHostAddress();
    }
}
