package fr.spro.registration.day;

import fr.spro.platform.violation.Violation.Localized;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A text for participants in French, optionally with an English translation.
public record Wording(String french, @Nullable String english) implements Localized {

    public static Wording french(String french) {
        return new Wording(french, null);
    }

    @Override
    public String in(Locale language) {
        return english != null && language.getLanguage().equals("en") ? english : french;
    }
}
