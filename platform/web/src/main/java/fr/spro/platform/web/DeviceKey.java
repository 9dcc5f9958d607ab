package fr.spro.platform.web;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A cookie with which a page reads what it stores encrypted on a device. Another cookie names all of them, with their
/// pages, for the sign-out, which takes them away. Both are [HostCookie]s: a key that another host has chosen would
/// outlast the sign-out.
///
/// @param path of the page
public record DeviceKey(String cookie, String path) {

    /// The cookie that names the keys of this device.
    public static final String LIST = "SPRO_DEVICE_KEYS";

    /// As long as browsers keep a cookie at most: the list outlasts every key that it names.
    public static final Duration LONGEST = Duration.ofDays(400);

    private static final int MAX_KEYS = 10;
    private static final Pattern ENTRY = Pattern.compile("([\\w-]{1,150}):(/[\\w/-]{1,200})");

    /// The keys of this device, as the request names them; those that a version before named, whose list
    /// another host could set, only after all others.
    public static List<DeviceKey> of(HttpServletRequest request) {
        return Stream.concat(
                        HostCookie.values(request, LIST),
                        request.isSecure() ? HostCookie.values(request.getCookies(), LIST) : Stream.empty())
                .flatMap(list -> Arrays.stream(list.split("\\|", MAX_KEYS + 1)))
                .map(ENTRY::matcher)
                .filter(entry -> entry.matches())
                .map(entry -> new DeviceKey(entry.group(1), entry.group(2)))
                .distinct()
                .limit(MAX_KEYS)
                .toList();
    }

    /// Those of the named keys that the browser has not dropped: what the device has stored with them is readable.
    static List<DeviceKey> present(HttpServletRequest request) {
        var cookies = Stream.of(Optional.ofNullable(request.getCookies()).orElse(new Cookie[0]))
                .map(Cookie::getName)
                .collect(Collectors.toSet());
        return of(request).stream()
                .filter(key -> cookies.contains(key.cookie()))
                .toList();
    }

    /// Whether a cookie of this name names keys.
    public static boolean isList(String cookie) {
        return HostCookie.plain(cookie).equals(LIST);
    }

    /// The value of the cookie that names these keys.
    public static String list(Stream<DeviceKey> keys) {
        return keys.distinct()
                .limit(MAX_KEYS)
                .map(key -> "%s:%s".formatted(key.cookie(), key.path()))
                .collect(Collectors.joining("|"));
    }
}
