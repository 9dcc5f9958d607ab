package fr.spro.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/// What a page that works offline keeps on a device and has not sent yet. The script of the page notes it in
/// a cookie, so that other pages warn before it is too late: only that page can send it.
///
/// @param path of the page
public record UnsentOnDevice(String path, int count) {

    /// Written by scripts, as a [HostCookie].
    public static final String COOKIE = "SPRO_DEVICE_UNSENT";

    private static final int MAX_PAGES = 10;
    private static final Pattern ENTRY = Pattern.compile("(/[\\w-][\\w/-]{0,200}):([1-9]\\d{0,3})");

    /// Empty if nothing is noted, and of what is not readable.
    public static List<UnsentOnDevice> of(HttpServletRequest request) {
        return HostCookie.values(request, COOKIE)
                .flatMap(noted -> Arrays.stream(noted.split("\\|", MAX_PAGES + 1)))
                .map(ENTRY::matcher)
                .filter(entry -> entry.matches())
                .map(entry -> new UnsentOnDevice(entry.group(1), Integer.parseInt(entry.group(2))))
                .distinct()
                .limit(MAX_PAGES)
                .toList();
    }
}
