package fr.spro.registration.enrolment.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;

/// Where a request comes from: an IPv4 address, or the first half of an IPv6 address, for the other
/// half a device chooses by itself.
final class Network {

    private static final int PREFIX = 4;

    private Network() {}

    static String of(HttpServletRequest request) {
        var address = request.getRemoteAddr();
        if (!address.contains(":")) return address;
        return String.join(":", Arrays.stream(address.split(":")).limit(PREFIX).toList());
    }
}
