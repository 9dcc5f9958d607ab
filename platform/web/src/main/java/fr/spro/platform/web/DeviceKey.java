package fr.spro.platform.web;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A cookie with which a page reads what it stores encrypted on a device. It is sent to that page alone, so
/// another cookie names all of them for the sign-out, which takes them away.
///
/// @param path of the page
public record DeviceKey(String cookie, String path) {

    /// The cookie that names the keys of this device.
    public static final String LIST = "SPRO_DEVICE_KEYS";

    private static final int MAX_KEYS = 10;
    private static final Pattern ENTRY = Pattern.compile("(\\w{1,40}):(/[\\w/-]{1,200})");

    /// The keys of this device, as the request names them.
    public static List<DeviceKey> of(HttpServletRequest request) {
        return Stream.of(Optional.ofNullable(request.getCookies()).orElse(new Cookie[0]))
                .filter(cookie -> cookie.getName().equals(LIST))
                .flatMap(cookie -> Arrays.stream(cookie.getValue().split("\\|", MAX_KEYS + 1)))
                .map(ENTRY::matcher)
                .filter(entry -> entry.matches())
                .map(entry -> new DeviceKey(entry.group(1), entry.group(2)))
                .distinct()
                .limit(MAX_KEYS)
                .toList();
    }

    /// The value of the cookie that names these keys.
    public static String list(Stream<DeviceKey> keys) {
        return keys.distinct()
                .limit(MAX_KEYS)
                .map(key -> "%s:%s".formatted(key.cookie(), key.path()))
                .collect(Collectors.joining("|"));
    }
}
