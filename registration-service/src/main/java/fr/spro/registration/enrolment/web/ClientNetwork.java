package fr.spro.registration.enrolment.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;

/// The network of a request: an IPv4 address, or the first half of an IPv6 address, since devices choose the
/// other half.
final class ClientNetwork {

    private static final int PREFIX = 4;

    private ClientNetwork() {}

    static String of(HttpServletRequest request) {
        var address = request.getRemoteAddr();
        if (!address.contains(":")) return address;
        return String.join(":", Arrays.stream(address.split(":")).limit(PREFIX).toList());
    }
}
