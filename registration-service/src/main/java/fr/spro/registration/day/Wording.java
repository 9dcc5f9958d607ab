package fr.spro.registration.day;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What the organiser wrote for participants: in French, and in English if somebody translated it.
public record Wording(String french, @Nullable String english) {

    public static Wording french(String french) {
        return new Wording(french, null);
    }

    public String in(Locale language) {
        return english != null && language.getLanguage().equals("en") ? english : french;
    }
}
