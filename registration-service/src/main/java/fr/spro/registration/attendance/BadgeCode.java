package fr.spro.registration.attendance;

import fr.spro.registration.enrolment.RegistrationId;
import java.util.Optional;
import java.util.regex.Pattern;

/// What the QR code on a badge says: whose it is, and nothing about the person.
public record BadgeCode(RegistrationId registration) {

    private static final String PREFIX = "SPRO:";
    private static final Pattern CODE = Pattern.compile(PREFIX + "([\\w-]{1,64})");

    /// The code in a text that was scanned or typed, if it is one.
    public static Optional<BadgeCode> read(String text) {
        var code = CODE.matcher(text.strip());
        return code.matches() ? Optional.of(new BadgeCode(new RegistrationId(code.group(1)))) : Optional.empty();
    }

    public String text() {
        return PREFIX + registration.value();
    }
}
