package fr.spro.suite;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A text of the network in the two languages of the suite.
public record NetworkText(String fr, String en) {

    public NetworkText {
        require(fr, "fr");
        require(en, "en");
    }

    private static void require(@Nullable String text, String language) {
        if (text == null || text.isBlank()) {
            throw new IllegalArgumentException("A text of the network is missing in '%s'".formatted(language));
        }
    }

    /// French for every other language.
    public String in(Locale language) {
        return language.getLanguage().equals("en") ? en : fr;
    }
}
