package fr.spro.platform.web;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.stream.Stream;

/// A cookie that no other host of the domain can set: with HTTPS its name begins with `__Host-`, and its path is that
/// of the
/// whole host.
public final class HostCookie {

    private static final String OF_HOST = "__Host-";

    private HostCookie() {}

    /// @param isSecure whether browsers reach the suite by HTTPS
    public static String name(String name, boolean isSecure) {
        return isSecure ? OF_HOST + name : name;
    }

    /// The name without what binds it to the host.
    public static String plain(String name) {
        return name.startsWith(OF_HOST) ? name.substring(OF_HOST.length()) : name;
    }

    /// The values that the request has; with HTTPS only those that this host has set.
    public static Stream<String> values(HttpServletRequest request, String name) {
        return values(request.getCookies(), name(name, request.isSecure()));
    }

    static Stream<String> values(Cookie[] cookies, String name) {
        return Stream.of(Optional.ofNullable(cookies).orElse(new Cookie[0]))
                .filter(cookie -> cookie.getName().equals(name))
                .map(Cookie::getValue);
    }
}
