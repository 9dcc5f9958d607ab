package fr.spro.suite;

import fr.spro.platform.violation.Violation.Localized;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A text of the staff in French, optionally with an English translation.
public record LocalizedText(String french, @Nullable String english) implements Localized {

    public static LocalizedText french(String french) {
        return new LocalizedText(french, null);
    }

    /// None without a French text.
    public static @Nullable LocalizedText orNull(@Nullable String french, @Nullable String english) {
        return french == null ? null : new LocalizedText(french, english);
    }

    @Override
    public String in(Locale language) {
        return english != null && isEnglish(language) ? english : french;
    }

    /// The `lang` attribute of the text on a page in this language: "fr" where there is no translation, else none.
    public @Nullable String lang(Locale language) {
        return english == null && isEnglish(language) ? Locale.FRENCH.getLanguage() : null;
    }

    private static boolean isEnglish(Locale language) {
        return language.getLanguage().equals(Locale.ENGLISH.getLanguage());
    }
}
