package fr.spro.registration.attendance;

import fr.spro.registration.enrolment.RegistrationId;
import java.util.Optional;
import java.util.regex.Pattern;

/// The content of the QR code on a badge: an id, no personal data.
public record BadgeCode(RegistrationId registration) {

    private static final String PREFIX = "SPRO:";
    private static final Pattern CODE = Pattern.compile(PREFIX + "([\\w-]{1,64})");

    /// Parses a scanned or typed text, if it is a code.
    public static Optional<BadgeCode> read(String text) {
        var code = CODE.matcher(text.strip());
        return code.matches() ? Optional.of(new BadgeCode(new RegistrationId(code.group(1)))) : Optional.empty();
    }

    public String text() {
        return PREFIX + registration.value();
    }
}
