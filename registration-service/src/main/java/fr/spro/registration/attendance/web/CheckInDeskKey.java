package fr.spro.registration.attendance.web;

import fr.spro.platform.web.DeviceKey;
import fr.spro.platform.web.HostCookie;
import fr.spro.registration.day.DayId;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;

/// The key with which a device encrypts the data of a day. It exists only in a cookie of this day: when the
/// browser drops it, the data is unreadable.
@Component
class CheckInDeskKey {

    private static final String COOKIE = "SPRO_CHECK_IN";

    private static final int BYTES = 32;
    private static final Pattern TEXT = Pattern.compile("[\\w-]{43}");

    private final SecureRandom random = new SecureRandom();
    private final boolean secure;
    private final Clock clock;

    CheckInDeskKey(@Value("${spro.public-url}") URI publicUrl, Clock clock) {
        this.secure = "https".equals(publicUrl.getScheme());
        this.clock = clock;
    }

    /// The name of the cookie of a day, of which there may be several on a device.
    static String name(DayId day, boolean isSecure) {
        return HostCookie.name(COOKIE + "_" + day.value(), isSecure);
    }

    /// Sets the device's existing key again, or a new one. Not HTTP-only, since the page's script reads it.
    String cookie(HttpServletRequest request, DayId day, Instant until) {
        var key = HostCookie.values(request, COOKIE + "_" + day.value())
                .filter(present -> TEXT.matcher(present).matches())
                .findFirst()
                .orElseGet(this::fresh);
        return ResponseCookie.from(name(day, secure), key)
                .path("/")
                .maxAge(Duration.between(clock.instant(), until))
                .sameSite("Strict")
                .secure(secure)
                .build()
                .toString();
    }

    /// Names the key for the sign-out, beside those of other days that the device still has. The list outlasts them
    /// all,
    /// whichever day was opened last.
    String list(HttpServletRequest request, DayId day) {
        var key = new DeviceKey(name(day, secure), CheckInDeskSettings.address(day));
        var others = DeviceKey.of(request).stream().filter(other -> !isExpired(request, other.cookie()));
        return ResponseCookie.from(
                        HostCookie.name(DeviceKey.LIST, secure), DeviceKey.list(Stream.concat(Stream.of(key), others)))
                .path("/")
                .maxAge(DeviceKey.LONGEST)
                .sameSite("Strict")
                .httpOnly(true)
                .secure(secure)
                .build()
                .toString();
    }

    /// Not the key of a version before, which only its page sees.
    private boolean isExpired(HttpServletRequest request, String cookie) {
        return cookie.startsWith(HostCookie.name(COOKIE + "_", secure))
                && HostCookie.values(request, HostCookie.plain(cookie))
                        .findAny()
                        .isEmpty();
    }

    private String fresh() {
        var key = new byte[BYTES];
        random.nextBytes(key);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(key);
    }
}
