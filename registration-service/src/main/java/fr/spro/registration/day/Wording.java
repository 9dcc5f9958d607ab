package fr.spro.registration.day;

import fr.spro.platform.violation.Violation.Localized;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What the organiser wrote for participants: in French, and in English if somebody translated it.
public record Wording(String french, @Nullable String english) implements Localized {

    public static Wording french(String french) {
        return new Wording(french, null);
    }

    @Override
    public String in(Locale language) {
        return english != null && language.getLanguage().equals("en") ? english : french;
    }
}
