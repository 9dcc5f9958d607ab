package fr.spro.registration.day;

import fr.spro.platform.violation.Violation.Localized;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A text for participants in French, optionally with an English translation.
public record LocalizedText(String french, @Nullable String english) implements Localized {

    public static LocalizedText french(String french) {
        return new LocalizedText(french, null);
    }

    @Override
    public String in(Locale language) {
        return english != null && language.getLanguage().equals("en") ? english : french;
    }
}
